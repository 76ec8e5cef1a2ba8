import { findByKeys } from '@gezhi/persistence';
import { covers } from '@gezhi/identity';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { AreaAlertTransition } from '../../domain/area-alert/area-alert.entity';
import { AreaAlert } from '../../domain/area-alert/area-alert.entity';
import type { AlertAction, AreaAlertFilter } from '../../use-cases/area-alert/list-alerts';
import {
  actionsOfAlerts,
  alertsWithin,
  historyOfAlert,
} from '../../use-cases/area-alert/list-alerts';
import type { GridContext } from '../context';

export const alertById = batched<GridContext, AreaAlert>('AreaAlert', async (context, ids) => {
  const found = await findByKeys(context.database.manager, AreaAlert, 'id', ids);
  return new Map([...found].filter(([, { areaCode }]) => covers(context.actor, areaCode)));
});
export const actionsOfAlert = batched<GridContext, AlertAction[]>(
  'AreaAlert actions',
  (context, ids) => actionsOfAlerts(context.database.manager, ids),
);
export const alertsOfArea = listField<
  AreaAlert,
  PageArgs & { filter?: AreaAlertFilter | null },
  GridContext
>('Area.alerts', (_context, { filter }) => alertsWithin(filter ?? {}));
export const historyOfAreaAlert = listField<AreaAlertTransition, PageArgs, GridContext>(
  'AreaAlert.history',
  historyOfAlert,
);
