import type { UnitOfWork } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import { In } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { MicroGrid } from '../../domain/grid/micro-grid.entity';
import { GridPost } from '../../domain/post/grid-post.entity';
import type { Ground, RedrawingPlan } from '../../domain/redrawing/redrawing.plan';
import { touchedGrids } from '../../domain/redrawing/redrawing.rules';

/** What a plan touches, as rows that stay locked until the transaction ends. */
export interface LockedGround extends Ground {
  readonly areas: ReadonlyMap<string, Area>;
  readonly microGridRows: ReadonlyMap<string, MicroGrid>;
  /** Posts of the grids that end and of the micro-grids that go, held on the day or later. */
  readonly postRows: readonly GridPost[];
}

/** Reads and locks, in the order of codes, so that two re-drawings of one place wait for each other. */
export async function readGround(
  { manager }: UnitOfWork,
  plan: RedrawingPlan,
  effectiveDate: string,
): Promise<LockedGround> {
  const codes = touchedGrids(plan);
  const grids = await manager
    .createQueryBuilder(Area, 'a')
    .setLock('pessimistic_write')
    .where(`a.code = ANY(:codes) AND a.kind = 'GRID' AND a.valid_to IS NULL`, { codes })
    .orderBy('a.code')
    .getMany();
  const microGrids = await manager
    .createQueryBuilder(Area, 'a')
    .setLock('pessimistic_write')
    .where(`a.parent_code = ANY(:codes) AND a.kind = 'MICRO_GRID' AND a.valid_to IS NULL`, {
      codes,
    })
    .orderBy('a.code')
    .getMany();
  const rows = await manager
    .createQueryBuilder(MicroGrid, 'm')
    .where('m.code = ANY(:codes)', { codes: microGrids.map(({ code }) => code) })
    .getMany();
  const going = [...plan.closes, ...plan.moves.map(({ from }) => from)];
  const posts = await manager
    .createQueryBuilder(GridPost, 'p')
    .setLock('pessimistic_write')
    .where('p.area_code = ANY(:going) AND (p.to_date IS NULL OR p.to_date > :effectiveDate)', {
      going,
      effectiveDate,
    })
    .orderBy('p.id')
    .getMany();
  const opened = plan.opens.map(({ code }) => code);
  const taken = await manager.find(Area, {
    where: { code: In(opened) },
    select: { code: true },
    take: opened.length + 1,
  });
  const areas = [...grids, ...microGrids];
  const ofGround = (area: Area): [string, { households: number; validFrom: string }] => [
    area.code,
    { households: area.households ?? 0, validFrom: area.validFrom },
  ];
  return {
    areas: new Map(areas.map((area) => [area.code, area])),
    microGridRows: new Map(rows.map((row) => [row.code, row])),
    postRows: posts,
    taken: new Set(taken.map(({ code }) => code)),
    grids: new Map(grids.map(ofGround)),
    microGrids: new Map(microGrids.map(ofGround)),
    posts: posts.filter(({ areaCode }) => plan.closes.includes(areaCode)),
  };
}

/** The highest number a micro-grid of each grid ever had: codes are not used twice. */
export async function lastNumbers(
  { manager }: UnitOfWork,
  grids: readonly string[],
): Promise<Map<string, number>> {
  const query = sql`SELECT p.code, max(right(a.code, 3))::int AS last FROM unnest(${[...grids]}::text[]) AS p(code)
    JOIN area a ON a.code > p.code AND a.code < p.code || '~' GROUP BY p.code`;
  const rows = await manager.query<{ code: string; last: number }[]>(query.text, query.values);
  return new Map(rows.map(({ code, last }) => [code, last]));
}
