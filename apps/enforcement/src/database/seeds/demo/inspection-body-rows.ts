import type { CityPlan } from '@gezhi/city';
import { stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { startOfDay } from '@gezhi/kernel';
import type { InspectionBody } from '../../../domain/inspection/inspection-body.entity';
import { CHECKLIST_ROWS } from '../reference/checklist-item-rows';
import { departmentId, marketOfficeId } from './departments';

const SINCE = '2025-01-01' as LocalDate;

/** The departments of the checklist in their own fields, and the market offices of the subdistricts. */
export function* inspectionBodies(plan: CityPlan): Generator<InspectionBody> {
  for (const departmentCode of new Set(CHECKLIST_ROWS[2].map((item) => item.departmentCode))) {
    yield body(departmentId(plan, departmentCode), departmentCode, plan.district);
  }
  for (const { code } of plan.subdistricts) {
    yield body(marketOfficeId(plan, code), 'MARKET_SUPERVISION', code);
  }
}

function body(organizationId: string, departmentCode: string, areaCode: string): InspectionBody {
  const enteredAt = startOfDay(SINCE);
  return {
    id: stableId(`enforcement/body/${areaCode}/${departmentCode}`, enteredAt),
    organizationId,
    departmentCode,
    areaCode,
    basis: '秦淮区行政检查主体清单（示例）',
    effectiveFrom: SINCE,
    effectiveTo: null,
    createdAt: enteredAt,
    updatedAt: enteredAt,
    version: 1,
  };
}
