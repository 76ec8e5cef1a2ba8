import { connectionType, InstantScalar, Policy } from '@gezhi/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { ApplicationState } from '../../domain/application/application.states';
import { ApplicationStateEnum } from './application.enums';

@ObjectType('ApplicationStep', {
  description:
    'One step of an application as it happened (办理环节). It names organisations, never accounts.',
})
export class ApplicationStepType {
  @Field(() => String, { description: 'The action, as in the state machine.' })
  action!: string;

  @Field(() => ApplicationStateEnum, {
    nullable: true,
    description: 'The state before; null for the step that made it.',
  })
  fromState!: ApplicationState | null;

  @Field(() => ApplicationStateEnum, { description: 'The state after.' })
  toState!: ApplicationState;

  @Policy('staff')
  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;

  @Field(() => InstantScalar, { description: 'When it happened.' })
  occurredAt!: Date;
}

export const ApplicationStepConnection = connectionType(
  'ApplicationStep',
  () => ApplicationStepType,
);
