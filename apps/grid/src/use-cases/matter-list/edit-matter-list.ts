import { authorise } from '@gezhi/identity';
import { requireDraft } from '@gezhi/gov-lists';
import type { Result } from '@gezhi/kernel';
import { isAreaCode, newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById, rowsOf, touch } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { In } from 'typeorm';
import { EventCategory } from '../../domain/category/event-category.entity';
import { DISPATCH_PERMISSIONS } from '../../domain/dispatch/dispatch.permissions';
import { DispatchRule } from '../../domain/dispatch/dispatch-rule.entity';
import { checkRules } from '../../domain/dispatch/rule-set.rules';
import { asListVersion, MatterList } from '../../domain/matter-list/matter-list.entity';
import { leadOf, MatterListItem } from '../../domain/matter-list/matter-list-item.entity';
import { isUnitRef } from '../../domain/unit/unit.rules';

export type ItemDraft = Omit<MatterListItem, 'id' | 'listId' | 'position'>;
export type RuleDraft = Omit<DispatchRule, 'id' | 'listId'>;

/** Replaces the matters of a draft (编辑清单草案). */
export function editMatterList(
  useCase: UseCase,
  input: StepInput & { readonly items: readonly ItemDraft[] },
): Promise<Result<MatterList>> {
  return editDraft(useCase, input, 'items', async (list, uow) => {
    const unknown = await unknownCategory(
      uow,
      input.items.map(({ categoryCode }) => categoryCode),
    );
    const codes = new Set<string>();
    for (const [index, item] of input.items.entries()) {
      const path = ['input', 'items', String(index)];
      const clean = withoutPersonalData({ title: item.title }, path);
      if (!clean.ok) return clean;
      if (codes.has(item.code))
        return refuse('GOV_LIST_DUPLICATE_ITEM', { path, codes: [item.code] });
      codes.add(item.code);
      const right = checkItem(list, item, unknown, path);
      if (!right.ok) return right;
    }
    await uow.manager.delete(MatterListItem, { listId: list.id });
    const rows = input.items.map((item, index) => ({
      ...item,
      id: newId(uow.now),
      listId: list.id,
      position: index + 1,
    }));
    await uow.manager.insert(MatterListItem, rowsOf<MatterListItem>(rows));
    return ok();
  });
}

/** Replaces the rules of a draft (编辑规则集草案). The set is published as a whole. */
export function editDispatchRules(
  useCase: UseCase,
  input: StepInput & { readonly rules: readonly RuleDraft[] },
): Promise<Result<MatterList>> {
  return editDraft(useCase, input, 'rules', async (list, uow) => {
    const rules = input.rules.map((rule) => ({ ...rule, id: newId(uow.now), listId: list.id }));
    const right = checkRules(rules);
    if (!right.ok) return right;
    for (const [index, { title, conditions }] of rules.entries()) {
      const path = ['input', 'rules', String(index)];
      const clean = withoutPersonalData({ title }, path);
      if (!clean.ok) return clean;
      const [wrong] = (await unknownCategory(uow, conditions.categories ?? [])).values();
      if (wrong !== undefined)
        return refuse('NOT_FOUND', { path, type: 'EventCategory', id: wrong });
      const outside = conditions.areas?.find(
        (code) => !isAreaCode(code) || !code.startsWith(list.areaCode),
      );
      if (outside !== undefined) return refuse('UNKNOWN_AREA', { path, value: outside });
    }
    await uow.manager.delete(DispatchRule, { listId: list.id });
    await uow.manager.insert(DispatchRule, rowsOf<DispatchRule>(rules));
    return ok();
  });
}

async function editDraft(
  { actor, clock, database }: UseCase,
  input: StepInput,
  content: 'items' | 'rules',
  replace: (list: MatterList, uow: UnitOfWork) => Promise<Result<void>>,
): Promise<Result<MatterList>> {
  return inTransaction(database, clock, async (uow) => {
    const list = await lockById(uow, MatterList, input.id);
    const holds = list?.kind === 'DISPATCH_RULES' ? 'rules' : 'items';
    if (!list || holds !== content)
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'MatterList', id: input.id });
    const allowed = authorise(actor, DISPATCH_PERMISSIONS, 'matterList.edit', list);
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, list);
    if (!current.ok) return current;
    const draft = requireDraft(asListVersion(list));
    if (!draft.ok) return draft;
    const replaced = await replace(list, uow);
    if (!replaced.ok) return replaced;
    touch(list, uow.now);
    await uow.manager.save(list);
    const { id, areaCode } = list;
    uow.changes.push({ type: 'MatterList', id, action: 'edit', areaCode });
    return ok(list);
  });
}

function checkItem(
  list: MatterList,
  item: ItemDraft,
  unknown: ReadonlySet<string>,
  path: string[],
): Result<void> {
  const { categoryCode, areaCode } = item;
  if (categoryCode !== null && unknown.has(categoryCode))
    return refuse('NOT_FOUND', { path, type: 'EventCategory', id: categoryCode });
  if (areaCode !== null && !(isAreaCode(areaCode) && areaCode.startsWith(list.areaCode)))
    return refuse('UNKNOWN_AREA', { path, value: areaCode.slice(0, 40) });
  const lead = leadOf(item as MatterListItem);
  const named = Object.values(lead).some((part) => part !== null);
  const fits =
    list.kind === 'DISPATCH_CATALOGUE'
      ? categoryCode !== null && isUnitRef(lead) && item.assists.every(isUnitRef)
      : !named && item.assists.length === 0;
  return fits ? ok() : refuse('UNIT_REF', { path });
}

async function unknownCategory(
  { manager }: UnitOfWork,
  codes: readonly (string | null)[],
): Promise<Set<string>> {
  const asked = [...new Set(codes.filter((code): code is string => code !== null))];
  const found = await manager.find(EventCategory, {
    where: { code: In(asked) },
    take: asked.length,
  });
  return new Set(asked.filter((code) => !found.some((each) => each.code === code)));
}
