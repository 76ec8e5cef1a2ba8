import type { LocalDate, Result } from '@gezhi/kernel';
import {
  addDays,
  addMonths,
  isId,
  lineageOf,
  ok,
  parseAreaCode,
  parseLocalDate,
  refuse,
  startOfDay,
} from '@gezhi/kernel';
import { isMetricPattern, namesMetric } from './metric-pattern';

/** Months a grant may hold; whoever needs the data longer asks again, and somebody looks again. */
export const LONGEST_TERM_MONTHS = 12;

/** What a department has to share. */
export interface Offer {
  /** The keys of its metrics. */
  readonly metrics: readonly string[];
  /** The keys of its datasets. */
  readonly datasets: readonly string[];
}

/** What is asked for, as far as rules look at it. */
export interface AskedTerms {
  readonly metrics: readonly string[];
  readonly datasets: readonly string[];
  readonly areaCodes: readonly string[];
  readonly organizationIds: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
}

/** A term as moments: `endsAt` is the first that no longer counts. */
export interface Term {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Something is asked for, all of it exists here, and it is said where. */
export function checkContent(asked: AskedTerms, offer: Offer): Result<void> {
  const { metrics, datasets, areaCodes, organizationIds } = asked;
  if (metrics.length + datasets.length === 0)
    return refuse('GRANT_ASKS_NOTHING', { path: ['input', 'metrics'] });
  for (const [index, pattern] of metrics.entries()) {
    const exists =
      isMetricPattern(pattern) && offer.metrics.some((key) => namesMetric(pattern, key));
    if (!exists) {
      const path = ['input', 'metrics', String(index)];
      return refuse('UNKNOWN_METRIC', { path, value: pattern.slice(0, 80), known: offer.metrics });
    }
  }
  const known = offer.datasets;
  for (const [index, key] of datasets.entries()) {
    const path = ['input', 'datasets', String(index)];
    if (!known.includes(key))
      return refuse('UNKNOWN_DATASET', { path, value: key.slice(0, 80), known });
  }
  for (const [index, code] of areaCodes.entries()) {
    const area = parseAreaCode(code, ['input', 'areaCodes', String(index)]);
    if (!area.ok) return area;
  }
  const wrong = organizationIds.findIndex((id) => !isId(id));
  return wrong === -1
    ? ok()
    : refuse('INVALID_INPUT', {
        path: ['input', 'organizationIds', String(wrong)],
        field: 'organizationIds',
        reason: 'UUID',
      });
}

/** From today or later, to the same day or later, at most a year: a grant is never for good and never for the past. */
export function checkTerm(asked: AskedTerms, today: LocalDate): Result<Term> {
  const from = parseLocalDate(asked.validFrom, ['input', 'validFrom']);
  if (!from.ok) return from;
  const to = parseLocalDate(asked.validTo, ['input', 'validTo']);
  if (!to.ok) return to;
  const last = addDays(addMonths(from.value, LONGEST_TERM_MONTHS), -1);
  if (from.value < today || to.value < from.value || to.value > last) {
    return refuse('GRANT_TERM', {
      path: ['input', from.value < today ? 'validFrom' : 'validTo'],
      from: from.value,
      to: to.value,
      months: LONGEST_TERM_MONTHS,
    });
  }
  return ok({ startsAt: startOfDay(from.value), endsAt: startOfDay(addDays(to.value, 1)) });
}

/** The smallest area that holds all of some; of several cities INVALID_AREA_CODE, because nobody answers for both. */
export function commonArea(areaCodes: readonly string[]): Result<string> {
  const path = ['input', 'areaCodes'];
  const lineages: string[][] = [];
  for (const code of areaCodes) {
    const area = parseAreaCode(code, path);
    if (!area.ok) return area;
    lineages.push(lineageOf(area.value));
  }
  const [first = [], ...others] = lineages;
  const common = first.filter((code) => others.every((lineage) => lineage.includes(code)));
  const smallest = common.at(-1);
  return smallest === undefined
    ? refuse('INVALID_AREA_CODE', { path, value: areaCodes.join(', ') })
    : ok(smallest);
}
