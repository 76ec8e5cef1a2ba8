import type { Actor } from '@gezhi/identity';
import { covers, hasRole, isSignedIn } from '@gezhi/identity';
import type { Comparison, Language, Result, Window } from '@gezhi/kernel';
import { isId, ok, refuse, valueOf } from '@gezhi/kernel';
import type {
  FigureRow,
  MetricAxis,
  MetricCatalogue,
  MetricDefinition,
  MetricFigure,
  MetricValue,
} from '@gezhi/metrics';
import { readLeague, readMetrics } from '@gezhi/metrics';
import { batched } from '../batched';
import type { SubgraphContext } from '../context';
import type { SharedOf } from '../sharing/shared-access';
import type { LeagueArgs } from './league.type';
import type { MetricArgs } from './metric.args';
import { windowOf } from './metric.args';
import type { MetricFigureType, MetricType } from './metric.type';

/** `Area.<domain>Metrics` or `Organization.<domain>Metrics`: any number of subjects and keys in one statement. */
export function metricField<C extends SubgraphContext>(
  catalogue: MetricCatalogue,
  axis: MetricAxis,
): (context: C, subject: string, args: MetricArgs) => Promise<Result<MetricType[]>> {
  const load = batched<C, readonly MetricValue[], Asked>(
    `${axis} metrics`,
    (context, subjects, { keys, window, compare }) =>
      readMetrics((text, values) => context.database.whole.query<FigureRow[]>(text, values), {
        metrics: valueOf(catalogue.select(keys, axis)),
        rolled: catalogue.rolled,
        axis,
        subjects,
        window,
        comparison: compare,
        asOf: context.clock.now(),
        isVisible: (subject) => maySeeFigures(context, axis, subject),
      }),
  );
  return async (context, subject, { keys = null, compare = null, window }) => {
    const metrics = catalogue.select(keys, axis);
    if (!metrics.ok) return metrics;
    const span = windowOf(window);
    if (!span.ok) return span;
    const granted = await context.access?.figures(keysOf(metrics.value), ofWhom(axis, subject));
    if (granted?.ok === false) return granted;
    const values = await load(context, subject, { keys, window: span.value, compare });
    return ok((values ?? []).map((value) => metricOf(value, context.language)));
  };
}

/** An organisation and its figure. */
export interface LeagueEntry {
  readonly organizationId: string;
  readonly metric: MetricType;
}

/**
 * Organisations by one metric, for those who may see the figures of every organisation; everybody else is refused with
 * FORBIDDEN, and a metric that is not counted for organisations with UNKNOWN_METRIC.
 */
export async function leagueOf(
  catalogue: MetricCatalogue,
  context: SubgraphContext,
  { metric, window, compare = null, order, first }: LeagueArgs,
): Promise<Result<LeagueEntry[]>> {
  if (context.access !== null || !seesEveryOrganization(context.actor))
    return refuse('FORBIDDEN', { action: 'metrics.league', missing: 'ROLE' });
  const selected = catalogue.select([metric], 'ORGANIZATION');
  if (!selected.ok) return selected;
  const span = windowOf(window);
  if (!span.ok) return span;
  const [definition] = selected.value;
  if (!definition) return ok([]);
  const rows = await readLeague(
    (text, values) => context.database.whole.query<FigureRow[]>(text, values),
    {
      metric: definition,
      rolled: catalogue.rolled,
      window: span.value,
      comparison: compare,
      asOf: context.clock.now(),
      isVisible: () => true,
      order,
      first,
    },
  );
  return ok(
    rows.map(({ organizationId, value }) => ({
      organizationId,
      metric: metricOf(value, context.language),
    })),
  );
}

/** What is asked of many subjects at once; it also names the batch, so it holds no definitions. */
interface Asked {
  readonly keys: readonly string[] | null;
  readonly window: Window;
  readonly compare: Comparison | null;
}

/**
 * Figures of an area are for those whose scope covers it; figures of an organisation for itself and for the centre.
 * A client that reads by grant was asked for its grant before; what its token does not cover stays closed all the same.
 */
function maySeeFigures(
  { actor, access }: SubgraphContext,
  axis: MetricAxis,
  subject: string,
): boolean {
  if (!isSignedIn(actor)) return false;
  if (axis === 'AREA') return covers(actor, subject);
  if (!isId(subject)) return false;
  if (access !== null) return true;
  return actor.organizationId === subject || seesEveryOrganization(actor);
}

function seesEveryOrganization(actor: Actor): boolean {
  return hasRole(actor, 'DISTRICT_COMMAND', 'PARTY_ORGANISER', 'AUDITOR', 'ADMINISTRATOR');
}

function ofWhom(axis: MetricAxis, subject: string): SharedOf {
  return axis === 'AREA' ? { areaCode: subject } : { organizationId: subject };
}

function keysOf(metrics: readonly MetricDefinition[]): string[] {
  return metrics.map(({ key }) => key);
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
