import { EMERGENCY_PROBLEMS } from './emergency/emergency.problems';
import { COMMAND_CENTER_PROBLEMS } from './command-center/command-center.definitions';
import { RISK_PROBLEMS } from './risk/risk.problems';
import { OPEN311_PROBLEMS } from './open311/open311.problems';
import { AREA_ALERT_PROBLEMS } from './area-alert/area-alert.problems';
import { SETTING_PROBLEMS } from './setting/setting.problems';
import { DEVICE_PROBLEMS } from './device/device.problems';
import { INTAKE_PROBLEMS } from './intake/intake.problems';
import { HEALTH_CHECK_PROBLEMS } from './health-check/health-check.problems';
import { GRANT_PROBLEMS } from '@gezhi/grants';
import { NOTIFICATION_PROBLEMS } from '@gezhi/notifications';
import { DEADLINE_PROBLEMS } from '@gezhi/deadlines';
import { joinProblems, MASKING_PROBLEMS } from '@gezhi/kernel';
import { ATTACHMENT_PROBLEMS } from './attachment/attachment.problems';
import { CONTACT_PROBLEMS } from './contact/contact.problems';
import { AREA_PROBLEMS } from './area/area.problems';
import { GOV_LIST_PROBLEMS } from '@gezhi/gov-lists';
import { ADMISSION_PROBLEMS } from './admission/admission.problems';
import { DISPATCH_PROBLEMS } from './dispatch/dispatch.problems';
import { EVENT_PROBLEMS } from './event/event.problems';
import { CALENDAR_PROBLEMS } from './calendar/calendar.problems';
import { SUPERVISION_PROBLEMS } from './supervision/supervision.problems';
import { DUTY_TASK_PROBLEMS } from './duty-task/duty-task.definitions';
import { PERFORMANCE_PROBLEMS } from './performance/performance.definitions';
import { TRAINING_PROBLEMS } from './training/training.definitions';
import { PATROL_PROBLEMS } from './patrol/patrol.problems';
import { DUTY_PROBLEMS } from './duty/duty.problems';
import { TEAM_PROBLEMS } from './team/team.problems';
import { WHISTLE_PROBLEMS } from './whistle/whistle.problems';
import { ELEMENT_PROBLEMS } from './element/element.problems';
import { SIZE_PROBLEMS } from './size/size.problems';
import { REDRAWING_PROBLEMS } from './redrawing/redrawing.problems';
import { STRUCTURE_PROBLEMS } from './grid/grid.problems';
import { EVENT_IMPORT_PROBLEMS } from './event-import/event-import.problems';
import { MERGE_PROBLEMS } from './merge/merge.problems';
import { DISPUTE_PROBLEMS } from './dispute/dispute.problems';
import { FEEDBACK_PROBLEMS } from './review/feedback.problems';
import { REPEAT_PROBLEMS } from './repeat/repeat.problems';
import { SECRETARY_ORDER_PROBLEMS } from './secretary-order/secretary-order.problems';

/** What the grid subgraph can refuse, besides the common problems. */
export const GRID_PROBLEMS = joinProblems(
  'grid',
  AREA_PROBLEMS,
  EVENT_PROBLEMS,
  INTAKE_PROBLEMS,
  EVENT_IMPORT_PROBLEMS,
  DEVICE_PROBLEMS,
  SETTING_PROBLEMS,
  OPEN311_PROBLEMS,
  SUPERVISION_PROBLEMS,
  CALENDAR_PROBLEMS,
  MERGE_PROBLEMS,
  REPEAT_PROBLEMS,
  DISPUTE_PROBLEMS,
  FEEDBACK_PROBLEMS,
  SECRETARY_ORDER_PROBLEMS,
  DISPATCH_PROBLEMS,
  ADMISSION_PROBLEMS,
  GOV_LIST_PROBLEMS,
  STRUCTURE_PROBLEMS,
  REDRAWING_PROBLEMS,
  TEAM_PROBLEMS,
  DUTY_PROBLEMS,
  DUTY_TASK_PROBLEMS,
  PATROL_PROBLEMS,
  TRAINING_PROBLEMS,
  PERFORMANCE_PROBLEMS,
  ELEMENT_PROBLEMS,
  SIZE_PROBLEMS,
  AREA_ALERT_PROBLEMS,
  HEALTH_CHECK_PROBLEMS,
  RISK_PROBLEMS,
  EMERGENCY_PROBLEMS,
  COMMAND_CENTER_PROBLEMS,
  CONTACT_PROBLEMS,
  WHISTLE_PROBLEMS,
  ATTACHMENT_PROBLEMS,
  MASKING_PROBLEMS,
  DEADLINE_PROBLEMS,
  GRANT_PROBLEMS,
  NOTIFICATION_PROBLEMS,
);
