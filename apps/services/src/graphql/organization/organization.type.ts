import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by the party-building subgraph; here it carries what services add to it. */
@Directive('@key(fields: "id")')
@ObjectType('Organization')
export class OrganizationType {
  @Field(() => ID)
  id!: string;
}
