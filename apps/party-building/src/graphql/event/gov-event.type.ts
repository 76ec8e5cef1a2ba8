import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An event, owned by the grid subgraph; party-building adds what its alliances made of it. */
@Directive('@key(fields: "id")')
@ObjectType('GovEvent')
export class GovEventType {
  @Field(() => ID)
  id!: string;
}
