import type { MetricDefinition } from '@gezhi/metrics';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { GENERATED, table } from './markdown';

/** docs/metrics.md: what every figure means. */
export function metricsPage(subgraphs: readonly SubgraphDefinition[]): string {
  const sections = subgraphs.map(
    ({ name, metrics }) =>
      `## ${name}\n\n${table(['Key', 'Title', 'Definition', 'Unit', 'Target', 'By', 'Source'], metrics.definitions.map(row))}`,
  );
  return `${['# Metrics · 指标目录', GENERATED, INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION =
  'Asked for as `Area.gridMetrics`, `partyMetrics`, `serviceMetrics` and `enforcementMetrics` (and on `Organization` where ' +
  '“By” says so). Shares run from 0 to 1. ◆ marks figures that residents are behind: counts from 1 to 9 are suppressed. ' +
  '◆ 表示来源于居民诉求的指标，1–9 的小数量不予显示。';

function row(metric: MetricDefinition): string[] {
  return [
    `\`${metric.key}\` ${metric.version}${metric.citizenDerived ? ' ◆' : ''}`,
    `${metric.title.en} · ${metric.title.zh}`,
    [metric.definition.en, metric.definition.zh, metric.caution?.en, metric.caution?.zh]
      .filter(Boolean)
      .join(' · '),
    metric.unit,
    metric.target === undefined ? '' : String(metric.target),
    metric.fact.organizationId ? 'area, organisation' : 'area',
    metric.source,
  ];
}
