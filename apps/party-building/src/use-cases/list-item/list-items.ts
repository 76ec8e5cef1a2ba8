import type { Actor } from '@gezhi/identity';
import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import type { AllianceListKind, ClaimTheme } from '../../domain/list-item/list-item.codes';
import type { ListItemState } from '../../domain/list-item/list-item.states';
import { sharedWith } from '../alliance/shared-with';

export interface ListItemFilter {
  readonly kinds?: readonly AllianceListKind[] | null;
  readonly themes?: readonly ClaimTheme[] | null;
  readonly states?: readonly ListItemState[] | null;
  readonly unclaimed?: boolean | null;
  readonly publishedBefore?: Date | null;
}

/** The items on the lists of an alliance that the caller may see, the newest first. */
export function itemsOfAlliance(actor: Actor, filter: ListItemFilter): ListOf<AllianceListItem> {
  return newestFirst(sql`t.alliance_id = p.key::uuid`, actor, filter);
}

/** The items of all alliances of an area and below it that the caller may see, the newest first. */
export function itemsWithin(actor: Actor, filter: ListItemFilter): ListOf<AllianceListItem> {
  return newestFirst(withinArea(), actor, filter);
}

/** The items that came from an event. */
export function itemsFromEvent(actor: Actor, filter: ListItemFilter): ListOf<AllianceListItem> {
  return newestFirst(ofKey('source_event_id'), actor, filter);
}

function newestFirst(on: Sql, actor: Actor, filter: ListItemFilter): ListOf<AllianceListItem> {
  return {
    entity: AllianceListItem,
    on,
    where: [sharedWith(actor), ...conditions(filter)],
    orderBy: 'publishedAt',
    direction: 'DESC',
  };
}

function conditions({ kinds, themes, states, unclaimed, publishedBefore }: ListItemFilter): Sql[] {
  const found: Sql[] = [];
  if (kinds) found.push(sql`t.kind = ANY(${kinds})`);
  if (themes) found.push(sql`t.theme = ANY(${themes})`);
  if (states) found.push(sql`t.state = ANY(${states})`);
  if (publishedBefore) found.push(sql`t.published_at < ${publishedBefore.toISOString()}`);
  if (typeof unclaimed === 'boolean') {
    const open = sql`EXISTS (SELECT FROM claim c WHERE c.item_id = t.id AND c.is_latest AND c.state = 'PUBLISHED')`;
    found.push(unclaimed ? open : sql`NOT ${open}`);
  }
  return found;
}
