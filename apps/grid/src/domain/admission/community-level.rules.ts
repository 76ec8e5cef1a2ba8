import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { COMMUNITY_MATTERS } from '../matter-list/matter-list.codes';
import type { MatterListKind } from '../matter-list/matter-list.codes';
import type { ListedMatter, ListInForce } from '../matter-list/matter-list.rules';
import { isAbout } from '../matter-list/matter-list.rules';
import type { CommunityAdmission } from './community-admission.entity';

/** What holds for the communities of an area on a day. */
export interface CommunityTerms {
  /** The negative list and the lists of what communities do, of every area above. */
  readonly lists: readonly ListInForce[];
  /** Admissions approved for the day. */
  readonly admissions: readonly CommunityAdmission[];
}

/** The entry of a negative list (负面清单) that keeps a matter from communities; null when there is none. */
export function negativeEntry(
  { lists }: Pick<CommunityTerms, 'lists'>,
  categoryCode: string,
  areaCode: string,
): ListedMatter | null {
  return entryOf(lists, ['NEGATIVE'], categoryCode, areaCode);
}

/** The admission by which a community gets a matter, or null where it needs none (G11). Refuses everything else. */
export function checkCommunityLevel(
  terms: CommunityTerms,
  categoryCode: string,
  areaCode: string,
  allowedByCatalogue: boolean,
): Result<CommunityAdmission | null> {
  const path = ['input', 'leadOrganizationId'];
  const kept = negativeEntry(terms, categoryCode, areaCode);
  if (kept) return refuse('ON_NEGATIVE_LIST', { path, ...namesOf(kept) });
  if (allowedByCatalogue || entryOf(terms.lists, COMMUNITY_MATTERS, categoryCode, areaCode))
    return ok(null);
  const admission = terms.admissions.find((each) => isAbout(each, categoryCode, areaCode));
  return admission ? ok(admission) : refuse('NOT_ON_COMMUNITY_LISTS', { path, categoryCode });
}

/** How an entry is named in a refusal. */
export function namesOf({ list, item }: ListedMatter) {
  return { item: item.code, title: item.title, list: list.title, version: list.listVersion };
}

function entryOf(
  lists: readonly ListInForce[],
  kinds: readonly MatterListKind[],
  categoryCode: string,
  areaCode: string,
): ListedMatter | null {
  for (const { list, items } of lists) {
    if (!kinds.includes(list.kind) || !areaCode.startsWith(list.areaCode)) continue;
    const item = items.find((each) => isAbout(each, categoryCode, areaCode));
    if (item) return { list, item };
  }
  return null;
}
