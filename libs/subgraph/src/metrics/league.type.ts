import { defineCodeList } from '@gezhi/kernel';
import type { FigureOrder } from '@gezhi/metrics';
import { Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { codeEnum } from '../schema/code-enum';
import { MetricWindowInput, ComparisonEnum } from './metric.args';
import type { Comparison } from '@gezhi/kernel';

export const FIGURE_ORDER_LIST = defineCodeList(
  'FigureOrder',
  { en: 'Which organisations come first', zh: '单位排列次序' },
  {
    HIGHEST: { en: 'Those with the highest value', zh: '数值最高者在前' },
    LOWEST: { en: 'Those with the lowest value', zh: '数值最低者在前' },
  },
);
export const FigureOrderEnum = codeEnum(FIGURE_ORDER_LIST);

/** What a list of organisations by a metric is asked with. */
@ArgsType()
export class LeagueArgs {
  @Field(() => String, { description: 'The key of the metric, e.g. event.closeRate.' })
  metric!: string;

  @Field(() => MetricWindowInput, { description: 'The span of time to measure.' })
  window!: MetricWindowInput;

  @Field(() => ComparisonEnum, {
    nullable: true,
    description: 'Also measure this period and put it beside.',
  })
  compare?: Comparison | null;

  @Field(() => FigureOrderEnum, { defaultValue: 'HIGHEST', description: 'Which come first.' })
  order: FigureOrder = 'HIGHEST';

  @Field(() => Int, { defaultValue: 50, description: 'How many to read, at most 200.' })
  @Min(1)
  @Max(200)
  first: number = 50;
}
