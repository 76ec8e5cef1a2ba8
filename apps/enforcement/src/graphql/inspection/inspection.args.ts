import { LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import { ArgsType, Field, InputType } from 'type-graphql';
import type { FindingResult, InspectionTrigger } from '../../domain/inspection/inspection.codes';
import type { InspectionState } from '../../domain/inspection/inspection.states';
import { FindingResultEnum, InspectionStateEnum, InspectionTriggerEnum } from './inspection.enums';

@InputType('InspectionFilter', {
  description: 'Which inspections of a list; conditions left out do not restrict.',
})
export class InspectionFilterInput {
  @Field(() => [InspectionStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: InspectionState[] | null;

  @Field(() => [InspectionTriggerEnum], {
    nullable: true,
    description: 'For one of these reasons.',
  })
  triggers?: InspectionTrigger[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Planned on this day or later.' })
  plannedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Planned on this day or before.' })
  plannedTo?: string | null;
}

@ArgsType()
export class InspectionArgs extends PageArgs {
  @Field(() => InspectionFilterInput, { nullable: true, description: 'Which inspections.' })
  filter?: InspectionFilterInput | null;
}

@ArgsType()
export class FindingArgs extends PageArgs {
  @Field(() => FindingResultEnum, { nullable: true, description: 'Only with this result.' })
  result?: FindingResult | null;
}
