import type { GraphQLFieldResolver } from 'graphql';
import { defaultFieldResolver } from 'graphql';
import type { SubgraphContext } from '../context';
import type { FieldMask } from './field-mask';

type Resolve = GraphQLFieldResolver<unknown, SubgraphContext>;
type ResolverMap = Record<string, Record<string, unknown>>;

/** By coordinate, `Type.field`. */
export type FieldMasks = Readonly<Record<string, FieldMask>>;

/**
 * Puts its mask around every field that has one, whatever resolves it. Throws on a coordinate that the schema does
 * not have: a field that was renamed would be shown.
 */
export function maskFields(
  resolvers: ResolverMap,
  masks: FieldMasks,
  hasField: (type: string, field: string) => boolean,
): void {
  for (const [coordinate, mask] of Object.entries(masks)) {
    const [type = '', field = ''] = coordinate.split('.');
    if (!hasField(type, field)) throw new Error(`There is no field ${coordinate} to mask`);
    const fields = (resolvers[type] ??= {});
    fields[field] = masked((fields[field] as Resolve | undefined) ?? defaultFieldResolver, mask);
  }
}

function masked(resolve: Resolve, mask: FieldMask): Resolve {
  return (root, args, context, info) => {
    const value: unknown = resolve(root, args, context, info);
    return value instanceof Promise
      ? value.then((settled: unknown) => mask.show(settled, root, context))
      : mask.show(value, root, context);
  };
}
