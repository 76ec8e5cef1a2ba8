import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by the party-building subgraph; here it is a key, and what grids and events add to it. */
@Directive('@key(fields: "id")')
@ObjectType('Organization')
export class OrganizationType {
  @Field(() => ID)
  id!: string;
}

export const organizationOf = (id: string | null): OrganizationType | null =>
  id === null ? null : { id };
