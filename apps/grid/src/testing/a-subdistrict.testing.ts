import type { AreaKind, LocalDate } from '@gezhi/kernel';
import { areaKindOf, areaLevelOf, newId, parentOf, parseAreaCode, valueOf } from '@gezhi/kernel';
import type { DataSource } from 'typeorm';
import { Area } from '../domain/area/area.entity';
import { Grid } from '../domain/grid/grid.entity';
import { MicroGrid } from '../domain/grid/micro-grid.entity';
import { MatterList } from '../domain/matter-list/matter-list.entity';
import { MatterListItem } from '../domain/matter-list/matter-list-item.entity';
import { HandlingUnit } from '../domain/unit/handling-unit.entity';
import { GridPost } from '../domain/post/grid-post.entity';

/** Areas from the city down to a micro-grid, one grid with everything it needs, and who leads street lighting. */
export interface Subdistrict {
  readonly code: '320104001';
  readonly community: '320104001001';
  readonly grid: '320104001001C001';
  readonly lighting: 'URBAN.LIGHTING';
  /** A unit of the subdistrict: leads street lighting by the catalogue. */
  readonly leadId: string;
  /** A department of the district that takes orders and leads nothing. */
  readonly departmentId: string;
  /** The committee of the community. */
  readonly committeeId: string;
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
  await manager.query('TRUNCATE area, handling_unit, matter_list, community_admission CASCADE');
  const made = new Date('2026-01-01T00:00:00Z');
  const changing = { createdAt: made, updatedAt: made, version: 1 };
  const [leadId, branchId, fulltimePostId] = [newId(), newId(), newId()];
  const [departmentId, committeeId, catalogueId] = [newId(), newId(), newId()];
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
  const unit = (id: string, areaCode: string, departmentCode: string) => ({
    ...changing,
    id,
    areaCode,
    departmentCode,
    openedOn: '2026-01-01',
    closedOn: null,
  });
  await manager.insert(HandlingUnit, [
    unit(leadId, '320104001', 'PUBLIC_MANAGEMENT'),
    unit(departmentId, '320104', 'URBAN_MANAGEMENT'),
    unit(committeeId, '320104001001', 'COMMUNITY'),
  ]);
  await manager.insert(MatterList, {
    ...changing,
    id: catalogueId,
    kind: 'DISPATCH_CATALOGUE',
    areaCode: '320104',
    listVersion: 1,
    title: '派单目录',
    issuer: '区指挥中心',
    basisDoc: '秦治指〔2026〕1号',
    state: 'PUBLISHED',
    publishedAt: made,
    effectiveFrom: '2020-01-01' as LocalDate,
    effectiveTo: null,
  });
  await manager.insert(MatterListItem, {
    id: newId(),
    listId: catalogueId,
    code: 'URBAN.LIGHTING',
    position: 1,
    title: '路灯不亮',
    categoryCode: 'URBAN.LIGHTING',
    areaCode: null,
    leadOrganizationId: leadId,
    leadLevel: null,
    leadDepartmentCode: null,
    assists: [],
    limits: null,
    evidenceRequired: false,
    communityAllowed: false,
  });
  return {
    code: '320104001',
    community: '320104001001',
    grid: '320104001001C001',
    lighting: 'URBAN.LIGHTING',
    leadId,
    departmentId,
    committeeId,
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
