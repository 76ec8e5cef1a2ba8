import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isObjectType } from 'graphql';
import type { SubgraphContext } from '../context';
import type { FieldMask } from './field-mask';

type Resolve = GraphQLFieldResolver<unknown, SubgraphContext>;

/** By coordinate, `Type.field`. */
export type FieldMasks = Readonly<Record<string, FieldMask>>;

/**
 * Puts its mask around every field that has one, whatever resolves it; to be done before anything else is put around
 * fields. Throws on a coordinate that the schema does not have: a field that was renamed would be shown.
 */
export function maskFields(schema: GraphQLSchema, masks: FieldMasks): void {
  for (const [coordinate, mask] of Object.entries(masks)) {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field) throw new Error(`There is no field ${coordinate} to mask`);
    field.resolve = masked((field.resolve as Resolve | undefined) ?? defaultFieldResolver, mask);
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
