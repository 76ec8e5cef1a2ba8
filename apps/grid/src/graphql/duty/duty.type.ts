import { codeEnum, connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DutyChangeState, ShiftKind, ShiftState } from '../../domain/duty/duty.codes';
import { DUTY_CHANGE_STATES, SHIFT_KINDS, SHIFT_STATES } from '../../domain/duty/duty.codes';

export const DutyShiftKindEnum = codeEnum(SHIFT_KINDS);
export const DutyShiftStateEnum = codeEnum(SHIFT_STATES);
export const DutyChangeStateEnum = codeEnum(DUTY_CHANGE_STATES);

@Policy('staff')
@ObjectType('DutyGap', {
  description: 'A time in which somebody is to be on duty and nobody is (值班空档).',
})
export class DutyGapType {
  @Field(() => InstantScalar, { description: 'From when.' })
  startsAt!: Date;

  @Field(() => InstantScalar, { description: 'Until when.' })
  endsAt!: Date;
}

@Policy('staff')
@ObjectType('DutyRoster', { description: 'Who is on duty in an area in a week (值班表).' })
export class DutyRosterType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => DutyShiftKindEnum, { description: 'What the duty is for.' })
  kind!: ShiftKind;

  @Field(() => LocalDateScalar, { description: 'The Monday.' })
  weekOf!: string;

  @Field(() => Int, {
    description: 'From when somebody is to be there, in minutes after midnight.',
  })
  coverFrom!: number;

  @Field(() => Int, { description: 'Until when, in minutes after midnight.' })
  coverTo!: number;

  @Field(() => Int, { description: 'Counts changes.' })
  version!: number;
}
export const DutyRosterConnection = connectionType('DutyRoster', () => DutyRosterType);

@Policy('staff')
@ObjectType('DutyShift', {
  description:
    'That a post is on duty from one moment until another (班次): when and for which area, never where.',
})
export class DutyShiftType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => DutyShiftKindEnum, { description: 'What the duty is for.' })
  kind!: ShiftKind;

  @Field(() => ID, { description: 'The area.' })
  areaCode!: string;

  @Field(() => InstantScalar, { description: 'From when.' })
  startsAt!: Date;

  @Field(() => InstantScalar, { description: 'Until when.' })
  endsAt!: Date;

  @Field(() => DutyShiftStateEnum, { description: 'Where it stands.' })
  state!: ShiftState;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const DutyShiftConnection = connectionType('DutyShift', () => DutyShiftType);

@Policy('staff')
@ObjectType('DutyChange', {
  description:
    'That somebody else is to take a shift over (顶班), in exchange for one of their own or not (换班).',
})
export class DutyChangeType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => DutyChangeStateEnum, { description: 'Where it stands.' })
  state!: DutyChangeState;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const DutyChangeConnection = connectionType('DutyChange', () => DutyChangeType);
