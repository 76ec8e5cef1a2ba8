import { isAreaCode, isWithin } from '@gezhi/kernel';
import type { DataGrant } from './data-grant.entity';
import { namesMetric } from './metric-pattern';

/** What of a grant decides what may be read. */
export type Terms = Pick<
  DataGrant,
  'purpose' | 'metrics' | 'datasets' | 'areaCodes' | 'organizationIds'
>;

/** One thing somebody wants to read. */
export interface Wish {
  readonly what: { readonly metric: string } | { readonly dataset: string };
  /** Left out: wherever; rows are then chosen by the areas of the grant. */
  readonly where?: { readonly areaCode: string } | { readonly organizationId: string };
}

/** What a grant lacks for a wish, the last looked at being the closest to allowing it. */
export type Lack = 'PURPOSE' | 'METRIC' | 'DATASET' | 'ORGANIZATION' | 'AREA';
/** GRANT: there is no grant in force at all. */
export type Missing = 'GRANT' | Lack;

const CLOSEST: readonly Lack[] = ['AREA', 'ORGANIZATION', 'METRIC', 'DATASET', 'PURPOSE'];

/** Whether the grant holds at this moment: by its state and by its dates, whichever ends first. */
export function isActive(
  { state, startsAt, endsAt }: Pick<DataGrant, 'state' | 'startsAt' | 'endsAt'>,
  now: Date,
): boolean {
  return state === 'APPROVED' && startsAt <= now && now < endsAt;
}

/** Null when the terms allow the wish for the purpose the token states; what they lack otherwise. Fails closed. */
export function lackOf(terms: Terms, purpose: string | null, wish: Wish): Lack | null {
  if (terms.purpose !== purpose) return 'PURPOSE';
  const { what, where } = wish;
  if ('metric' in what) {
    if (!terms.metrics.some((pattern) => namesMetric(pattern, what.metric))) return 'METRIC';
  } else if (!terms.datasets.includes(what.dataset)) return 'DATASET';
  if (where === undefined) return null;
  if ('organizationId' in where)
    return terms.organizationIds.includes(where.organizationId) ? null : 'ORGANIZATION';
  return holdsArea(terms, where.areaCode) ? null : 'AREA';
}

/** The first of some grants in force that allows the wish, or what the closest of them lacks. */
export function findGrant<T extends Terms>(
  grants: readonly T[],
  purpose: string | null,
  wish: Wish,
): { readonly grant: T } | { readonly missing: Missing } {
  const lacks: Lack[] = [];
  for (const grant of grants) {
    const lack = lackOf(grant, purpose, wish);
    if (lack === null) return { grant };
    lacks.push(lack);
  }
  return { missing: CLOSEST.find((lack) => lacks.includes(lack)) ?? 'GRANT' };
}

function holdsArea({ areaCodes }: Terms, areaCode: string): boolean {
  return (
    isAreaCode(areaCode) && areaCodes.some((area) => isAreaCode(area) && isWithin(areaCode, area))
  );
}
