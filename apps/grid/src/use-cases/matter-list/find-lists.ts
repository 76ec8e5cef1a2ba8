import type { LocalDate } from '@gezhi/kernel';
import { isAreaCode, lineageOf } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { ofKey, sql } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { DispatchRule } from '../../domain/dispatch/dispatch-rule.entity';
import type { MatterListKind } from '../../domain/matter-list/matter-list.codes';
import { MatterList } from '../../domain/matter-list/matter-list.entity';
import { MatterListItem } from '../../domain/matter-list/matter-list-item.entity';
import type { ListInForce } from '../../domain/matter-list/matter-list.rules';

/** More than any list holds; one that is longer must not be half read. */
export const MOST_ITEMS = 2_000;

/** The versions in force on a day for a place: of the lists of its area and of all above. */
export function listsInForce(
  manager: EntityManager,
  kinds: readonly MatterListKind[],
  areaCode: string,
  on: LocalDate,
): Promise<MatterList[]> {
  const areas: string[] = isAreaCode(areaCode) ? lineageOf(areaCode) : [];
  return manager
    .createQueryBuilder(MatterList, 'l')
    .where('l.kind = ANY(:kinds) AND l.areaCode = ANY(:areas)', { kinds, areas })
    .andWhere('l.effectiveFrom <= :on AND (l.effectiveTo IS NULL OR l.effectiveTo >= :on)', { on })
    .orderBy('l.areaCode', 'DESC')
    .getMany();
}

/** Lists with their items: all, or those about one category. */
export async function withItems(
  manager: EntityManager,
  lists: readonly MatterList[],
  categoryCode: string | null,
): Promise<ListInForce[]> {
  if (lists.length === 0) return [];
  const items = await manager.find(MatterListItem, {
    where: {
      listId: In(lists.map(({ id }) => id)),
      ...(categoryCode === null ? {} : { categoryCode: In(branchesOf(categoryCode)) }),
    },
    order: { position: 'ASC' },
    take: MOST_ITEMS * lists.length,
  });
  return lists.map((list) => ({ list, items: items.filter(({ listId }) => listId === list.id) }));
}

/** Sets of rules with their rules. */
export async function withRules(manager: EntityManager, lists: readonly MatterList[]) {
  if (lists.length === 0) return [];
  const rules = await manager.find(DispatchRule, {
    where: { listId: In(lists.map(({ id }) => id)) },
    order: { priority: 'ASC' },
    take: MOST_ITEMS * lists.length,
  });
  return lists.map((list) => ({ list, rules: rules.filter(({ listId }) => listId === list.id) }));
}

/** `URBAN.LIGHTING` and all above it. */
function branchesOf(categoryCode: string): string[] {
  const parts = categoryCode.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

export interface MatterListFilter {
  readonly kind?: MatterListKind | null;
  /** Only versions in force on this day. */
  readonly on?: string | null;
}

/** The versions of the lists of an area (the key), the newest first. Drafts are seen by those who issue them. */
export function listsOfArea({ kind, on }: MatterListFilter): ListOf<MatterList> {
  return {
    entity: MatterList,
    on: sql`t.area_code = p.key`,
    where: [
      ...(kind ? [sql`t.kind = ${kind}`] : []),
      ...(on
        ? [
            sql`t.effective_from <= ${on}::date AND (t.effective_to IS NULL OR t.effective_to >= ${on}::date)`,
          ]
        : []),
    ],
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}

/** The matters of a list (the key) in their order. */
export function itemsOfList(categoryCode: string | null): ListOf<MatterListItem> {
  return {
    entity: MatterListItem,
    on: ofKey('list_id'),
    where: categoryCode ? [sql`t.category_code = ${categoryCode}`] : [],
    orderBy: 'position',
    direction: 'ASC',
  };
}

/** The rules of a set (the key) in the order they are asked. */
export function rulesOfList(): ListOf<DispatchRule> {
  return {
    entity: DispatchRule,
    on: ofKey('list_id'),
    orderBy: 'priority',
    direction: 'ASC',
  };
}
