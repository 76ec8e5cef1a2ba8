import type { DistrictSkeleton, NamedArea } from '../areas/district-skeleton';
import { apportion } from '../random/apportion';
import type { SeededRandom } from '../random/seeded-random';
import type { DedicatedPlace } from './dedicated-place';
import { dedicatedPlaces, groundOf } from './dedicated-place';

/** Qinhuai's grids as the sources count them (spec/numbers.md, S1). */
export const GRID_COUNTS = { comprehensive: 1_026, dedicated: 308 } as const;

/** Subdistricts of shops and offices have more dedicated grids than those of homes. */
const COMMERCIAL = new Set(['002', '006', '007', '012']);

export interface CommunityDraft {
  readonly area: NamedArea;
  /** The number of micro-grids of each comprehensive grid. */
  readonly comprehensive: readonly number[];
  readonly dedicated: readonly DedicatedPlace[];
}

/** How many grids of which kind each community has, before any ground is cut. */
export function draftCommunities(
  skeleton: DistrictSkeleton,
  random: SeededRandom,
): CommunityDraft[] {
  const { communities } = skeleton;
  const size = random.fork('community-size');
  const business = random.fork('community-business');
  const comprehensive = apportion(
    GRID_COUNTS.comprehensive,
    communities.map(() => size.logNormal(1, 0.32)),
    4,
  );
  const dedicated = apportion(
    GRID_COUNTS.dedicated,
    communities.map(
      ({ code }) => business.logNormal(1, 0.5) * (COMMERCIAL.has(code.slice(6, 9)) ? 1.8 : 1),
    ),
    1,
  );
  const homes = random.fork('micro-grids-per-grid');
  const places = random.fork('dedicated-places');
  return communities.map((area, index) => ({
    area,
    comprehensive: Array.from({ length: comprehensive[index] as number }, () =>
      homes.weighted([
        [2, 12],
        [3, 38],
        [4, 33],
        [5, 13],
        [6, 4],
      ]),
    ),
    dedicated: dedicatedPlaces(places, stemOf(area.name), dedicated[index] as number),
  }));
}

/** How much ground a community takes, one for each micro-grid. */
export function groundOfCommunity(draft: CommunityDraft): number {
  return gridGrounds(draft).reduce((all, ground) => all + ground, 0);
}

/** The ground each grid of a community takes, comprehensive ones first. */
export function gridGrounds({ comprehensive, dedicated }: CommunityDraft): number[] {
  return [...comprehensive, ...dedicated.map(({ kind }) => groundOf(kind))];
}

function stemOf(communityName: string): string {
  return communityName.replace(/社区$/, '');
}
