import type { MatterList } from '../matter-list/matter-list.entity';
import { leadOf } from '../matter-list/matter-list-item.entity';
import type { ListedMatter, ListInForce } from '../matter-list/matter-list.rules';
import { nearestItem } from '../matter-list/matter-list.rules';
import type { HandlingUnit } from '../unit/handling-unit.entity';
import { resolveUnit } from '../unit/unit.rules';
import type { DispatchBasis } from '../event/event.codes';
import type { UndecidedReason } from './dispatch.codes';
import type { DispatchRule } from './dispatch-rule.entity';
import type { DispatchFacts, RuleStep } from './dispatch-rule.rules';
import { evaluateRules } from './dispatch-rule.rules';

/** Everything by which matters are dispatched at a moment, as far as it bears on whoever asks. */
export interface DispatchBook {
  /** Dispatch catalogues in force. */
  readonly catalogues: readonly ListInForce[];
  readonly ruleSets: readonly {
    readonly list: MatterList;
    readonly rules: readonly DispatchRule[];
  }[];
  /** Units that take orders. */
  readonly units: readonly HandlingUnit[];
}

/** Whom rules and catalogue name, and why. */
export interface DispatchPlan {
  readonly facts: DispatchFacts;
  /** Null when nobody was named. */
  readonly basis: Exclude<DispatchBasis, 'MANUAL'> | null;
  readonly lead: HandlingUnit | null;
  readonly assists: readonly HandlingUnit[];
  readonly undecided: UndecidedReason | null;
  readonly ruleSet: MatterList | null;
  readonly rule: DispatchRule | null;
  readonly steps: readonly RuleStep[];
  /** The entry of the catalogue for category and place, also when a rule decided. */
  readonly entry: ListedMatter | null;
}

/**
 * Whom the rules name: the set of the smallest area is asked from the first rule on; where no rule is met the
 * catalogue decides. The same book and facts give the same plan.
 */
export function planDispatch(book: DispatchBook, facts: DispatchFacts): DispatchPlan {
  const { areaCode, categoryCode } = facts;
  const ruleSet = nearestSet(book, areaCode);
  const { steps, met: rule } = evaluateRules(ruleSet?.rules ?? [], facts);
  const entry = categoryCode === null ? null : nearestItem(book.catalogues, categoryCode, areaCode);
  const named = whoLeads(book, rule, entry, areaCode);
  const assists = (entry?.item.assists ?? [])
    .map((ref) => resolveUnit(ref, areaCode, book.units))
    .filter((unit): unit is HandlingUnit => unit !== null && unit.id !== named.lead?.id);
  const common = { facts, ruleSet: ruleSet?.list ?? null, rule, steps, entry };
  return { ...common, ...named, assists: named.lead === null ? [] : assists };
}

function whoLeads(
  { units }: DispatchBook,
  rule: DispatchRule | null,
  entry: ListedMatter | null,
  areaCode: string,
): Pick<DispatchPlan, 'basis' | 'lead' | 'undecided'> {
  const nobody = (undecided: UndecidedReason) => ({ basis: null, lead: null, undecided });
  if (rule?.action === 'MANUAL') return nobody('MANUAL');
  const byRule = rule !== null && rule.action !== 'CATALOGUE';
  if (!byRule && entry === null) return nobody('NO_ITEM');
  const ref = byRule ? rule : leadOf((entry as ListedMatter).item);
  const lead = resolveUnit(ref, areaCode, units);
  if (lead === null) return nobody('NO_UNIT');
  return { basis: byRule ? 'RULE' : 'CATALOGUE', lead, undecided: null };
}

function nearestSet({ ruleSets }: DispatchBook, areaCode: string) {
  return ruleSets
    .filter(({ list }) => areaCode.startsWith(list.areaCode))
    .sort((one, other) => other.list.areaCode.length - one.list.areaCode.length)[0];
}
