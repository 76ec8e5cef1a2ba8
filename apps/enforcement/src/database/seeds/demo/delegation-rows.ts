import type { CityPlan } from '@gezhi/city';
import { stableId } from '@gezhi/city';
import type { LocalDate } from '@gezhi/kernel';
import { startOfDay } from '@gezhi/kernel';
import type { Delegation } from '../../../domain/delegation/delegation.entity';
import type { DelegationState } from '../../../domain/delegation/delegation.states';
import type { DelegationTransition } from '../../../domain/delegation/delegation-transition.entity';
import type { PowerItem } from '../../../domain/power/power-item.entity';
import {
  DELEGATED_PREFIXES,
  MARKET_PREFIX,
  POWER_ITEM_ROWS,
  URBAN_PREFIX,
} from '../reference/power-item-rows';
import { bureauId, departmentId } from './departments';

/** A delegation together with its life. */
export interface DelegationStory {
  readonly delegation: Delegation;
  readonly steps: readonly DelegationTransition[];
}

/** How one group of items was given, with the days of its decisions. */
interface Instrument {
  readonly name: string;
  readonly draftedOn: LocalDate;
  readonly publishedOn: LocalDate | null;
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo: LocalDate | null;
  readonly nextEvaluation: LocalDate;
  readonly evaluatedOn?: LocalDate;
  readonly withdrawnOn?: LocalDate;
  readonly expiredOn?: LocalDate;
}

const day = (text: string): LocalDate => text as LocalDate;
const HOUR = 3_600_000;
/** Delegated, evaluated after a year, in force. */
const MAIN: Instrument = {
  name: '秦政规〔2025〕1号（示例）',
  draftedOn: day('2025-01-20'),
  publishedOn: day('2025-02-20'),
  effectiveFrom: day('2025-03-01'),
  effectiveTo: null,
  evaluatedOn: day('2026-02-26'),
  nextEvaluation: day('2027-03-01'),
};
/** A pilot of one year before it, in two subdistricts. */
const PILOT: Instrument = {
  name: '秦政发〔2024〕6号（示例）',
  draftedOn: day('2024-01-15'),
  publishedOn: day('2024-02-20'),
  effectiveFrom: day('2024-03-01'),
  effectiveTo: day('2025-02-28'),
  nextEvaluation: day('2025-02-15'),
  expiredOn: day('2025-03-03'),
};
/** Handed back for two months in one subdistrict that could not carry the items, then given again. */
const HANDED_BACK: Instrument = {
  ...MAIN,
  withdrawnOn: day('2026-03-31'),
  effectiveTo: day('2026-03-31'),
};
const GIVEN_AGAIN: Instrument = {
  name: '秦政发〔2026〕9号（示例）',
  draftedOn: day('2026-05-06'),
  publishedOn: day('2026-05-25'),
  effectiveFrom: day('2026-06-01'),
  effectiveTo: null,
  nextEvaluation: day('2027-06-01'),
};
/** Proposed for the next year. */
const PROPOSED: Instrument = {
  name: '秦政发〔2026〕送审稿（示例）',
  draftedOn: day('2026-11-02'),
  publishedOn: null,
  effectiveFrom: day('2027-01-01'),
  effectiveTo: null,
  nextEvaluation: day('2028-01-01'),
};

const RETURNED_IN = '320104012';
/** Items no question of the checklist leads to. */
const RETURNED = ['CG-067', 'CG-068', 'CG-069', 'CG-070', 'CG-071', 'CG-072'];
const PILOTS = ['320104001', '320104002'];
const withPrefix = (...prefixes: readonly string[]) =>
  POWER_ITEM_ROWS.filter(({ code }) => prefixes.includes(code.slice(0, 2)));

