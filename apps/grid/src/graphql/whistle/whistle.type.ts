import type { DeadlineUnit } from '@gezhi/deadlines';
import { Authenticated, connectionType, InstantScalar, Policy } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  WhistleInitiatorKind,
  WhistleKind,
  WhistleLevel,
  WhistleOutcome,
} from '../../domain/whistle/whistle.codes';
import type { WhistleAction, WhistleState } from '../../domain/whistle/whistle.states';
import { DeadlineUnitEnum } from '../event/event.enums';
import {
  WhistleActionEnum,
  WhistleInitiatorEnum,
  WhistleKindEnum,
  WhistleLevelEnum,
  WhistleOutcomeEnum,
  WhistleStateEnum,
} from './whistle.enums';

@Authenticated()
@Directive('@key(fields: "id")')
@ObjectType('Whistle', {
  description:
    'A whistle (吹哨报到): a subdistrict calls the departments a matter needs, and they report to it (spec/whistle.md).',
})
export class WhistleType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The number people quote.' })
  number!: string;

  @Field(() => WhistleKindEnum, { description: 'What it is blown for.' })
  kind!: WhistleKind;

  @Field(() => WhistleStateEnum, { description: 'Where it stands.' })
  state!: WhistleState;

  @Field(() => WhistleLevelEnum, { description: 'Who has to see to it; raised when not resolved.' })
  level!: WhistleLevel;

  @Field(() => WhistleInitiatorEnum, { description: 'Who blows.' })
  initiatorKind!: WhistleInitiatorKind;

  @Field(() => String, { description: 'The matter in one line.' })
  title!: string;

  @Field(() => String, { description: 'What is the matter.' })
  problem!: string;

  @Field(() => String, { description: 'What was tried, and why own means are not enough.' })
  triedSoFar!: string;

  @Field(() => String, { nullable: true, description: 'For which leader post it was approved.' })
  approvedPost!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was approved.' })
  approvedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was blown.' })
  blownAt!: Date | null;

  @Field(() => DeadlineUnitEnum, { nullable: true, description: 'How the limit is counted.' })
  limitUnit!: DeadlineUnit | null;

  @Field(() => Int, { nullable: true, description: 'The limit for reporting, in its unit.' })
  limitAmount!: number | null;

  @Field(() => String, { nullable: true, description: 'The norm the limit follows.' })
  limitBasis!: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When nobody mandatory was awaited any more.',
  })
  arrivedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When handling last started.' })
  handlingAt!: Date | null;

  @Field(() => WhistleOutcomeEnum, {
    nullable: true,
    description: 'How it ended, as the initiator confirms; null while it is handled.',
  })
  outcome!: WhistleOutcome | null;

  @Field(() => String, { nullable: true, description: 'What the initiator says about it.' })
  outcomeNote!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the outcome was confirmed.' })
  concludedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Until when the evaluation waits for responders.',
  })
  ratingDueAt!: Date | null;

  @Field(() => Int, { description: 'How often it was raised (提级).' })
  raiseCount!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was closed (销哨).' })
  closedAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether it was blown within 90 days after the close of the one it repeats.',
  })
  relapse!: boolean;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const WhistleConnection = connectionType('Whistle', () => WhistleType);

@ObjectType('WhistleStep', {
  description: 'One step in the life of a whistle. It tells the organisation, never the person.',
})
export class WhistleStepType {
  @Field(() => WhistleActionEnum, { description: 'What was done.' })
  action!: WhistleAction | 'draft';

  @Field(() => WhistleStateEnum, { nullable: true, description: 'From where; null for the draft.' })
  fromState!: WhistleState | null;

  @Field(() => WhistleStateEnum, { description: 'To where.' })
  toState!: WhistleState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;

  @Policy('staff')
  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;
}

export const WhistleStepConnection = connectionType('WhistleStep', () => WhistleStepType);
