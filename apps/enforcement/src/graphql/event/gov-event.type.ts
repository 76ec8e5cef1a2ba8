import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An event, owned by the grid subgraph; enforcement adds the visits it led to. */
@Directive('@key(fields: "id")')
@ObjectType('GovEvent')
export class GovEventType {
  @Field(() => ID)
  id!: string;
}
