import { createHash } from 'node:crypto';
import type { Fact, MetricDefinition } from '../definition';
import { addsUp } from '../definition';

/** A fact whose days are kept, with the figures kept of each: numerator and denominator of every metric, in order. */
export interface RolledFact {
  readonly fact: Fact;
  readonly metrics: readonly MetricDefinition[];
  /** SQL aggregates; NULL where nothing is kept. */
  readonly figures: readonly string[];
  /** Changes when the figures do: what was kept under another layout is computed again. */
  readonly layout: string;
}

/** The facts of a catalogue that are kept by day. */
export function rolledFacts(definitions: readonly MetricDefinition[]): RolledFact[] {
  const facts = [...new Set(definitions.map(({ fact }) => fact))].filter(({ daily }) => daily);
  return facts.map((fact) => {
    const metrics = definitions.filter((metric) => metric.fact === fact);
    const figures = metrics.flatMap((metric) => [
      addsUp(metric) ? metric.numerator : 'NULL',
      metric.denominator ?? 'NULL',
    ]);
    const text = JSON.stringify([fact, figures]);
    const layout = createHash('sha256').update(text).digest('base64url').slice(0, 16);
    return { fact, metrics, figures, layout };
  });
}
