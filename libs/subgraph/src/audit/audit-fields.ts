import type { Reading } from '@gezhi/audit';
import type { GraphQLFieldResolver } from 'graphql';
import { defaultFieldResolver } from 'graphql';
import type { SubgraphContext } from '../context';
import { coordinateOf } from './coordinate';

type Resolve = GraphQLFieldResolver<unknown, SubgraphContext>;
type ResolverMap = Record<string, Record<string, unknown>>;

/** One sensitive field: what its reading is called, and which object was read, given the parent and the value. */
export interface SensitiveRead {
  readonly kind: Reading['kind'];
  /** The type of the object in the graph. */
  readonly type: string;
  /** Which of the two is the object. */
  readonly object: 'PARENT' | 'VALUE';
}

/** By coordinate, `Type.field`. */
export type SensitiveReads = Readonly<Record<string, SensitiveRead>>;

/**
 * Records every mutation under its name, and the reading of every sensitive field. Put around all fields of a schema
 * at once, so that no resolver can forget it. Throws on a coordinate that the schema does not have.
 */
export function auditFields(
  resolvers: ResolverMap,
  reads: SensitiveReads,
  hasField: (type: string, field: string) => boolean,
): void {
  for (const [name, resolve] of Object.entries(resolvers['Mutation'] ?? {})) {
    (resolvers['Mutation'] ?? {})[name] = auditMutation(resolve as Resolve);
  }
  for (const [coordinate, read] of Object.entries(reads)) {
    const [type = '', field = ''] = coordinate.split('.');
    if (!hasField(type, field)) throw new Error(`There is no field ${coordinate} to audit`);
    const fields = (resolvers[type] ??= {});
    fields[field] = auditRead((fields[field] as Resolve | undefined) ?? defaultFieldResolver, read);
  }
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

function auditRead(resolve: Resolve, { kind, type, object }: SensitiveRead): Resolve {
  return async (root, args, context, info) => {
    const value: unknown = await resolve(root, args, context, info);
    const read = object === 'PARENT' ? root : value;
    const operation = coordinateOf(info);
    if (hasId(read)) {
      if (value !== null && value !== undefined)
        context.audit.read({
          kind,
          operation,
          object: { type, id: read.id, areaCode: read.areaCode },
        });
    } else if (kind === 'SEARCH') context.audit.read({ kind, operation });
    return value;
  };
}

function isProblem(answer: unknown): boolean {
  return (
    typeof answer === 'object' && answer !== null && 'code' in answer && '__typename' in answer
  );
}

function hasId(value: unknown): value is { id: string; areaCode?: string | null } {
  return (
    typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
  );
}
