import type { NotificationKind } from '@gezhi/notifications';
import { NOTIFICATION_TEST } from '@gezhi/notifications';
import { DISPATCH_NOTIFICATIONS } from './dispatch/dispatch.notifications';
import { DUTY_TASK_NOTIFICATIONS } from './duty-task/duty-task.definitions';
import { PERFORMANCE_NOTIFICATIONS } from './performance/performance.definitions';
import { TRAINING_NOTIFICATIONS } from './training/training.definitions';
import { PATROL_NOTIFICATIONS } from './patrol/patrol.notifications';
import { DUTY_NOTIFICATIONS } from './duty/duty.notifications';
import { ESCALATION_NOTIFICATIONS } from './escalation/escalation.notifications';
import { SUPERVISION_NOTIFICATIONS } from './supervision/supervision.notifications';
import { DISPUTE_NOTIFICATIONS } from './dispute/dispute.notifications';
import { EVENT_NOTIFICATIONS } from './event/event.notifications';
import { INTAKE_NOTIFICATIONS } from './intake/intake.notifications';
import { HEALTH_CHECK_NOTIFICATIONS } from './health-check/health-check.notifications';
import { AREA_ALERT_NOTIFICATIONS } from './area-alert/area-alert.notifications';
import { EMERGENCY_NOTIFICATIONS } from './emergency/emergency.notifications';
import { RISK_NOTIFICATIONS } from './risk/risk.notifications';
import { DEVICE_NOTIFICATIONS } from './device/device.notifications';
import { WHISTLE_NOTIFICATIONS } from './whistle/whistle.notifications';
import { REDRAWING_NOTIFICATIONS } from './redrawing/redrawing.notifications';
import { SECRETARY_ORDER_NOTIFICATIONS } from './secretary-order/secretary-order.notifications';

/** Every kind of notification (通知) the grid sends: what its use cases may tell, and in which words. */
export const GRID_NOTIFICATIONS: readonly NotificationKind[] = [
  NOTIFICATION_TEST,
  ...EVENT_NOTIFICATIONS,
  ...INTAKE_NOTIFICATIONS,
  ...SECRETARY_ORDER_NOTIFICATIONS,
  ...DISPATCH_NOTIFICATIONS,
  ...DISPUTE_NOTIFICATIONS,
  ...ESCALATION_NOTIFICATIONS,
  ...SUPERVISION_NOTIFICATIONS,
  ...WHISTLE_NOTIFICATIONS,
  ...AREA_ALERT_NOTIFICATIONS,
  ...DEVICE_NOTIFICATIONS,
  ...HEALTH_CHECK_NOTIFICATIONS,
  ...RISK_NOTIFICATIONS,
  ...EMERGENCY_NOTIFICATIONS,
  ...DUTY_NOTIFICATIONS,
  ...DUTY_TASK_NOTIFICATIONS,
  ...PATROL_NOTIFICATIONS,
  ...TRAINING_NOTIFICATIONS,
  ...PERFORMANCE_NOTIFICATIONS,
  ...REDRAWING_NOTIFICATIONS,
];
