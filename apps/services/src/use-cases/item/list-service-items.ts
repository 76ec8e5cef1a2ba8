import type { Actor } from '@gezhi/identity';
import { hasRole } from '@gezhi/identity';
import type { LocalDate } from '@gezhi/kernel';
import { isId } from '@gezhi/kernel';
import type { ListOf, Sql } from '@gezhi/persistence';
import { join, ofKey, sql } from '@gezhi/persistence';
import type { ChannelTag } from '../../domain/item/item.codes';
import { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import { ServiceItem } from '../../domain/item/service-item.entity';

export interface ServiceItemFilter {
  readonly tag?: ChannelTag | null;
  readonly organizationId?: string | null;
  readonly catalogCode?: string | null;
  /** Part of the name. */
  readonly name?: string | null;
}

/** The items in force on a day, by implementation code. Public. */
export function itemsInForce(
  today: LocalDate,
  filter: ServiceItemFilter = {},
): ListOf<ServiceItem> {
  return {
    entity: ServiceItem,
    on: sql`true`,
    where: [inForce(today, filter), ...itemConditions(filter)],
    orderBy: 'taskCode',
    direction: 'ASC',
  };
}

/** The items in force that an organisation carries out. Public. */
export function itemsOfOrganization(
  today: LocalDate,
  filter: ServiceItemFilter = {},
): ListOf<ServiceItem> {
  return { ...itemsInForce(today, filter), on: ofKey('implementing_organization_id') };
}

/** The versions of an item, the newest first; drafts only for those who may write them. */
export function versionsOf(actor: Actor): ListOf<ServiceItemVersion> {
  const drafts = hasRole(actor, 'ADMINISTRATOR')
    ? sql`true`
    : sql`t.state <> 'DRAFT' OR t.implementing_organization_id = ${actor.organizationId}`;
  return {
    entity: ServiceItemVersion,
    on: ofKey('service_item_id'),
    where: [drafts],
    orderBy: 'number',
    direction: 'DESC',
  };
}

function itemConditions({ organizationId, catalogCode }: ServiceItemFilter): Sql[] {
  const conditions: Sql[] = [];
  if (catalogCode) conditions.push(sql`t.catalog_code = ${catalogCode}`);
  if (organizationId) {
    const known = isId(organizationId) ? organizationId : null;
    conditions.push(sql`t.implementing_organization_id = ${known}`);
  }
  return conditions;
}

function inForce(today: LocalDate, { tag, name }: ServiceItemFilter): Sql {
  const conditions = [
    sql`v.service_item_id = t.id AND v.effective_from <= ${today}`,
    sql`(v.effective_to IS NULL OR v.effective_to >= ${today})`,
  ];
  if (tag) conditions.push(sql`v.channel_tags @> ARRAY[${tag}]`);
  if (name) conditions.push(sql`v.name ILIKE ${`%${name.replace(/[\\%_]/g, '\\$&')}%`}`);
  return sql`EXISTS (SELECT FROM service_item_version v WHERE ${join(conditions, ' AND ')})`;
}
