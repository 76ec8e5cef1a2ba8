import { codeEnum, connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  NominationReason,
  SecretaryLevel,
} from '../../domain/secretary-order/secretary-order.codes';
import {
  NOMINATION_REASONS,
  SECRETARY_LEVELS,
} from '../../domain/secretary-order/secretary-order.codes';
import type {
  SecretaryOrderAction,
  SecretaryOrderState,
} from '../../domain/secretary-order/secretary-order.states';
import {
  SECRETARY_ORDER_ACTIONS,
  SECRETARY_ORDER_STATES,
} from '../../domain/secretary-order/secretary-order.states';

export const SecretaryLevelEnum = codeEnum(SECRETARY_LEVELS);
export const NominationReasonEnum = codeEnum(NOMINATION_REASONS);
export const SecretaryOrderStateEnum = codeEnum(SECRETARY_ORDER_STATES);
const SecretaryOrderActionEnum = codeEnum(SECRETARY_ORDER_ACTIONS);

@Policy('staff')
@Directive('@key(fields: "id")')
@ObjectType('SecretaryOrder', {
  description:
    'A secretary-handled order (书记办工单): a closed matter that is true, reasonable and unsolved, answered for by the ' +
    'secretary of a community, a subdistrict or the district ("complain only once", grid.md G10).',
})
export class SecretaryOrderType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The number people quote.' })
  number!: string;

  @Field(() => SecretaryOrderStateEnum, { description: 'Where it stands.' })
  state!: SecretaryOrderState;

  @Field(() => NominationReasonEnum, { description: 'Why the closed matter was nominated.' })
  reason!: NominationReason;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is true (属实); null until judged.',
  })
  isTrue!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is reasonable (合理); null until judged.',
  })
  isReasonable!: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it is unsolved (未解决); null until judged.',
  })
  isUnsolved!: boolean | null;

  @Field(() => SecretaryLevelEnum, { nullable: true, description: 'Whose secretary handles it.' })
  level!: SecretaryLevel | null;

  @Field(() => String, { nullable: true, description: 'What is done, by whom.' })
  plan!: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day by which the plan solves it.',
  })
  dueOn!: string | null;

  @Field(() => String, { nullable: true, description: 'How it was solved.' })
  result!: string | null;

  @Field(() => Int, { description: 'How often it was raised a level.' })
  raiseCount!: number;

  @Field(() => Int, { description: 'How often the matter came again within the follow-up.' })
  relapseCount!: number;

  @Field(() => InstantScalar, { description: 'When it was nominated.' })
  nominatedAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was found solved.' })
  resolvedAt!: Date | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last of the 90 days in which it is watched.',
  })
  followUpUntil!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was closed for good.' })
  closedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const SecretaryOrderConnection = connectionType('SecretaryOrder', () => SecretaryOrderType);

@ObjectType('SecretaryOrderStep', {
  description: 'One step in the life of a secretary-handled order (流转记录).',
})
export class SecretaryOrderStepType {
  @Field(() => SecretaryOrderActionEnum, { description: 'What was done.' })
  action!: SecretaryOrderAction | 'nominate';

  @Field(() => SecretaryOrderStateEnum, {
    nullable: true,
    description: 'From where; null for the nomination.',
  })
  fromState!: SecretaryOrderState | null;

  @Field(() => SecretaryOrderStateEnum, { description: 'To where.' })
  toState!: SecretaryOrderState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;

  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;
}
export const SecretaryOrderStepConnection = connectionType(
  'SecretaryOrderStep',
  () => SecretaryOrderStepType,
);
