import { defineCodeList } from '@gezhi/kernel';
import type { Suppression } from '@gezhi/metrics';
import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { codeEnum } from '../schema/code-enum';
import { InstantScalar } from '../schema/scalars';

export const SUPPRESSION_LIST = defineCodeList(
  'Suppression',
  { en: 'Why a figure is not shown', zh: '指标不予显示的原因' },
  {
    NONE: { en: 'Shown', zh: '正常显示' },
    SMALL_COUNT: {
      en: 'Too few matters: showing it could point at somebody',
      zh: '数量过小，显示可能指向个人',
    },
    NO_SCOPE: { en: 'Outside the scope of the caller', zh: '超出调用者的权限范围' },
    NOT_APPLICABLE: { en: 'Nothing to measure in the window', zh: '窗口内无可计量对象' },
    WINDOW_EXCLUDED: {
      en: 'The window has not begun or is not kept',
      zh: '时间窗口尚未开始或不再保留',
    },
  },
);
export const SuppressionEnum = codeEnum(SUPPRESSION_LIST);

export const METRIC_UNIT_LIST = defineCodeList(
  'MetricUnit',
  { en: 'What a value is counted in', zh: '指标单位' },
  {
    SHARE: { en: 'Share from 0 to 1', zh: '比例（0–1）' },
    ITEM: { en: 'Number of things', zh: '数量' },
    DAY: { en: 'Days', zh: '天' },
    HOUR: { en: 'Hours', zh: '小时' },
    MINUTE: { en: 'Minutes', zh: '分钟' },
  },
);
export const MetricUnitEnum = codeEnum(METRIC_UNIT_LIST);

@Directive('@shareable')
@ObjectType('MetricWindow', { description: 'The span of time a figure is about.' })
export class MetricWindowType {
  @Field(() => InstantScalar, { description: 'The first moment that counts.' })
  from!: Date;

  @Field(() => InstantScalar, { description: 'The first moment that no longer counts.' })
  to!: Date;
}

@Directive('@shareable')
@ObjectType('MetricFigure', { description: 'A figure of the period compared with.' })
export class MetricFigureType {
  @Field(() => MetricWindowType, { description: 'The window of this figure.' })
  window!: MetricWindowType;

  @Field(() => Float, { nullable: true, description: 'Null when suppressed.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'What was counted.' })
  numerator!: number | null;

  @Field(() => Float, { nullable: true, description: 'Out of what; null for plain counts.' })
  denominator!: number | null;

  @Field(() => SuppressionEnum, { description: 'Why the value is null, if it is.' })
  suppressed!: Suppression;
}

@Directive('@shareable')
@ObjectType('Metric', {
  description:
    'A figure with what it takes to trust it (指标): definition and version, numerator and denominator, window, ' +
    'moment of computation and the reason when it is not shown. Source: spec/metrics.md, guard rail 11.',
})
export class MetricType {
  @Field(() => String, { description: 'The key in the catalogue, e.g. event.onTimeCloseRate.' })
  key!: string;

  @Field(() => String, {
    description: 'The version of the definition: figures of two versions are not compared.',
  })
  definitionVersion!: string;

  @Field(() => String, { description: 'The name of the metric in the language of the request.' })
  title!: string;

  @Field(() => Float, { nullable: true, description: 'Null when suppressed.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'What was counted.' })
  numerator!: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Out of what, or the number of observations of a percentile; null for plain counts.',
  })
  denominator!: number | null;

  @Field(() => MetricUnitEnum, { description: 'What the value is counted in.' })
  unit!: string;

  @Field(() => MetricWindowType, { description: 'The window of the figure.' })
  window!: MetricWindowType;

  @Field(() => InstantScalar, { description: 'When it was computed.' })
  asOf!: Date;

  @Field(() => Float, {
    nullable: true,
    description: 'The value aimed at, where a source names one.',
  })
  target!: number | null;

  @Field(() => SuppressionEnum, { description: 'Why the value is null, if it is.' })
  suppressed!: Suppression;

  @Field(() => MetricFigureType, {
    nullable: true,
    description: 'The same figure for the window compared with.',
  })
  comparison!: MetricFigureType | null;
}
