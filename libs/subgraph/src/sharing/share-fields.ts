import type { Result } from '@gezhi/kernel';
import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isNonNullType, isObjectType } from 'graphql';
import type { SubgraphContext } from '../context';
import { refusalError } from '../problems/answer-refusals';
import type { Dataset, DatasetField } from './dataset';
import type { SharedAccess } from './shared-access';

type Resolve = GraphQLFieldResolver<unknown, SubgraphContext>;

/**
 * Asks for a grant at every field of a dataset, whoever resolves it; callers who read by role pass. Throws on a
 * coordinate that the schema does not have, since a field that was renamed would only be kept by the rules of rows, and
 * on a field that cannot be null: a refusal takes nothing else of the answer with it.
 */
export function shareFields(schema: GraphQLSchema, datasets: readonly Dataset[]): void {
  for (const { key, fields } of datasets) {
    for (const [coordinate, how] of Object.entries(fields)) {
      const [typeName = '', fieldName = ''] = coordinate.split('.');
      const type = schema.getType(typeName);
      const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
      if (!field) throw new Error(`There is no field ${coordinate} of the dataset ${key}`);
      if (isNonNullType(field.type))
        throw new Error(`${coordinate} is shared by grant: let it be null`);
      const resolve = (field.resolve as Resolve | undefined) ?? defaultFieldResolver;
      field.resolve = shared(resolve, coordinate, key, how);
    }
  }
}

/** Notes that entities of a dataset are looked up by key. */
export function admitToEntity(
  type: string,
  datasets: readonly Dataset[],
): (context: SubgraphContext) => Promise<void> {
  const found = datasets.filter(({ types }) => types.includes(type));
  return async (context) => {
    if (context.access === null) return;
    for (const { key } of found) admit(await context.access.touch(key), type, context);
  };
}

function shared(resolve: Resolve, coordinate: string, key: string, how: DatasetField): Resolve {
  return (root, args, context, info) => {
    const { access } = context;
    if (access === null) return resolve(root, args, context, info);
    return ask(access, key, how, root).then((granted) => {
      admit(granted, coordinate, context);
      return resolve(root, args, context, info);
    });
  };
}

function ask(
  access: SharedAccess,
  key: string,
  how: DatasetField,
  root: unknown,
): Promise<Result<void>> {
  switch (how) {
    case 'AREA':
      return access.rowsOf(key, { areaCode: codeOf(root) });
    case 'ANY':
      return access.rowsOf(key);
    case 'OWN':
      return access.touch(key);
  }
}

function admit(granted: Result<void>, operation: string, context: SubgraphContext): void {
  if (granted.ok) return;
  context.audit.denied(operation, granted.refusal);
  throw refusalError(granted.refusal, context);
}

/** A parent without a code lies nowhere: no grant holds it. */
function codeOf(root: unknown): string {
  const code = typeof root === 'object' && root !== null && 'code' in root ? root.code : null;
  return typeof code === 'string' ? code : '';
}
