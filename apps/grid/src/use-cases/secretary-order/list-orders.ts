import type { ListOf, Sql } from '@gezhi/persistence';
import { idOfKey, ofKey, sql, withinArea } from '@gezhi/persistence';
import type { LocalDate } from '@gezhi/kernel';
import type { SecretaryLevel } from '../../domain/secretary-order/secretary-order.codes';
import {
  SecretaryOrder,
  SecretaryOrderTransition,
} from '../../domain/secretary-order/secretary-order.entity';
import type { SecretaryOrderState } from '../../domain/secretary-order/secretary-order.states';
import { WAITING_STATES } from '../../domain/secretary-order/secretary-order.states';

export interface SecretaryOrderFilter {
  readonly states?: readonly SecretaryOrderState[] | null;
  readonly levels?: readonly SecretaryLevel[] | null;
  /** Those that wait for a secretary and are past the day of their plan. */
  readonly overdue?: boolean | null;
}

/** The orders of an area and all below it, as far as the row rule shows them, the newest first. */
export function ordersWithin(
  filter: SecretaryOrderFilter,
  today: LocalDate,
): ListOf<SecretaryOrder> {
  return {
    entity: SecretaryOrder,
    on: withinArea(),
    where: conditions(filter, today),
    orderBy: 'nominatedAt',
    direction: 'DESC',
  };
}

/** The orders an organisation answers for or joins in. */
export function ordersOfSecretary(
  filter: SecretaryOrderFilter,
  today: LocalDate,
): ListOf<SecretaryOrder> {
  return {
    ...ordersWithin(filter, today),
    on: sql`t.organization_id = ${idOfKey()} OR t.joint_organization_ids @> ARRAY[p.key]`,
  };
}

/** The orders that followed up an event, the newest first. */
export function ordersOfEvent(): ListOf<SecretaryOrder> {
  return {
    entity: SecretaryOrder,
    on: ofKey('event_id'),
    orderBy: 'nominatedAt',
    direction: 'DESC',
  };
}

export function historyOfOrder(): ListOf<SecretaryOrderTransition> {
  return {
    entity: SecretaryOrderTransition,
    on: ofKey('order_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

function conditions({ states, levels, overdue }: SecretaryOrderFilter, today: LocalDate): Sql[] {
  return [
    states && sql`t.state = ANY(${[...states]})`,
    levels && sql`t.level = ANY(${[...levels]})`,
    overdue && sql`t.due_on < ${today}::date AND t.state = ANY(${[...WAITING_STATES]})`,
  ].filter((condition) => typeof condition === 'object' && condition !== null);
}
