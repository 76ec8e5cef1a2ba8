import type { Comparison, Result, Window } from '@gezhi/kernel';
import { daysWindow, defineCodeList, monthWindow, refuse } from '@gezhi/kernel';
import { ArrayMaxSize } from 'class-validator';
import { ArgsType, Field, InputType } from 'type-graphql';
import { codeEnum } from '../schema/code-enum';
import { LocalDateScalar } from '../schema/scalars';

export const COMPARISON_LIST = defineCodeList(
  'Comparison',
  { en: 'What a figure is compared with', zh: '对比方式' },
  {
    PRIOR_PERIOD: { en: 'The period of the same length just before', zh: '环比：上一同长周期' },
    SAME_PERIOD_LAST_YEAR: { en: 'The same period a year before', zh: '同比：上年同期' },
  },
);
export const ComparisonEnum = codeEnum(COMPARISON_LIST);

@InputType('MetricWindowInput', {
  description:
    'A month, or the days from `from` to `to`, both included. Dates are in Asia/Shanghai.',
})
export class MetricWindowInput {
  @Field(() => String, { nullable: true, description: 'A month, YYYY-MM.' })
  month?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The first day.' })
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day.' })
  to?: string | null;
}

@ArgsType()
export class MetricArgs {
  @Field(() => [String], {
    nullable: true,
    description: 'Metric keys; all of the domain when left out.',
  })
  @ArrayMaxSize(100)
  keys?: string[] | null;

  @Field(() => MetricWindowInput, { description: 'The span of time to measure.' })
  window!: MetricWindowInput;

  @Field(() => ComparisonEnum, {
    nullable: true,
    description: 'Also measure this period and put it beside.',
  })
  compare?: Comparison | null;
}

/** The window asked for, or INVALID_WINDOW / INVALID_DATE with the path of the field. */
export function windowOf({ month, from, to }: MetricWindowInput): Result<Window> {
  if (month && !from && !to) return monthWindow(month, ['window', 'month']);
  if (!month && from && to) return daysWindow(from, to, ['window']);
  const value = [month, from, to].filter(Boolean).join(', ');
  return refuse('INVALID_WINDOW', { path: ['window'], value, reason: 'month | from + to' });
}
