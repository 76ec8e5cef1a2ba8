import type { Actor } from '@gezhi/identity';
import { covers, hasRole, isSignedIn } from '@gezhi/identity';
import type { Language, Result, Window } from '@gezhi/kernel';
import { isId, ok } from '@gezhi/kernel';
import type {
  FigureRow,
  MetricAxis,
  MetricCatalogue,
  MetricDefinition,
  MetricFigure,
  MetricValue,
} from '@gezhi/metrics';
import { readMetrics } from '@gezhi/metrics';
import { batched } from '../batched';
import type { SubgraphContext } from '../context';
import type { MetricArgs } from './metric.args';
import { windowOf } from './metric.args';
import type { MetricFigureType, MetricType } from './metric.type';

/** `Area.<domain>Metrics` or `Organization.<domain>Metrics`: any number of subjects and keys in one statement. */
export function metricField<C extends SubgraphContext>(
  catalogue: MetricCatalogue,
  axis: MetricAxis,
): (context: C, subject: string, args: MetricArgs) => Promise<Result<MetricType[]>> {
  interface Asked {
    readonly metrics: readonly MetricDefinition[];
    readonly window: Window;
    readonly args: MetricArgs;
  }
  const load = batched<C, readonly MetricValue[], Asked>(
    `${axis} metrics`,
    (context, subjects, asked) =>
      readMetrics((text, values) => context.dataSource.query<FigureRow[]>(text, values), {
        metrics: asked.metrics,
        axis,
        subjects,
        window: asked.window,
        comparison: asked.args.compare ?? null,
        asOf: context.clock.now(),
        isVisible: (subject) => maySeeFigures(context.actor, axis, subject),
      }),
  );
  return async (context, subject, args) => {
    const metrics = catalogue.select(args.keys, axis);
    if (!metrics.ok) return metrics;
    const window = windowOf(args.window);
    if (!window.ok) return window;
    const values = await load(context, subject, {
      metrics: metrics.value,
      window: window.value,
      args,
    });
    return ok((values ?? []).map((value) => metricOf(value, context.language)));
  };
}

/** Figures of an area are for those whose scope covers it; figures of an organisation for itself and for the centre. */
function maySeeFigures(actor: Actor, axis: MetricAxis, subject: string): boolean {
  if (!isSignedIn(actor)) return false;
  if (axis === 'AREA') return covers(actor, subject);
  if (!isId(subject)) return false;
  return (
    actor.organizationId === subject ||
    hasRole(actor, 'DISTRICT_COMMAND', 'PARTY_ORGANISER', 'INTEGRATOR', 'AUDITOR', 'ADMINISTRATOR')
  );
}

function metricOf(value: MetricValue, language: Language): MetricType {
  const { definition } = value;
  return {
    ...figureOf(value),
    key: definition.key,
    definitionVersion: definition.version,
    title: definition.title[language],
    unit: definition.unit,
    asOf: value.asOf,
    target: definition.target ?? null,
    comparison: value.comparison && figureOf(value.comparison),
  };
}

function figureOf({
  window,
  value,
  numerator,
  denominator,
  suppressed,
}: MetricFigure): MetricFigureType {
  return {
    window: { from: window.from, to: window.to },
    value,
    numerator,
    denominator,
    suppressed,
  };
}
