import type { AreaKind } from '@gezhi/kernel';
import { areaKindOf, areaLevelOf, newId, parentOf, parseAreaCode, valueOf } from '@gezhi/kernel';
import type { DataSource } from 'typeorm';
import { Area } from '../domain/area/area.entity';
import { CategoryOwner } from '../domain/category/category-owner.entity';
import { Grid } from '../domain/grid/grid.entity';
import { MicroGrid } from '../domain/grid/micro-grid.entity';
import { GridPost } from '../domain/post/grid-post.entity';

/** Areas from the city down to a micro-grid, one grid with everything it needs, and who leads street lighting. */
export interface Subdistrict {
  readonly code: '320104001';
  readonly community: '320104001001';
  readonly grid: '320104001001C001';
  readonly lighting: 'URBAN.LIGHTING';
  /** Leads street lighting in the district. */
  readonly leadId: string;
  readonly branchId: string;
  readonly fulltimePostId: string;
}

const CODES = [
  '3201',
  '320104',
  '320104001',
  '320104001001',
  '320104001001C001',
  '320104001001C001M001',
  '320104002',
];

/** Lays the subdistrict out anew; whatever another test left there is gone. */
export async function aSubdistrict({ manager }: DataSource): Promise<Subdistrict> {
  await manager.query('TRUNCATE area, category_owner CASCADE');
  const made = new Date('2026-01-01T00:00:00Z');
  const changing = { createdAt: made, updatedAt: made, version: 1 };
  const [leadId, branchId, fulltimePostId] = [newId(), newId(), newId()];
  await manager.insert(Area, CODES.map(areaRow));
  await manager.insert(Grid, {
    ...changing,
    code: '320104001001C001',
    type: 'COMPREHENSIVE',
    placeName: null,
    elements: ['PARTY'],
    partyBranchId: branchId,
    noticeArea: '东至甲路，西至乙路',
    workPhone: '025-00000001',
    supervisionPhone: '025-00000002',
  });
  await manager.insert(MicroGrid, {
    ...changing,
    code: '320104001001C001M001',
    sizeReason: null,
    volunteerRole: null,
  });
  await manager.insert(GridPost, {
    ...changing,
    id: fulltimePostId,
    kind: 'FULLTIME_MEMBER',
    fullTime: true,
    areaCode: '320104001001C001',
    workerId: newId(),
    workerName: '网格员 0001',
    organizationId: null,
    fromDate: '2026-01-01',
    toDate: null,
    endReason: null,
  });
  await manager.insert(CategoryOwner, {
    id: newId(),
    categoryCode: 'URBAN.LIGHTING',
    areaCode: '320104',
    leadOrganizationId: leadId,
    assistOrganizationIds: [],
  });
  return {
    code: '320104001',
    community: '320104001001',
    grid: '320104001001C001',
    lighting: 'URBAN.LIGHTING',
    leadId,
    branchId,
    fulltimePostId,
  };
}

function areaRow(text: string) {
  const code = valueOf(parseAreaCode(text));
  const kind: AreaKind = areaKindOf(code);
  return {
    code,
    name: `${kind} ${code}`,
    kind,
    level: areaLevelOf(code),
    parentCode: parentOf(code),
    households: kind === 'MICRO_GRID' ? 80 : 0,
    longitude: null,
    latitude: null,
    boundary: null,
    validFrom: '2020-01-01',
    validTo: null,
  };
}
