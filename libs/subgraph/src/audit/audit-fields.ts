import type { Reading } from '@gezhi/audit';
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isObjectType } from 'graphql';
import type { SubgraphContext } from '../context';
import { coordinateOf } from './coordinate';

type Resolve = GraphQLFieldResolver<unknown, SubgraphContext>;
type FieldResolver = GraphQLFieldResolver<unknown, unknown>;

/**
 * What reading a field means. READ: the parent is the object, and the field one of those that hold something of it.
 * SEARCH: the answer is the object, found by what identifies it; recorded also when nothing was found.
 */
export interface SensitiveRead {
  readonly kind: Extract<Reading['kind'], 'READ' | 'SEARCH'>;
  /** The type of the object in the graph. */
  readonly type: string;
}

/** By coordinate, `Type.field`. */
export type SensitiveReads = Readonly<Record<string, SensitiveRead>>;

/**
 * Records every mutation under its name, and the reading of every sensitive field. Put around all fields of a schema
 * at once, after everything else that may refuse them, so that no resolver can forget it. Throws on a coordinate that
 * the schema does not have.
 */
export function auditFields(schema: GraphQLSchema, reads: SensitiveReads): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    field.resolve = auditMutation(
      (field.resolve ?? defaultFieldResolver) as Resolve,
    ) as FieldResolver;
  }
  for (const [coordinate, read] of Object.entries(reads)) {
    const field = fieldAt(schema, coordinate);
    if (!field) throw new Error(`There is no field ${coordinate} to audit`);
    field.resolve = auditRead(
      (field.resolve ?? defaultFieldResolver) as Resolve,
      read,
    ) as FieldResolver;
  }
}

function fieldAt(
  schema: GraphQLSchema,
  coordinate: string,
): GraphQLField<unknown, unknown> | undefined {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  return isObjectType(type) ? type.getFields()[fieldName] : undefined;
}

const AUDITED = Symbol('audited mutation');

/** Whether a resolver records what it does: the contract of every subgraph asks. */
export function isAudited(resolve: unknown): boolean {
  return typeof resolve === 'function' && AUDITED in resolve;
}

function auditMutation(resolve: Resolve): Resolve {
  const audited: Resolve = async (root, args, context, info) => {
    context.audit.begin(coordinateOf(info), args);
    const answer: unknown = await resolve(root, args, context, info);
    // Problems are told apart by their name; anything else was done.
    if (!isProblem(answer)) context.audit.done();
    return answer;
  };
  return Object.assign(audited, { [AUDITED]: true });
}

function auditRead(resolve: Resolve, { kind, type }: SensitiveRead): Resolve {
  return async (root, args, context, info) => {
    const value: unknown = await resolve(root, args, context, info);
    const object = objectOf(type, kind === 'READ' ? root : value);
    if (kind === 'SEARCH') {
      context.audit.read({ kind, operation: coordinateOf(info), object, input: args });
    } else if (value !== null && value !== undefined) {
      context.audit.read({ kind, operation: type, field: info.fieldName, object });
    }
    return value;
  };
}

function objectOf(type: string, value: unknown): Reading['object'] {
  if (typeof value !== 'object' || value === null || !('id' in value)) return undefined;
  const areaCode = 'areaCode' in value ? (value.areaCode as string | null) : null;
  return { type, id: String(value.id), areaCode };
}

function isProblem(answer: unknown): boolean {
  return (
    typeof answer === 'object' && answer !== null && 'code' in answer && '__typename' in answer
  );
}
