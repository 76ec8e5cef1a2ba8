import {
  codeEnum,
  connectionType,
  InstantScalar,
  LocalDateScalar,
  LocalizedText,
  Policy,
} from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  AgreementForm,
  DisputeChannel,
  DisputeKind,
  DisputeRole,
  MediatorPost,
  SessionOutcome,
} from '../../domain/dispute/dispute.codes';
import {
  AGREEMENT_FORMS,
  DISPUTE_CHANNELS,
  DISPUTE_KINDS,
  DISPUTE_ROLES,
  MEDIATOR_POSTS,
  SESSION_OUTCOMES,
} from '../../domain/dispute/dispute.codes';
import type { DisputeAction, DisputeState } from '../../domain/dispute/dispute.states';
import { DISPUTE_ACTIONS, DISPUTE_STATES } from '../../domain/dispute/dispute.states';

export const DisputeKindEnum = codeEnum(DISPUTE_KINDS);
export const DisputeRoleEnum = codeEnum(DISPUTE_ROLES);
export const MediatorPostEnum = codeEnum(MEDIATOR_POSTS);
export const SessionOutcomeEnum = codeEnum(SESSION_OUTCOMES);
export const AgreementFormEnum = codeEnum(AGREEMENT_FORMS);
export const DisputeChannelEnum = codeEnum(DISPUTE_CHANNELS);
export const DisputeStateEnum = codeEnum(DISPUTE_STATES);
const DisputeActionEnum = codeEnum(DISPUTE_ACTIONS);

@ObjectType('DisputeParty', { description: 'How many of one role are party to a dispute.' })
export class DisputePartyType {
  @Field(() => DisputeRoleEnum, { description: 'The role.' })
  role!: DisputeRole;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@Policy('staff')
@Directive('@key(fields: "id")')
@ObjectType('Dispute', {
  description:
    'A dispute (矛盾纠纷) and its mediation (人民调解). Parties are counts of roles: nobody is named, listed or counted ' +
    'across disputes. Mediation is voluntary and takes no right away.',
})
export class DisputeType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => DisputeStateEnum, { description: 'Where it stands.' })
  state!: DisputeState;

  @Field(() => DisputeKindEnum, { description: 'What it is about.' })
  kind!: DisputeKind;

  @Field(() => Int, { description: 'How many sessions of mediation were held.' })
  sessionCount!: number;

  @Field(() => AgreementFormEnum, {
    nullable: true,
    description: 'In which form the agreement stands; null without one.',
  })
  agreementForm!: AgreementForm | null;

  @Field(() => String, { nullable: true, description: 'What was agreed, without names.' })
  agreement!: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day on which it is asked whether the agreement is kept.',
  })
  visitDueOn!: string | null;

  @Field(() => DisputeChannelEnum, { nullable: true, description: 'The way that was shown.' })
  referredTo!: DisputeChannel | null;

  @Field(() => InstantScalar, { description: 'When it was found.' })
  foundAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ended.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const DisputeConnection = connectionType('Dispute', () => DisputeType);

@ObjectType('DisputeStep', { description: 'One step in the life of a dispute (流转记录).' })
export class DisputeStepType {
  @Field(() => DisputeActionEnum, { description: 'What was done.' })
  action!: DisputeAction | 'register';

  @Field(() => DisputeStateEnum, { nullable: true, description: 'From where.' })
  fromState!: DisputeState | null;

  @Field(() => DisputeStateEnum, { description: 'To where.' })
  toState!: DisputeState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;

  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;
}
export const DisputeStepConnection = connectionType('DisputeStep', () => DisputeStepType);

@ObjectType('MediationSession', { description: 'A session of mediation that was held (调解会).' })
export class MediationSessionType {
  @Field(() => LocalDateScalar, { description: 'On which day.' })
  heldOn!: string;

  @Field(() => String, { description: 'Where, such as the mediation room of the community.' })
  venue!: string;

  @Field(() => [MediatorPostEnum], { description: 'Who mediated, by post.' })
  mediatorPosts!: MediatorPost[];

  @Field(() => SessionOutcomeEnum, { description: 'How it ended.' })
  outcome!: SessionOutcome;
}
export const MediationSessionConnection = connectionType(
  'MediationSession',
  () => MediationSessionType,
);

@ObjectType('DisputeList', {
  description:
    'One of the three lists of disputes (三张清单). What is on it is configuration; the source says how far it is settled.',
})
export class DisputeListType {
  @Field(() => ID, { description: 'The code, to filter disputes by.' })
  code!: string;

  @Field(() => LocalizedText, { description: 'The name.' })
  name!: LocalizedText;

  @Field(() => [DisputeStateEnum], { description: 'The states it shows.' })
  states!: DisputeState[];

  @Field(() => String, { description: 'What it follows.' })
  source!: string;
}
