import { codeEnum, connectionType, LocalDateScalar, Policy } from '@gezhi/subgraph';
import type { GovListState } from '@gezhi/gov-lists';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { EventNature } from '../../domain/event/event.codes';
import type {
  HealthDimension,
  HealthIndicatorKind,
} from '../../domain/health-check/health-check.codes';
import { HEALTH_INDICATOR_KINDS } from '../../domain/health-check/health-check.codes';
import type { LedgerPoint } from '../../domain/health-check/health-check.entity';
import { EventNatureEnum } from '../event/event.enums';
import { GovListStateEnum } from '../matter-list/matter-list.type';
import { HealthDimensionEnum } from './health-check.type';

export const HealthIndicatorKindEnum = codeEnum(HEALTH_INDICATOR_KINDS);

@Policy('staff')
@ObjectType('HealthIndicatorSet', {
  description:
    'A published version of what health checks of a district ask (体检指标体系); it is never changed, only succeeded.',
})
export class IndicatorSetType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => Int, { name: 'version', description: '1 for the first version of the district.' })
  setVersion!: number;

  @Field(() => GovListStateEnum, { description: 'Whether it is the last one published.' })
  state!: GovListState;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => String, { description: 'The document it rests on.' })
  basisDoc!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Its first day.' })
  effectiveFrom!: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Its last day; null while it has no successor.',
  })
  effectiveTo!: string | null;
}
export const IndicatorSetConnection = connectionType('HealthIndicatorSet', () => IndicatorSetType);

@ObjectType('HealthIndicator', { description: 'One indicator of a set (体检指标).' })
export class HealthIndicatorType {
  @Field(() => String, { description: 'Its code: the same matter keeps it over the versions.' })
  code!: string;

  @Field(() => HealthDimensionEnum, { description: 'What it looks at.' })
  dimension!: HealthDimension;

  @Field(() => HealthIndicatorKindEnum, { description: 'How it is answered.' })
  kind!: HealthIndicatorKind;

  @Field(() => String, { description: 'What is asked.' })
  title!: string;

  @Field(() => EventNatureEnum, { description: 'The nature of events its findings open.' })
  nature!: EventNature;
}
export const HealthIndicatorConnection = connectionType(
  'HealthIndicator',
  () => HealthIndicatorType,
);

@ObjectType('HealthTrendPoint', { description: 'A value of an indicator on a day (趋势点).' })
export class HealthTrendPointType {
  @Field(() => ID, { description: 'The check it comes from.' })
  checkId!: string;

  @Field(() => LocalDateScalar, { description: 'When it was confirmed.' })
  on!: string;

  @Field(() => Int, { nullable: true, description: 'The value; null where belowTen.' })
  value!: number | null;

  @Field(() => Boolean, { description: 'Whether it is a count of people below ten.' })
  belowTen!: boolean;
}

@Policy('staff')
@ObjectType('HealthLedgerLine', {
  description:
    'A line of the ledger of compounds (明白库): the latest confirmed value of an indicator of a place, and its trend.',
})
export class HealthLedgerLineType {
  @Field(() => String, { description: 'The compound.' })
  compound!: string;

  @Field(() => String, { description: 'The code of the indicator.' })
  indicatorCode!: string;

  @Field(() => HealthDimensionEnum, { description: 'What it looks at.' })
  dimension!: HealthDimension;

  @Field(() => String, { description: 'What was asked.' })
  title!: string;

  @Field(() => Int, { nullable: true, description: 'The latest value; null where belowTen.' })
  value!: number | null;

  @Field(() => Boolean, {
    description: 'Whether it is a count of people below ten, which is not kept (guardrails.md 11).',
  })
  belowTen!: boolean;

  @Field(() => LocalDateScalar, { description: 'When the value was confirmed.' })
  checkedOn!: string;

  @Field(() => [HealthTrendPointType], {
    description: 'Its values over checks, the latest last, at most 12.',
  })
  trend!: readonly LedgerPoint[];
}
export const HealthLedgerLineConnection = connectionType(
  'HealthLedgerLine',
  () => HealthLedgerLineType,
);
