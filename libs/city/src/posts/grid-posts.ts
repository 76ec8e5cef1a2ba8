import type { AreaCode, LocalDate } from '@gezhi/kernel';
import { addDays } from '@gezhi/kernel';
import type { GridPlan, MicroGridPlan } from '../grids/grid-plan';
import { organizationId } from '../organizations/organization-key';
import type { SeededRandom } from '../random/seeded-random';
import { stableId } from '../random/stable-id';
import type { GridPostPlan, PlannedPostKind, WorkerPlan } from './grid-post-plan';

/**
 * Grids that break rule G3 on purpose, so that full-time coverage moves over the year: some never had a full-time
 * member, some lost theirs in autumn 2026, some got theirs during the year.
 */
export const FULLTIME_GAPS = { never: 11, lost: 6, late: 12 } as const;

const POSTS_SINCE = '2025-01-01' as LocalDate;
const LOST_FROM = '2026-09-25' as LocalDate;
const LATE_FROM = '2026-01-05' as LocalDate;

const TITLES: Readonly<Record<PlannedPostKind, string>> = {
  GRID_LEADER: '网格长',
  FULLTIME_MEMBER: '网格员',
  PARTTIME_MEMBER: '兼职网格员',
  MICRO_GRID_MEMBER: '微网格员',
};

export interface Staffing {
  readonly workers: readonly WorkerPlan[];
  readonly posts: readonly GridPostPlan[];
}

/** A leader and, gaps apart, a full-time member for every grid; one member for every micro-grid. */
export function gridStaffing(
  grids: readonly GridPlan[],
  microGrids: readonly MicroGridPlan[],
  random: SeededRandom,
): Staffing {
  const workers: WorkerPlan[] = [];
  const posts: GridPostPlan[] = [];
  const draw = random.fork('grid-posts');
  const gaps = fulltimeGaps(grids, random.fork('fulltime-gaps'));
  const counts = new Map<PlannedPostKind, number>();

  const add = (
    kind: PlannedPostKind,
    areaCode: AreaCode,
    term: { from: LocalDate; to: LocalDate | null } = sinceStart(draw),
  ): void => {
    const ordinal = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, ordinal);
    const number = String(ordinal).padStart(4, '0');
    const key = `${kind.toLowerCase().replaceAll('_', '-')}/${number}`;
    const workerId = stableId(`worker/${key}`);
    workers.push({
      id: workerId,
      displayName: `${TITLES[kind]} ${number}`,
      postTitle: TITLES[kind],
      organizationId: organizationId(`community/${areaCode.slice(0, 12)}/committee`),
      areaCode,
    });
    posts.push({
      id: stableId(`post/${key}`),
      kind,
      gridCode: areaCode.slice(0, 16) as AreaCode,
      microGridCode: kind === 'MICRO_GRID_MEMBER' ? areaCode : null,
      workerId,
      fullTime: kind === 'FULLTIME_MEMBER',
      ...term,
    });
  };

  for (const { code, households } of grids) {
    add('GRID_LEADER', code);
    const gap = gaps.get(code);
    if (gap === 'lost') {
      add('FULLTIME_MEMBER', code, {
        ...sinceStart(draw),
        to: addDays(LOST_FROM, draw.integer(0, 30)),
      });
    } else if (gap === 'late') {
      add('FULLTIME_MEMBER', code, { from: addDays(LATE_FROM, draw.integer(0, 200)), to: null });
    } else if (gap === undefined) {
      add('FULLTIME_MEMBER', code);
      // A large grid has a second member.
      if (households > 360) add('FULLTIME_MEMBER', code);
    }
    if (draw.chance(0.3)) add('PARTTIME_MEMBER', code);
  }
  for (const { code } of microGrids) add('MICRO_GRID_MEMBER', code);
  return { workers, posts };
}

type Gap = keyof typeof FULLTIME_GAPS;

function fulltimeGaps(grids: readonly GridPlan[], random: SeededRandom): Map<AreaCode, Gap> {
  const kinds = (Object.keys(FULLTIME_GAPS) as Gap[]).flatMap((gap) =>
    Array<Gap>(FULLTIME_GAPS[gap]).fill(gap),
  );
  const chosen = random.shuffle(
    random.sample(
      grids.map(({ code }) => code),
      kinds.length,
    ),
  );
  return new Map(chosen.map((code, index) => [code, kinds[index] as Gap]));
}

/** In the post before the demonstration year begins. */
function sinceStart(random: SeededRandom): { from: LocalDate; to: null } {
  return { from: addDays(POSTS_SINCE, random.integer(0, 250)), to: null };
}
