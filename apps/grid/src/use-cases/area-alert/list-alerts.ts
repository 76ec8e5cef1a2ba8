import type { ListOf, Sql } from '@gezhi/persistence';
import { ofKey, sql, withinArea } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { AreaAlertType } from '../../domain/area-alert/area-alert.codes';
import {
  AreaAlert,
  AreaAlertRule,
  AreaAlertTransition,
} from '../../domain/area-alert/area-alert.entity';
import type { AreaAlertState } from '../../domain/area-alert/area-alert.states';

export interface AreaAlertFilter {
  readonly states?: readonly AreaAlertState[] | null;
  readonly types?: readonly AreaAlertType[] | null;
}

/** The alerts of an area and all below it, the latest week first. */
export function alertsWithin({ states, types }: AreaAlertFilter): ListOf<AreaAlert> {
  const where: Sql[] = [];
  if (states) where.push(sql`t.state = ANY(${[...states]})`);
  if (types) where.push(sql`t.type = ANY(${[...types]})`);
  return { entity: AreaAlert, on: withinArea(), where, orderBy: 'week', direction: 'DESC' };
}

export function historyOfAlert(): ListOf<AreaAlertTransition> {
  return {
    entity: AreaAlertTransition,
    on: ofKey('alert_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

/** The seven rules, as they are set. */
export function alertRules(manager: EntityManager): Promise<AreaAlertRule[]> {
  return manager.find(AreaAlertRule, { order: { type: 'ASC' }, take: 50 });
}

export interface AlertAction {
  readonly type: string;
  readonly id: string;
}

/** What is done about each alert, in one statement: at most 50 objects of each. */
export async function actionsOfAlerts(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, AlertAction[]>> {
  const rows = await manager.query<{ alert: string; type: string; id: string }[]>(
    `SELECT a.id AS alert, l.from_type AS type, l.from_id AS id FROM unnest($1::uuid[]) AS a(id)
     CROSS JOIN LATERAL (SELECT * FROM case_link c WHERE c.to_id = a.id AND c.relation = 'FOLLOW_UP'
       ORDER BY c.created_at, c.id LIMIT 50) l`,
    [ids],
  );
  const found = new Map<string, AlertAction[]>();
  for (const { alert, ...action } of rows) found.set(alert, [...(found.get(alert) ?? []), action]);
  return found;
}
