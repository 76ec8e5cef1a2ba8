import type { CityPlan, DemoTable } from '@gezhi/city';
import { DEMO_START, demoTable } from '@gezhi/city';
import { Area } from '../../../domain/area/area.entity';
import { Grid } from '../../../domain/grid/grid.entity';
import { MicroGrid } from '../../../domain/grid/micro-grid.entity';
import { endedGrids, pastSplits, validSince } from './territory';
import { GridPost } from '../../../domain/post/grid-post.entity';

const MADE = { createdAt: DEMO_START, updatedAt: DEMO_START, version: 1 };

/** Areas of all levels, what grids and micro-grids add to them, and who works in them. */
export function structureTables(plan: CityPlan): DemoTable[] {
  const splits = pastSplits(plan);
  const ended = endedGrids(plan, splits);
  const since = validSince(splits);
  const employers = new Map(plan.workers.map((worker) => [worker.id, worker]));
  return [
    demoTable(Area, [
      ...ended.areas,
      ...plan.areas.map((area) => ({
        code: area.code,
        name: area.name,
        kind: area.kind,
        level: area.level,
        parentCode: area.parentCode,
        households: area.kind === 'FUNCTIONAL_AREA' ? null : area.households,
        longitude: area.centroid?.longitude ?? null,
        latitude: area.centroid?.latitude ?? null,
        boundary: area.polygon,
        validFrom: since(area.code) ?? area.validFrom,
        validTo: area.validTo,
      })),
    ]),
    demoTable(Grid, [
      ...ended.grids,
      ...plan.grids.map((grid) => ({
        ...MADE,
        code: grid.code,
        type: grid.type,
        placeName: grid.place?.name ?? null,
        elements: [...grid.elements],
        partyBranchId: grid.partyBranchId,
        noticeArea: grid.place
          ? `${grid.place.name}全域`
          : `${plan.area(grid.communityCode).name}${grid.name}公示范围`,
        workPhone: grid.publicNotice.workPhone,
        supervisionPhone: grid.publicNotice.supervisionPhone,
      })),
    ]),
    demoTable(
      MicroGrid,
      plan.microGrids.map(({ code, sizeReason }) => ({
        ...MADE,
        code,
        sizeReason,
        volunteerRole: null,
      })),
    ),
    demoTable(
      GridPost,
      plan.gridPosts.map((post) => ({
        ...MADE,
        id: post.id,
        kind: post.kind,
        fullTime: post.fullTime,
        areaCode: post.microGridCode ?? post.gridCode,
        workerId: post.workerId,
        workerName: employers.get(post.workerId)?.displayName ?? '网格员',
        organizationId: employers.get(post.workerId)?.organizationId ?? null,
        fromDate: post.from,
        toDate: post.to,
        endReason: post.to === null ? null : '岗位调整',
      })),
    ),
  ];
}
