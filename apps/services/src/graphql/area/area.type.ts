import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Owned by the grid subgraph; here it carries what services add to it. */
@Directive('@key(fields: "code")')
@ObjectType('Area')
export class AreaType {
  @Field(() => ID)
  code!: string;
}
