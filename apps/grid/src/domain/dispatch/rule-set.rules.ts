import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { isUnder } from '../matter-list/matter-list.rules';
import { isUnitRef } from '../unit/unit.rules';
import type { RuleFindingKind } from './dispatch.codes';
import type { DispatchRule, RuleConditions } from './dispatch-rule.entity';
import { inOrder, isWithinHours } from './dispatch-rule.rules';

/** Something odd about a rule, because of an earlier one. */
export interface RuleFinding {
  readonly kind: RuleFindingKind;
  readonly code: string;
  readonly earlierCode: string;
}

/** Rules that are never reached, and rules that take a part of what an earlier one with another action takes. */
export function findingsOf(rules: readonly DispatchRule[]): RuleFinding[] {
  const ordered = inOrder(rules);
  return ordered.flatMap((rule, index): RuleFinding[] => {
    const earlier = ordered.slice(0, index);
    const { code } = rule;
    const over = earlier.find((each) => coversAll(each.conditions, rule.conditions));
    if (over) return [{ kind: 'DEAD', code, earlierCode: over.code }];
    return earlier
      .filter((each) => !doSame(each, rule) && canMeetBoth(each.conditions, rule.conditions))
      .map((each) => ({ kind: 'OVERLAP', code, earlierCode: each.code }));
  });
}

/** Whether every matter that meets `narrow` meets `wide`. Each pair of rules is judged by itself. */
export function coversAll(wide: RuleConditions, narrow: RuleConditions): boolean {
  const { hours, days } = wide;
  return (
    holdsAll(wide.sources, narrow.sources) &&
    holdsAll(wide.natures, narrow.natures) &&
    holdsAll(wide.urgencies, narrow.urgencies) &&
    holdsAll(wide.categories, narrow.categories, isUnder) &&
    holdsAll(wide.areas, narrow.areas, (code, area) => code.startsWith(area)) &&
    holdsAll(wide.flags, narrow.flags) &&
    (!hours || minutesOf(narrow).every((minute) => isWithinHours(hours, minute))) &&
    (!days || days === narrow.days)
  );
}

/** Whether some matter meets both. */
export function canMeetBoth(one: RuleConditions, other: RuleConditions): boolean {
  const { hours } = one;
  return (
    meet(one.sources, other.sources) &&
    meet(one.natures, other.natures) &&
    meet(one.urgencies, other.urgencies) &&
    meet(one.categories, other.categories, isUnder) &&
    meet(one.areas, other.areas, (code, area) => code.startsWith(area)) &&
    (!hours || minutesOf(other).some((minute) => isWithinHours(hours, minute))) &&
    (!one.days || !other.days || one.days === other.days)
  );
}

type Inside = (value: string, wide: string) => boolean;
type Values = readonly string[] | null | undefined;
const same: Inside = (one, other) => one === other;

function holdsAll(wide: Values, narrow: Values, inside: Inside = same): boolean {
  if (!wide) return true;
  return narrow ? narrow.every((value) => wide.some((each) => inside(value, each))) : false;
}

function meet(one: Values, other: Values, inside: Inside = same): boolean {
  if (!one || !other) return true;
  return one.some((each) => other.some((value) => inside(value, each) || inside(each, value)));
}

const DAY = Array.from({ length: 24 * 60 }, (_, minute) => minute);

function minutesOf({ hours }: RuleConditions): readonly number[] {
  return hours ? DAY.filter((minute) => isWithinHours(hours, minute)) : DAY;
}

function doSame(one: DispatchRule, other: DispatchRule): boolean {
  return (
    one.action === other.action &&
    one.organizationId === other.organizationId &&
    one.level === other.level &&
    one.departmentCode === other.departmentCode
  );
}

/** A set as it may be kept as a draft: codes and priorities stand once, an action names what it needs and no more. */
export function checkRules(rules: readonly DispatchRule[]): Result<void> {
  for (const [index, rule] of rules.entries()) {
    const path = ['input', 'rules', String(index)];
    const before = rules.slice(0, index);
    const { code, priority, action } = rule;
    if (before.some((each) => each.code === code))
      return refuse('GOV_LIST_DUPLICATE_ITEM', { path, codes: [code] });
    if (before.some((each) => each.priority === priority))
      return refuse('RULE_PRIORITY_TAKEN', { path, priority });
    if (!namesWhatItNeeds(rule)) return refuse('RULE_TARGET', { path, code, action });
    if (!isComplete(rule.conditions)) return refuse('RULE_CONDITION_EMPTY', { path, code });
  }
  return ok();
}

/** A set as it may be published: every rule can be reached. */
export function checkReachable(rules: readonly DispatchRule[]): Result<void> {
  const dead = findingsOf(rules).find(({ kind }) => kind === 'DEAD');
  return dead ? refuse('RULE_DEAD', { code: dead.code, earlier: dead.earlierCode }) : ok();
}

function namesWhatItNeeds(rule: DispatchRule): boolean {
  const { action, organizationId, level, departmentCode } = rule;
  switch (action) {
    case 'ORGANIZATION':
      return organizationId !== null && isUnitRef(rule);
    case 'UNIT':
      return organizationId === null && isUnitRef(rule);
    default:
      return organizationId === null && level === null && departmentCode === null;
  }
}

/** A condition that lists nothing is met by nothing: it was left out by mistake. */
function isComplete(conditions: RuleConditions): boolean {
  const { hours } = conditions;
  const lists = Object.values(conditions).filter((each): each is string[] => Array.isArray(each));
  return lists.every((list) => list.length > 0) && (!hours || hours.from !== hours.to);
}
