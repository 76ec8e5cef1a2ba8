import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('GovEvent')
export class GovEventType {
  @Field(() => ID)
  id!: string;
}
