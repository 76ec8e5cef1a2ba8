import type { AreaCode, LocalDate } from '@gezhi/kernel';
import type { Cell } from '../geometry/cell';
import { divide } from '../geometry/cell';
import { branchKey, organizationId } from '../organizations/organization-key';
import type { SeededRandom } from '../random/seeded-random';
import type { CommunityDraft } from './community-draft';
import { GRID_COUNTS, gridGrounds } from './community-draft';
import type { GridElement, GridPlan, MicroGridPlan } from './grid-plan';
import { GRID_ELEMENTS, MICRO_GRID_BAND } from './grid-plan';
import { unusualSizes } from './unusual-sizes';

/** The day the demonstration's grids took effect. */
const GRIDS_SINCE = '2025-01-01' as LocalDate;
const MICRO_GRIDS_SINCE = '2025-07-01' as LocalDate;

/** How many grids have no party branch yet, so that branch coverage (G4) stays below 100 %. */
export const GRIDS_WITHOUT_BRANCH = 14;

export interface DistrictGrids {
  readonly grids: readonly GridPlan[];
  readonly microGrids: readonly MicroGridPlan[];
}

/** Cuts every community's cell into its grids and every comprehensive grid into its micro-grids. */
export function districtGrids(
  drafts: readonly CommunityDraft[],
  cellOf: (community: AreaCode) => Cell,
  random: SeededRandom,
): DistrictGrids {
  const grids: GridPlan[] = [];
  const microGrids: MicroGridPlan[] = [];
  const elements = random.fork('grid-elements');
  const sizes = householdCounts(drafts, random);
  const common = commonParts(random);
  for (const draft of drafts) {
    const { area } = draft;
    const cells = divide(cellOf(area.code), gridGrounds(draft));
    draft.comprehensive.forEach((parts, index) => {
      const cell = cells[index] as Cell;
      const code = gridCode(area.code, 'C', index);
      const name = `${area.name}第${index + 1}网格`;
      const micro = divide(cell, Array<number>(parts).fill(1)).map((part, position) => ({
        code: `${code}M${threeDigits(position)}` as AreaCode,
        name: `${name}第${position + 1}微网格`,
        gridCode: code,
        ...sizes(),
        validFrom: MICRO_GRIDS_SINCE,
        cell: part,
      }));
      microGrids.push(...micro);
      const households = micro.reduce((all, part) => all + part.households, 0);
      const attached = someElements(elements, 0.86);
      grids.push({
        ...common(area.code, code, cell),
        name,
        type: 'COMPREHENSIVE',
        households,
        place: null,
        elements: attached,
      });
    });
    draft.dedicated.forEach((place, index) => {
      const cell = cells[draft.comprehensive.length + index] as Cell;
      const code = gridCode(area.code, 'D', index);
      const attached = someElements(elements, 0.6);
      grids.push({
        ...common(area.code, code, cell),
        name: `${place.name}专属网格`,
        type: 'DEDICATED',
        households: 0,
        place,
        elements: attached,
      });
    });
  }
  return { grids, microGrids };
}

/** Household counts and reasons in the order the micro-grids are cut. */
function householdCounts(
  drafts: readonly CommunityDraft[],
  random: SeededRandom,
): () => { households: number; sizeReason: string | null } {
  const total = drafts
    .flatMap(({ comprehensive }) => comprehensive)
    .reduce((all, parts) => all + parts, 0);
  const unusual = unusualSizes(total, random.fork('unusual-micro-grids'));
  const counts = random.fork('households');
  let index = -1;
  return () => {
    index += 1;
    const usual = Math.round(counts.normal(76, 11));
    const { least, most } = MICRO_GRID_BAND;
    const households = Math.min(most, Math.max(least, usual));
    return unusual.get(index) ?? { households, sizeReason: null };
  };
}

type CommonPart = Omit<GridPlan, 'name' | 'type' | 'households' | 'place' | 'elements'>;

/** What both kinds of grid have, given out in the order of cutting. */
function commonParts(
  random: SeededRandom,
): (community: AreaCode, code: AreaCode, cell: Cell) => CommonPart {
  const total = GRID_COUNTS.comprehensive + GRID_COUNTS.dedicated;
  const ordinals = Array.from({ length: total }, (_, index) => index);
  const branchless = new Set(
    random.fork('grids-without-branch').sample(ordinals, GRIDS_WITHOUT_BRANCH),
  );
  let ordinal = -1;
  return (communityCode, code, cell) => {
    ordinal += 1;
    const subdistrictCode = communityCode.slice(0, 9) as AreaCode;
    return {
      code,
      communityCode,
      subdistrictCode,
      partyBranchId: branchless.has(ordinal) ? null : organizationId(branchKey(code)),
      publicNotice: {
        workPhone: `025-0000${String(1_000 + ordinal)}`,
        supervisionPhone: `025-00000${subdistrictCode.slice(6)}`,
      },
      validFrom: GRIDS_SINCE,
      cell,
    };
  };
}

function someElements(random: SeededRandom, likelihood: number): readonly GridElement[] {
  return GRID_ELEMENTS.filter((element) => element === 'PARTY' || random.chance(likelihood));
}

function gridCode(community: AreaCode, letter: 'C' | 'D', index: number): AreaCode {
  return `${community}${letter}${threeDigits(index)}` as AreaCode;
}

function threeDigits(index: number): string {
  return String(index + 1).padStart(3, '0');
}
