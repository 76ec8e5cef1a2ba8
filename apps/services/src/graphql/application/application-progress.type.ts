import { InstantScalar } from '@gezhi/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { ApplicationOutcome } from '../../domain/application/application.codes';
import type { ApplicationState } from '../../domain/application/application.states';
import { ApplicationOutcomeEnum, ApplicationStateEnum } from './application.enums';

@ObjectType('ApplicationProgress', {
  description:
    'How far an application is (办件进度), for whoever holds its tracking code: nothing in it tells who applied or where.',
})
export class ApplicationProgressType {
  @Field(() => String, { description: 'The tracking code asked with.' })
  trackingCode!: string;

  @Field(() => ApplicationStateEnum, { description: 'Where it stands.' })
  state!: ApplicationState;

  @Field(() => ApplicationOutcomeEnum, {
    nullable: true,
    description: 'How it ended, once it has.',
  })
  outcome!: ApplicationOutcome | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was submitted.' })
  submittedAt!: Date | null;

  @Field(() => [String], {
    description: 'The codes of the materials asked for, if any: names are in the item version.',
  })
  correctionMaterials!: string[];

  @Field(() => InstantScalar, { nullable: true, description: 'When it counts as accepted.' })
  acceptedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the promised limit ends.' })
  dueAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;
}
