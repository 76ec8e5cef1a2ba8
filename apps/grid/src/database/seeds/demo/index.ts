import type { DemoSeed } from '@gezhi/city';
import { demoTable } from '@gezhi/city';
import { Area } from '../../../domain/area/area.entity';

/** The demonstration city as rows of this subgraph's tables. */
export const gridDemo: DemoSeed = (plan) => [
  demoTable(
    Area,
    plan.areas.map((area) => ({
      code: area.code,
      name: area.name,
      kind: area.kind,
      level: area.level,
      parentCode: area.parentCode,
      households: area.households,
      longitude: area.centroid?.longitude ?? null,
      latitude: area.centroid?.latitude ?? null,
      boundary: area.polygon,
      validFrom: area.validFrom,
      validTo: area.validTo,
    })),
  ),
];
