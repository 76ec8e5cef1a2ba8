import { covers } from '@gezhi/identity';
import type { Workflow } from '@gezhi/workflow';
import { AreaAlert, AreaAlertTransition } from '../../domain/area-alert/area-alert.entity';
import { AREA_ALERT_PERMISSIONS } from '../../domain/area-alert/area-alert.permissions';
import type { AreaAlertAction, AreaAlertState } from '../../domain/area-alert/area-alert.states';
import { AREA_ALERT_MACHINE } from '../../domain/area-alert/area-alert.states';

export const AREA_ALERT_WORKFLOW: Workflow<
  AreaAlert,
  AreaAlertState,
  AreaAlertAction,
  AreaAlertTransition
> = {
  name: 'areaAlert',
  entity: AreaAlert,
  machine: AREA_ALERT_MACHINE,
  permissions: AREA_ALERT_PERMISSIONS,
  history: AreaAlertTransition,
  historyKey: 'alertId',
  target: ({ areaCode }) => ({ areaCode }),
  isVisible: ({ areaCode }, actor) => covers(actor, areaCode),
};
