import type { GraphQLResolveInfo } from 'graphql';

/** The field as the trail names it: `Mutation.acceptEvent`. */
export function coordinateOf({ parentType, fieldName }: GraphQLResolveInfo): string {
  return `${parentType.name}.${fieldName}`;
}
