import type { CityPlan, DemoTable, GridPlan } from '@gezhi/city';
import { DEMO_START, demoTable, organizationId, stableId } from '@gezhi/city';
import { localDateOf } from '@gezhi/kernel';
import type { Area } from '../../../domain/area/area.entity';
import { ElementAttachment } from '../../../domain/element/element-attachment.entity';
import { ElementOwner } from '../../../domain/element/element-owner.entity';
import type { GridElement } from '../../../domain/grid/grid.codes';
import type { Grid } from '../../../domain/grid/grid.entity';
import { AreaSuccession } from '../../../domain/redrawing/area-succession.entity';
import { Redrawing } from '../../../domain/redrawing/redrawing.entity';
import { RedrawingTransition } from '../../../domain/redrawing/redrawing-transition.entity';

/** The body of the district that looks after each element, and the post grids turn to. */
const OWNERS: Readonly<Record<GridElement, readonly [slug: string, post: string]>> = {
  PARTY: ['organisation', '党建联络岗'],
  URBAN_MGMT: ['urban-management', '城管巡查岗'],
  POLICE: ['public-security', '社区民警岗'],
  MARKET: ['market-supervision', '市场监管岗'],
  SAFETY: ['political-legal', '平安建设岗'],
  CIVIL_AFFAIRS: ['civil-affairs', '民政协理岗'],
  PETITION: ['petition', '信访接待岗'],
};
/** The day the year of the demonstration begins: some grids came of others on it. */
const REDRAWN_ON = localDateOf(DEMO_START);
const REDRAWN_AT = DEMO_START;
const OPENED_ON = '2021-01-01';
const RECORD = { createdAt: REDRAWN_AT, updatedAt: REDRAWN_AT, version: 1 };
/** So many splits the year begins with. */
const SPLITS = 6;

/** A grid that was split when the year began, and what came of it. */
export interface PastSplit {
  readonly old: string;
  readonly into: readonly GridPlan[];
}

/** In every tenth community with two grids, the first two came of one. Its code is used no more. */
export function pastSplits(plan: CityPlan): PastSplit[] {
  const splits: PastSplit[] = [];
  for (const [index, { code }] of plan.communities.entries()) {
    if (index % 10 !== 0 || splits.length === SPLITS) continue;
    const into = plan.grids
      .filter((grid) => grid.communityCode === code && grid.type === 'COMPREHENSIVE')
      .slice(0, 2);
    if (into.length === 2) splits.push({ old: `${code}C999`, into });
  }
  return splits;
}

/** Since when areas hold that came of others. */
export function validSince(splits: readonly PastSplit[]): (code: string) => string | null {
  const opened = new Set(splits.flatMap(({ into }) => into.map(({ code }) => code as string)));
  return (code) => (opened.has(code.slice(0, 16)) ? REDRAWN_ON : null);
}

/** The grids that were split, as areas and as grids. */
export function endedGrids(
  plan: CityPlan,
  splits: readonly PastSplit[],
): { areas: Partial<Area>[]; grids: Partial<Grid>[] } {
  const areas = splits.map(({ old, into }) => ({
    code: old,
    name: `${plan.area(into[0]?.communityCode ?? plan.district).name}原第1网格`,
    ...({ kind: 'GRID', level: 5 } as const),
    parentCode: old.slice(0, 12),
    households: into.reduce((sum, { households }) => sum + households, 0),
    ...{ longitude: null, latitude: null, boundary: null },
    ...{ validFrom: OPENED_ON, validTo: REDRAWN_ON },
  }));
  const grids = splits.map(({ old, into }) => ({
    ...RECORD,
    code: old,
    type: 'COMPREHENSIVE' as const,
    placeName: null,
    elements: [],
    partyBranchId: into[0]?.partyBranchId ?? null,
    ...{ noticeArea: null, workPhone: null, supervisionPhone: null },
  }));
  return { areas, grids };
}

/** Who attached what to which grid, and how some grids came of others. */
export function territoryTables(plan: CityPlan): DemoTable[] {
  const splits = pastSplits(plan);
  const idOf = (old: string) => stableId(`redrawing/${old}`, REDRAWN_AT);
  return [
    demoTable(
      ElementOwner,
      Object.entries(OWNERS).map(([element, [slug]]) => ({
        id: stableId(`element-owner/${element}`),
        element: element as GridElement,
        organizationId: organizationId(`district/${slug}`),
        areaCode: plan.district,
      })),
    ),
    demoTable(
      ElementAttachment,
      plan.grids.flatMap((grid) => grid.elements.map((element) => attachment(grid, element))),
    ),
    demoTable(
      Redrawing,
      splits.map(({ old, into }) => ({
        ...RECORD,
        ...{ id: idOf(old), kind: 'SPLIT' as const, state: 'DONE' as const },
        ...{
          areaCode: old.slice(0, 12),
          effectiveDate: REDRAWN_ON,
          failure: null,
          doneAt: REDRAWN_AT,
        },
        ...{ reason: '网格户数过多，年度优化调整', documentNumber: null },
        plan: {
          opens: into.map(({ code, name, partyBranchId }) => ({
            ...{ code, name, placeName: null, partyBranchId, noticeArea: null },
            ...{ workPhone: null, supervisionPhone: null, boundary: null },
          })),
          ...{ closes: [old], moves: [], posts: [], postsGoTo: null, eventsGoTo: null },
        },
      })),
    ),
    demoTable(
      RedrawingTransition,
      splits.map(({ old }) => ({
        id: stableId(`redrawing-step/${old}`, REDRAWN_AT),
        redrawingId: idOf(old),
        ...{ action: 'carryOut', fromState: 'PLANNED', toState: 'DONE' },
        ...{ actorSubject: 'demo:command', actorOrganizationId: null, note: null },
        occurredAt: REDRAWN_AT,
      })),
    ),
    demoTable(
      AreaSuccession,
      splits.flatMap(({ old, into }) => {
        const all = into.reduce((sum, { households }) => sum + households, 0);
        return into.map(({ code, households }) => ({
          id: stableId(`succession/${old}/${code}`, REDRAWN_AT),
          ...{ redrawingId: idOf(old), fromCode: old, toCode: code, kind: 'SPLIT' as const },
          ...{ share: all > 0 ? households / all : 1 / into.length, households },
          effectiveDate: REDRAWN_ON,
        }));
      }),
    ),
  ];
}

function attachment(grid: GridPlan, element: GridElement): ElementAttachment {
  const [slug, postTitle] = OWNERS[element];
  return {
    ...RECORD,
    id: stableId(`element/${grid.code}/${element}`, REDRAWN_AT),
    gridCode: grid.code,
    element,
    organizationId: organizationId(`district/${slug}`),
    postTitle,
    ...{ fromDate: REDRAWN_ON, toDate: null, endReason: null },
  };
}
