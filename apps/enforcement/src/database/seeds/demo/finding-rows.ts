import type { SeededRandom } from '@gezhi/city';
import { stableId } from '@gezhi/city';
import type { Clue } from '../../../domain/inspection/clue.entity';
import type { Finding } from '../../../domain/inspection/finding.entity';
import type { FindingResult } from '../../../domain/inspection/inspection.codes';
import type { InspectionSection } from '../../../domain/inspection/inspection-section.entity';
import type { ChecklistItemRow } from '../reference/checklist-item-rows';
import { POWER_ITEM_ROWS } from '../reference/power-item-rows';
import type { VisitPlan } from './visit-plan';

interface Question {
  readonly item: ChecklistItemRow;
  readonly section: InspectionSection;
  readonly plan: VisitPlan;
  readonly recordedAt: Date;
}

/** Plausible values of what is measured: as required, and not. */
const MEASURES: Readonly<
  Record<string, readonly [fit: [number, number], unfit: [number, number]]>
> = {
  'JC-16': [
    [42, 59],
    [61, 74],
  ],
  'JC-21': [
    [0.04, 0.09],
    [0.11, 0.2],
  ],
  'JC-31': [
    [1, 6],
    [9, 16],
  ],
};
/** Of the powers of a field, the last ones are never needed: what an evaluation finds to hand back. */
const USED_SHARE = 0.72;

export function findingOf(question: Question, random: SeededRandom): Finding {
  const { item, section, plan, recordedAt } = question;
  const result = random.weighted<FindingResult>([
    ['COMPLIANT', 91],
    ['VIOLATION', item.riskLevel === 'LOW' ? 5 : 8],
    ['NOT_APPLICABLE', 2],
  ]);
  const violation = result === 'VIOLATION';
  return {
    id: stableId(`${section.id}/${item.code}`, recordedAt),
    inspectionId: section.inspectionId,
    siteId: plan.site.id,
    areaCode: plan.site.gridCode,
    organizationId: section.organizationId,
    departmentCode: item.departmentCode,
    itemCode: item.code,
    powerItemCode: violation ? powerFor(item, random) : item.powerItemCode,
    result,
    measure: measureOf(item.code, result, random),
    evidenceKinds: violation ? item.evidenceKinds.slice(0, 2) : item.evidenceKinds.slice(0, 1),
    description: violation ? '现场发现与检查项要求不符（示例）' : null,
    checkedAt: recordedAt,
  };
}

/** Mostly the power of the question, else another of its field; early ones of a field more often. */
function powerFor({ powerItemCode }: ChecklistItemRow, random: SeededRandom): string {
  if (random.chance(0.4)) return powerItemCode;
  const field = POWER_ITEM_ROWS.filter(({ code }) => code.startsWith(powerItemCode.slice(0, 3)));
  const used = field.slice(0, Math.ceil(field.length * USED_SHARE));
  return used[Math.floor(random.next() ** 1.6 * used.length)]?.code ?? powerItemCode;
}

function measureOf(code: string, result: FindingResult, random: SeededRandom): number | null {
  const measure = MEASURES[code];
  if (!measure || result === 'NOT_APPLICABLE') return null;
  const [from, to] = measure[result === 'VIOLATION' ? 1 : 0];
  return Number(random.between(from, to).toFixed(2));
}

/** A market matter that the bureau saw and may not handle. */
export function clueOf(
  plan: VisitPlan,
  inspectionId: string,
  fromOrganizationId: string,
  ownerOrganizationId: string,
  sentAt: Date,
): Clue {
  return {
    id: stableId(`${inspectionId}/clue`, sentAt),
    inspectionId,
    siteId: plan.site.id,
    areaCode: plan.site.gridCode,
    fromOrganizationId,
    ownerOrganizationId,
    powerItemCode: 'SJ-005',
    description: '检查中发现疑似超范围经营，移送主管部门核查（示例）',
    sentAt,
  };
}
