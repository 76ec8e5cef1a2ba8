import { Authenticated, connectionType, InstantScalar, Policy } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  ArrivalMode,
  ObjectionReason,
  ObjectionState,
} from '../../domain/whistle/whistle.codes';
import type { ResponseAction, ResponseState } from '../../domain/whistle/whistle-response.states';
import {
  ArrivalModeEnum,
  ObjectionReasonEnum,
  ObjectionStateEnum,
  ResponseActionEnum,
  ResponseStateEnum,
} from './whistle.enums';

@Authenticated()
@Directive('@key(fields: "id")')
@ObjectType('WhistleResponse', {
  description: 'The part of one responding organisation (应哨单位) in a whistle.',
})
export class WhistleResponseType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => ResponseStateEnum, { description: 'What it has done.' })
  state!: ResponseState;

  @Field(() => Boolean, { description: 'Whether it leads (牵头).' })
  lead!: boolean;

  @Field(() => Boolean, { description: 'Whether the whistle waits for it.' })
  mandatory!: boolean;

  @Field(() => InstantScalar, { description: 'When it was called: its limit begins.' })
  requestedAt!: Date;

  @Field(() => InstantScalar, { description: 'When it was noted that it has to be told.' })
  notifiedAt!: Date;

  @Field(() => InstantScalar, { description: 'The last moment that is on time.' })
  dueAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it reported.' })
  arrivedAt!: Date | null;

  @Field(() => ArrivalModeEnum, { nullable: true, description: 'How it reported.' })
  arrivalMode!: ArrivalMode | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When both sides were told it is late.',
  })
  lateAt!: Date | null;

  @Field(() => ObjectionStateEnum, { nullable: true, description: 'What became of its objection.' })
  objectionState!: ObjectionState | null;

  @Field(() => ObjectionReasonEnum, { nullable: true, description: 'Why it objected.' })
  objectionReason!: ObjectionReason | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it objected.' })
  objectedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the centre decided on it.' })
  objectionDecidedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was found absent; it stays so when it comes afterwards.',
  })
  absentAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What it reports to have done.' })
  result!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it reported that.' })
  resultAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const WhistleResponseConnection = connectionType(
  'WhistleResponse',
  () => WhistleResponseType,
);

@ObjectType('WhistleResponseStep', {
  description: 'One step of a responder. It tells the organisation, never the person.',
})
export class WhistleResponseStepType {
  @Field(() => ResponseActionEnum, { description: 'What was done.' })
  action!: ResponseAction | 'call';

  @Field(() => ResponseStateEnum, { nullable: true, description: 'From where; null for the call.' })
  fromState!: ResponseState | null;

  @Field(() => ResponseStateEnum, { description: 'To where.' })
  toState!: ResponseState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;

  @Policy('staff')
  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;
}

export const WhistleResponseStepConnection = connectionType(
  'WhistleResponseStep',
  () => WhistleResponseStepType,
);
