import type { DeadlineStatus, DeadlineUnit } from '@gezhi/deadlines';
import { connectionType, InstantScalar, Policy } from '@gezhi/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  EscalationLevel,
  EscalationMode,
  EscalationReason,
  EventStage,
} from '../../domain/escalation/escalation.codes';
import type { Urgency } from '../../domain/event/event.codes';
import { DeadlineStatusEnum, DeadlineUnitEnum, UrgencyEnum } from '../event/event.enums';
import {
  EscalationLevelEnum,
  EscalationModeEnum,
  EscalationReasonEnum,
  EventStageEnum,
} from './escalation.enums';

@Policy('staff')
@ObjectType('EventEscalation', {
  description:
    'That a deadline acted (提级记录): a reminder at 80 %, or a step up the ladder. Once for each limit and level (G7).',
})
export class EventEscalationType {
  @Field(() => EventStageEnum, { description: 'Which limit.' })
  stage!: EventStage;

  @Field(() => EscalationLevelEnum, { description: 'Who was told.' })
  level!: EscalationLevel;

  @Field(() => EscalationModeEnum, { description: 'What it did.' })
  mode!: EscalationMode;

  @Field(() => String, {
    nullable: true,
    description:
      'Where the level should have become the lead and could not: the code of what refused it. It was told instead.',
  })
  keptBecause!: string | null;

  @Field(() => EscalationReasonEnum, { description: 'Why.' })
  reason!: EscalationReason;

  @Field(() => InstantScalar, { description: 'The end of the limit as it stood.' })
  dueAt!: Date;

  @Field(() => InstantScalar, { description: 'The moment it fell due.' })
  fellDueAt!: Date;

  @Field(() => InstantScalar, {
    description: 'When it was done: later than it fell due after an outage.',
  })
  madeAt!: Date;

  @Field(() => ID, { nullable: true, description: 'The area whose people on duty were told.' })
  areaCode!: string | null;
}

export const EventEscalationConnection = connectionType(
  'EventEscalation',
  () => EventEscalationType,
);

@Policy('staff')
@ObjectType('NextEscalation', { description: 'What happens next if nothing is done (下一次提级).' })
export class NextEscalationType {
  @Field(() => EscalationLevelEnum, { description: 'Whom it is carried to.' })
  level!: EscalationLevel;

  @Field(() => InstantScalar, { description: 'When.' })
  at!: Date;
}

@Policy('staff')
@ObjectType('StageDeadline', {
  description: 'The limit of the present step (环节时限), besides that of the whole handling.',
})
export class StageDeadlineType {
  @Field(() => EventStageEnum, { description: 'Which step is waited for.' })
  stage!: EventStage;

  @Field(() => InstantScalar, { description: 'When the waiting began.' })
  startedAt!: Date;

  @Field(() => InstantScalar, { description: 'The last moment that keeps it.' })
  dueAt!: Date;

  @Field(() => DeadlineStatusEnum, { description: 'ON_TIME or OVERDUE.' })
  status!: DeadlineStatus;
}

@ObjectType('EscalationRule', {
  description:
    'How lateness is carried up (提级规则) for an urgency and, where it differs, a category.',
})
export class EscalationRuleType {
  @Field(() => UrgencyEnum, { description: 'For matters of this urgency.' })
  urgency!: Urgency;

  @Field(() => ID, {
    description: 'The category and all below it; empty for all that have no rule of their own.',
  })
  categoryCode!: string;

  @Field(() => EscalationModeEnum, { description: 'What a step up does.' })
  mode!: EscalationMode;

  @Field(() => DeadlineUnitEnum, { description: 'How the interval between steps is counted.' })
  intervalUnit!: DeadlineUnit;

  @Field(() => Int, { description: 'The interval, in its unit.' })
  intervalAmount!: number;

  @Field(() => Int, { description: 'How many steps up from the first level told: 3 at most (G7).' })
  maxDepth!: number;

  @Field(() => String, { description: 'What the rule follows.' })
  source!: string;
}

export const EscalationRuleConnection = connectionType('EscalationRule', () => EscalationRuleType);
