import type { EventFlag, EventNature, EventSource, Urgency } from '../event/event.codes';
import { isUnder } from '../matter-list/matter-list.rules';
import type { RuleCondition } from './dispatch.codes';
import type { DispatchRule, RuleConditions } from './dispatch-rule.entity';

/** What the rules were asked about: stored with every decision, so that it can be understood later. */
export interface DispatchFacts {
  readonly source: EventSource;
  readonly nature: EventNature;
  readonly urgency: Urgency;
  readonly categoryCode: string | null;
  readonly areaCode: string;
  readonly flags: readonly EventFlag[];
  /** Of the day in Asia/Shanghai, from 0. */
  readonly minute: number;
  readonly workday: boolean;
}

/** One rule that was asked: what it missed, or null when it was met. */
export interface RuleStep {
  readonly code: string;
  readonly priority: number;
  readonly failed: RuleCondition | null;
}

export interface Evaluation<R> {
  /** The rules asked, in their order; none after the one that was met. */
  readonly steps: readonly RuleStep[];
  readonly met: R | null;
}

type Ruled = Pick<DispatchRule, 'code' | 'priority' | 'conditions'>;

/** The order of a set: by priority, then by code, so that it is the same whatever order the rows come in. */
export function inOrder<R extends Ruled>(rules: readonly R[]): R[] {
  return [...rules].sort(
    (one, other) => one.priority - other.priority || (one.code < other.code ? -1 : 1),
  );
}

/** Asks the rules of a set from the first on until one is met. */
export function evaluateRules<R extends Ruled>(
  rules: readonly R[],
  facts: DispatchFacts,
): Evaluation<R> {
  const steps: RuleStep[] = [];
  for (const rule of inOrder(rules)) {
    const failed = failedCondition(rule.conditions, facts);
    steps.push({ code: rule.code, priority: rule.priority, failed });
    if (failed === null) return { steps, met: rule };
  }
  return { steps, met: null };
}

/** The first condition that the matter does not meet; null when it meets all. */
export function failedCondition(
  conditions: RuleConditions,
  facts: DispatchFacts,
): RuleCondition | null {
  const { sources, natures, urgencies, categories, areas, flags, hours, days } = conditions;
  const { categoryCode } = facts;
  if (sources && !sources.includes(facts.source)) return 'SOURCE';
  if (natures && !natures.includes(facts.nature)) return 'NATURE';
  if (urgencies && !urgencies.includes(facts.urgency)) return 'URGENCY';
  if (
    categories &&
    !categories.some((each) => categoryCode !== null && isUnder(categoryCode, each))
  )
    return 'CATEGORY';
  if (areas && !areas.some((each) => facts.areaCode.startsWith(each))) return 'AREA';
  if (flags && !flags.some((each) => facts.flags.includes(each))) return 'FLAG';
  if (hours && !isWithinHours(hours, facts.minute)) return 'HOURS';
  if (days && (days === 'WORKDAY') !== facts.workday) return 'DAYS';
  return null;
}

export function isWithinHours(
  { from, to }: { readonly from: number; readonly to: number },
  minute: number,
): boolean {
  return from < to ? from <= minute && minute < to : minute >= from || minute < to;
}
