import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('SilenceRun', {
  description: 'What a run over silent applications did (逾期视为受理).',
})
export class SilenceRunType {
  @Field(() => [ID], { description: 'The applications that are now accepted, at most 500.' })
  accepted!: string[];

  @Field(() => Int, { description: 'Those somebody else moved on meanwhile.' })
  skipped!: number;

  @Field(() => Boolean, { description: 'Whether there are more: run again.' })
  more!: boolean;
}
