/** A figure as the saved operations select it. */
export interface MetricAnswer {
  readonly key: string;
  readonly definitionVersion: string;
  readonly title: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly unit: string;
  readonly target: number | null;
  readonly suppressed: string;
  readonly asOf: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly comparison: {
    readonly value: number | null;
    readonly numerator: number | null;
    readonly denominator: number | null;
    readonly suppressed: string;
  } | null;
}

export interface AreaAnswer {
  readonly code: string;
  readonly name: string;
}

/** What is shown in place of a value that is not. */
const SUPPRESSED: Readonly<Record<string, string>> = {
  SMALL_COUNT: '*',
  NO_SCOPE: '×',
  NOT_APPLICABLE: '–',
  WINDOW_EXCLUDED: '…',
};

export const LEGEND = {
  en: '* fewer than 10: not shown   – nothing to measure   × outside your scope   … window not begun   (±) against the prior period',
  zh: '* 数量小于10，不予显示   – 无可计量对象   × 超出权限范围   … 窗口尚未开始   (±) 与上期相比',
};

/** `93.1 % (+1.2)`: a value as people read it, with its change against the prior period. */
export function cellOf(metric: MetricAnswer | undefined): string {
  if (!metric) return '';
  if (metric.value === null) return SUPPRESSED[metric.suppressed] ?? metric.suppressed;
  const share = metric.unit === 'SHARE';
  const scale = (value: number) => (share ? value * 100 : value);
  const counted = metric.denominator === null;
  const digits = share ? 1 : counted ? 0 : 2;
  const prior = metric.comparison?.value ?? null;
  const shown = `${scale(metric.value).toFixed(digits)}${share ? ' %' : ''}`;
  if (prior === null) return shown;
  const change = scale(metric.value) - scale(prior);
  return `${shown} (${change >= 0 ? '+' : '−'}${Math.abs(change).toFixed(digits)})`;
}

/** A figure as one flat record, nothing lost. */
export function recordOf(
  domain: string,
  area: AreaAnswer,
  metric: MetricAnswer,
): Record<string, unknown> {
  return {
    areaCode: area.code,
    areaName: area.name,
    domain,
    metric: metric.key,
    definitionVersion: metric.definitionVersion,
    title: metric.title,
    windowFrom: metric.window.from,
    windowTo: metric.window.to,
    value: metric.value,
    numerator: metric.numerator,
    denominator: metric.denominator,
    unit: metric.unit,
    target: metric.target,
    suppressed: metric.suppressed,
    priorValue: metric.comparison?.value ?? null,
    priorNumerator: metric.comparison?.numerator ?? null,
    priorDenominator: metric.comparison?.denominator ?? null,
    priorSuppressed: metric.comparison?.suppressed ?? null,
    asOf: metric.asOf,
  };
}