/** 162 items to each of the twelve bureaus, 41 + 26 to two district bureaus, and some that came and went. */
export function* delegationStories(plan: CityPlan): Generator<DelegationStory> {
  for (const { code } of plan.subdistricts) {
    const bureau = { id: bureauId(plan, code), areaCode: code };
    for (const item of withPrefix(...DELEGATED_PREFIXES)) {
      if (code === RETURNED_IN && RETURNED.includes(item.code)) {
        yield story(plan, item, bureau, HANDED_BACK);
        yield story(plan, item, bureau, GIVEN_AGAIN);
      } else {
        yield story(plan, item, bureau, MAIN);
      }
    }
    if (PILOTS.includes(code)) {
      for (const item of withPrefix('CG').slice(0, 40)) yield story(plan, item, bureau, PILOT);
    }
  }
  const [first] = plan.subdistricts;
  if (first) {
    const bureau = { id: bureauId(plan, first.code), areaCode: first.code };
    for (const item of withPrefix(MARKET_PREFIX).slice(0, 5)) {
      yield story(plan, item, bureau, PROPOSED);
    }
  }
  for (const [prefix, slug] of [
    [MARKET_PREFIX, 'market-enforcement'],
    [URBAN_PREFIX, 'urban-enforcement'],
  ] as const) {
    const bureau = { id: plan.organization(`district/${slug}`).id, areaCode: plan.district };
    for (const item of withPrefix(prefix)) yield story(plan, item, bureau, MAIN);
  }
}

function story(
  plan: CityPlan,
  item: PowerItem,
  to: { readonly id: string; readonly areaCode: string },
  instrument: Instrument,
): DelegationStory {
  const { draftedOn, publishedOn, withdrawnOn } = instrument;
  const id = stableId(
    `enforcement/delegation/${to.areaCode}/${item.code}/${instrument.effectiveFrom}`,
    startOfDay(draftedOn),
  );
  const fromOrganizationId = departmentId(plan, item.originDepartmentCode);
  const steps = stepsOf(id, instrument, fromOrganizationId);
  const last = steps.at(-1) as DelegationTransition;
  const noon = (date: LocalDate | null | undefined) =>
    date ? new Date(startOfDay(date).getTime() + 10 * HOUR) : null;
  return {
    steps,
    delegation: {
      id,
      powerItemCode: item.code,
      kind: to.areaCode.length === 9 ? 'SUBDISTRICT_DELEGATION' : 'DISTRICT_CENTRALISATION',
      fromOrganizationId,
      toOrganizationId: to.id,
      areaCode: to.areaCode,
      originDepartmentCode: item.originDepartmentCode,
      state: last.toState as DelegationState,
      instrument: instrument.name,
      publishedAt: noon(publishedOn),
      effectiveFrom: instrument.effectiveFrom,
      effectiveTo: instrument.effectiveTo,
      nextEvaluation: instrument.nextEvaluation,
      withdrawnAt: noon(withdrawnOn),
      createdAt: steps[0]?.occurredAt ?? last.occurredAt,
      updatedAt: last.occurredAt,
      version: steps.length,
    },
  };
}

function stepsOf(
  delegationId: string,
  instrument: Instrument,
  actorOrganizationId: string,
): DelegationTransition[] {
  const { draftedOn, publishedOn, evaluatedOn, withdrawnOn, expiredOn } = instrument;
  const decided: readonly (readonly [string, DelegationState, LocalDate | null, string | null])[] =
    [
      ['draft', 'DRAFT', draftedOn, null],
      ['publish', 'PUBLISHED', publishedOn, null],
      ['evaluate', 'PUBLISHED', evaluatedOn ?? null, '年度评估：继续实施'],
      ['withdraw', 'WITHDRAWN', withdrawnOn ?? null, '评估认为暂不具备承接能力'],
      ['expire', 'EXPIRED', expiredOn ?? null, null],
    ];
  let fromState: DelegationState | null = null;
  const steps: DelegationTransition[] = [];
  for (const [action, toState, on, note] of decided) {
    if (on === null) continue;
    const occurredAt = new Date(startOfDay(on).getTime() + 10 * HOUR);
    steps.push({
      id: stableId(`${delegationId}/${action}`, occurredAt),
      delegationId,
      action,
      fromState,
      toState,
      actorSubject: 'demo:department',
      actorOrganizationId,
      note,
      occurredAt,
    });
    fromState = toState;
  }
  return steps;
}
