import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { MetricAxis, MetricDefinition } from './definition';
import type { RolledFact } from './rollup/rollup-layout';
import { rolledFacts } from './rollup/rollup-layout';

/** The metrics one domain can answer, in the order of the catalogue. */
export interface MetricCatalogue {
  readonly domain: string;
  readonly definitions: readonly MetricDefinition[];
  /** The facts that are kept by day. */
  readonly rolled: readonly RolledFact[];
  /** The definitions of some keys, all for none given; UNKNOWN_METRIC names the first key that is not defined. */
  select(
    keys: readonly string[] | null | undefined,
    axis: MetricAxis,
  ): Result<readonly MetricDefinition[]>;
}

export function defineCatalogue(
  domain: string,
  definitions: readonly MetricDefinition[],
): MetricCatalogue {
  const byKey = new Map(definitions.map((definition) => [definition.key, definition]));
  if (byKey.size !== definitions.length) throw new Error(`A metric of ${domain} is defined twice`);
  return {
    domain,
    definitions,
    rolled: rolledFacts(definitions),
    select(keys, axis) {
      const possible = definitions.filter(
        (definition) => axis === 'AREA' || definition.fact.organizationId,
      );
      if (!keys || keys.length === 0) return ok(possible);
      const selected: MetricDefinition[] = [];
      for (const key of new Set(keys)) {
        const definition = byKey.get(key);
        if (!definition || !possible.includes(definition)) {
          const known = possible.map((each) => each.key);
          return refuse('UNKNOWN_METRIC', { path: ['keys'], value: key.slice(0, 80), known });
        }
        selected.push(definition);
      }
      return ok(selected);
    },
  };
}
