import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An area, owned by the grid subgraph; party-building adds its own lists and figures. */
@Directive('@key(fields: "code")')
@ObjectType('Area')
export class AreaType {
  @Field(() => ID)
  code!: string;
}
