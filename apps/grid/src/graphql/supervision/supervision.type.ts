import type { DeadlineUnit } from '@gezhi/deadlines';
import { codeEnum, connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { EscalationLevel } from '../../domain/escalation/escalation.codes';
import type { ExtensionReason, ExtensionState } from '../../domain/extension/extension.codes';
import { EXTENSION_REASONS, EXTENSION_STATES } from '../../domain/extension/extension.codes';
import type {
  SupervisionReason,
  SupervisionState,
} from '../../domain/supervision/supervision.codes';
import {
  SUPERVISION_REASONS,
  SUPERVISION_STATES,
} from '../../domain/supervision/supervision.codes';
import { EscalationLevelEnum } from '../escalation/escalation.enums';
import { DeadlineUnitEnum } from '../event/event.enums';

export const SupervisionReasonEnum = codeEnum(SUPERVISION_REASONS);
export const SupervisionStateEnum = codeEnum(SUPERVISION_STATES);
export const ExtensionReasonEnum = codeEnum(EXTENSION_REASONS);
export const ExtensionStateEnum = codeEnum(EXTENSION_STATES);

@Policy('staff')
@ObjectType('EventSupervision', {
  description:
    'That a command centre watches an event and wants to be told how it goes (督办). One at a time for an event.',
})
export class EventSupervisionType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => SupervisionStateEnum, { description: 'Where it stands.' })
  state!: SupervisionState;

  @Field(() => SupervisionReasonEnum, { description: 'Why.' })
  reason!: SupervisionReason;

  @Field(() => EscalationLevelEnum, { description: 'The level that supervises.' })
  level!: EscalationLevel;

  @Field(() => LocalDateScalar, { description: 'The day by which the lead reports back.' })
  expectedOn!: string;

  @Field(() => InstantScalar, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => String, { nullable: true, description: 'The last report.' })
  answer!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it came.' })
  answeredAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the supervision was lifted.' })
  liftedAt!: Date | null;
}

export const EventSupervisionConnection = connectionType(
  'EventSupervision',
  () => EventSupervisionType,
);

@Policy('staff')
@ObjectType('EventExtension', {
  description: 'A request of the lead organisation for more time (延期申请), and its answer.',
})
export class EventExtensionType {
  @Field(() => ExtensionStateEnum, { description: 'Where it stands.' })
  state!: ExtensionState;

  @Field(() => ExtensionReasonEnum, { description: 'Why more time is needed.' })
  reason!: ExtensionReason;

  @Field(() => Int, { description: 'How much is asked for.' })
  amount!: number;

  @Field(() => Int, { nullable: true, description: 'How much was granted.' })
  granted!: number | null;

  @Field(() => DeadlineUnitEnum, { description: 'The unit of both: that of the limit.' })
  unit!: DeadlineUnit;

  @Field(() => InstantScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was decided on, or lapsed with the limit or the event.',
  })
  decidedAt!: Date | null;
}

export const EventExtensionConnection = connectionType('EventExtension', () => EventExtensionType);
