import { Directive, Field, ID, ObjectType } from 'type-graphql';

@Directive('@key(fields: "code")')
@ObjectType('Area')
export class AreaType {
  @Field(() => ID)
  code!: string;
}
