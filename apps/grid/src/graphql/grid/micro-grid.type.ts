import { connectionType } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('SizeWarning', { description: 'A micro-grid outside 50 to 100 households (G1).' })
export class SizeWarningType {
  @Field(() => Int, { description: 'How many households it has.' })
  households!: number;

  @Field(() => Int, { description: 'The fewest it should have.' })
  least!: number;

  @Field(() => Int, { description: 'The most it should have.' })
  most!: number;

  @Field(() => String, { nullable: true, description: 'Why it is so.' })
  reason!: string | null;
}

@Directive('@key(fields: "code")')
@ObjectType('MicroGrid', { description: 'A micro-grid (微网格): 50 to 100 households of a grid.' })
export class MicroGridType {
  @Field(() => ID, { description: 'Its area code.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'What its volunteer looks after.' })
  volunteerRole!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const MicroGridConnection = connectionType('MicroGrid', () => MicroGridType);
