import type { ListOf } from '@gezhi/persistence';
import { idOfKey, sql } from '@gezhi/persistence';
import { PowerItem } from '../../domain/power/power-item.entity';
import { inForceOn } from '../delegation/list-delegations';

export interface PowerItemFilter {
  readonly originDepartmentCode?: string | null;
}

/** The whole published list of powers, by code: public. */
export function powerItems(filter: PowerItemFilter = {}): ListOf<PowerItem> {
  const { originDepartmentCode } = filter;
  return {
    entity: PowerItem,
    on: sql`true`,
    where: originDepartmentCode ? [sql`t.origin_department_code = ${originDepartmentCode}`] : [],
    orderBy: 'code',
    direction: 'ASC',
  };
}

/** The powers an organisation holds by delegations in force on a day: public. */
export function powersInForce(on: string): ListOf<PowerItem> {
  return {
    entity: PowerItem,
    on: sql`EXISTS (SELECT FROM delegation d WHERE d.to_organization_id = ${idOfKey()}
      AND d.power_item_code = t.code AND ${inForceOn('d', on)})`,
    orderBy: 'code',
    direction: 'ASC',
  };
}
