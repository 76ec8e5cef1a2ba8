import { DEADLINE_STATUS_LIST, DEADLINE_UNIT_LIST } from '@gezhi/deadlines';
import { AREA_KIND_LIST, FIELD_CLASS_LIST, UNMASK_REASONS } from '@gezhi/kernel';
import { DATA_GRANT_MACHINE, DATA_GRANT_STATES, DATA_PURPOSES } from '@gezhi/grants';
import { DELIVERY_MACHINE, NOTIFICATION_CODE_LISTS } from '@gezhi/notifications';
import type { DomainDefinitions } from '@gezhi/subgraph';
import { FIGURE_ORDER_LIST } from '@gezhi/subgraph';
import {
  ABSORPTION_LEVELS,
  DISPATCH_BASES,
  EVENT_FLAGS,
  EVENT_NATURES,
  EVENT_OUTCOMES,
  EVENT_SOURCES,
  REDIRECT_CHANNELS,
  REFUSAL_REASONS,
  SATISFACTION_RATINGS,
  URGENCIES,
} from './domain/event/event.codes';
import { ATTACHMENT_KINDS, QUARANTINE_REASONS } from './domain/attachment/attachment.codes';
import { ATTACHMENT_MACHINE, ATTACHMENT_STATES } from './domain/attachment/attachment.states';
import { INTAKE_CODE_LISTS } from './domain/intake/external-code.codes';
import { EVENT_IMPORT_CODE_LISTS } from './domain/event-import/event-import.codes';
import {
  EVENT_IMPORT_MACHINE,
  EVENT_IMPORT_STATES,
} from './domain/event-import/event-import.states';
import { EVENT_ACTIONS, EVENT_MACHINE, EVENT_STATES } from './domain/event/event.states';
import { ESCALATION_CODE_LISTS } from './domain/escalation/escalation.codes';
import {
  SUPERVISION_MACHINE,
  SUPERVISION_REASONS,
  SUPERVISION_STATES,
} from './domain/supervision/supervision.codes';
import {
  EXTENSION_MACHINE,
  EXTENSION_REASONS,
  EXTENSION_STATES,
} from './domain/extension/extension.codes';
import { CALENDAR_DAY_KINDS, CALENDAR_DAY_SOURCES } from './domain/calendar/calendar.codes';
import { GRID_ELEMENTS, GRID_FLAGS, GRID_TYPES, NOTICE_FIELDS } from './domain/grid/grid.codes';
import { CASE_RELATIONS } from './domain/link/link.codes';
import { WHISTLE_CODE_LISTS, WHISTLE_MACHINES } from './domain/whistle/whistle.definitions';
import { GRID_NOTIFICATIONS } from './domain/notifications';
import { REDRAWING_CODE_LISTS, REDRAWING_MACHINE } from './domain/redrawing/redrawing.codes';
import { HEALTH_CHECK_CODE_LISTS } from './domain/health-check/health-check.codes';
import {
  HEALTH_CHECK_ACTIONS,
  HEALTH_CHECK_MACHINE,
  HEALTH_CHECK_STATES,
} from './domain/health-check/health-check.states';
import { EMERGENCY_DEFINED } from './domain/emergency/emergency.definitions';
import { CENTER_FUNCTIONS } from './domain/command-center/command-center.definitions';
import { RISK_DEFINED } from './domain/risk/risk.definitions';
import { SETTING_CODE_LISTS } from './domain/setting/setting.codes';
import { DEVICE_CODE_LISTS } from './domain/device/device.codes';
import { DEVICE_ACTIONS, DEVICE_MACHINE, DEVICE_STATES } from './domain/device/device.states';
import { AREA_ALERT_CODE_LISTS } from './domain/area-alert/area-alert.codes';
import {
  AREA_ALERT_ACTIONS,
  AREA_ALERT_MACHINE,
  AREA_ALERT_STATES,
} from './domain/area-alert/area-alert.states';
import { SIZE_CODE_LISTS } from './domain/size/size.codes';
import { GRID_POST_KINDS } from './domain/post/post.codes';
import { GOV_LIST_MACHINE } from '@gezhi/gov-lists';
import { ADMISSION_MACHINE, ADMISSION_STATES } from './domain/admission/admission.states';
import { DISPATCH_CODE_LISTS } from './domain/dispatch/dispatch.codes';
import { GOV_LIST_STATES, MATTER_LIST_KINDS } from './domain/matter-list/matter-list.codes';
import { UNIT_LEVELS } from './domain/unit/unit.codes';
import { DUTY_CODE_LISTS, DUTY_MACHINES } from './domain/duty/duty.codes';
import { PERFORMANCE_CODE_LISTS } from './domain/performance/performance.definitions';
import { PERFORMANCE_MACHINE } from './domain/performance/performance.states';
import { TRAINING_MACHINE, TRAINING_STATES } from './domain/training/training.codes';
import { PATROL_CODE_LISTS } from './domain/patrol/patrol.codes';
import { PATROL_ACTIONS, PATROL_MACHINE, PATROL_STATES } from './domain/patrol/patrol.states';
import { TEAM_CODE_LISTS } from './domain/team/team.codes';
import { DUTY_TASK_MACHINE, DUTY_TASK_STATES } from './domain/duty-task/duty-task.states';
import { GRID_PROBLEMS } from './domain/problems';
import { DISPUTE_CODE_LISTS } from './domain/dispute/dispute.codes';
import { DISPUTE_ACTIONS, DISPUTE_MACHINE, DISPUTE_STATES } from './domain/dispute/dispute.states';
import { REVIEW_REASONS } from './domain/review/review.codes';
import { SUGGESTION_DECISIONS } from './domain/suggestion/suggestion.codes';
import { REPEAT_STATES } from './domain/repeat/repeat.codes';
import {
  NOMINATION_REASONS,
  SECRETARY_LEVELS,
} from './domain/secretary-order/secretary-order.codes';
import {
  SECRETARY_ORDER_ACTIONS,
  SECRETARY_ORDER_MACHINE,
  SECRETARY_ORDER_STATES,
} from './domain/secretary-order/secretary-order.states';
import { GRID_DATASETS } from './graphql/grant/datasets';
import { GRID_METRICS } from './metrics/catalogue';

/** What the grid domain defines as data: served by the graph, printed into the docs, checked by the contract suite. */
export const GRID_DEFINITIONS: DomainDefinitions = {
  problems: GRID_PROBLEMS,
  metrics: GRID_METRICS,
  machines: [
    EVENT_MACHINE,
    SECRETARY_ORDER_MACHINE,
    DISPUTE_MACHINE,
    SUPERVISION_MACHINE,
    EXTENSION_MACHINE,
    ATTACHMENT_MACHINE,
    EVENT_IMPORT_MACHINE,
    ...WHISTLE_MACHINES,
    ...DUTY_MACHINES,
    DUTY_TASK_MACHINE,
    PATROL_MACHINE,
    TRAINING_MACHINE,
    PERFORMANCE_MACHINE,
    DATA_GRANT_MACHINE,
    DELIVERY_MACHINE,
    REDRAWING_MACHINE,
    AREA_ALERT_MACHINE,
    HEALTH_CHECK_MACHINE,
    ...RISK_DEFINED.machines,
    DEVICE_MACHINE,
    ...EMERGENCY_DEFINED.machines,
    ADMISSION_MACHINE,
    GOV_LIST_MACHINE,
  ],
  datasets: GRID_DATASETS,
  notifications: GRID_NOTIFICATIONS,
  codeLists: [
    AREA_KIND_LIST,
    GRID_TYPES,
    GRID_ELEMENTS,
    GRID_FLAGS,
    NOTICE_FIELDS,
    GRID_POST_KINDS,
    ...TEAM_CODE_LISTS,
    ...DUTY_CODE_LISTS,
    DUTY_TASK_STATES,
    ...PATROL_CODE_LISTS,
    PATROL_STATES,
    PATROL_ACTIONS,
    TRAINING_STATES,
    ...PERFORMANCE_CODE_LISTS,
    EVENT_SOURCES,
    EVENT_NATURES,
    URGENCIES,
    EVENT_STATES,
    EVENT_ACTIONS,
    ATTACHMENT_KINDS,
    ATTACHMENT_STATES,
    QUARANTINE_REASONS,
    EVENT_FLAGS,
    EVENT_OUTCOMES,
    ABSORPTION_LEVELS,
    REFUSAL_REASONS,
    REDIRECT_CHANNELS,
    DISPATCH_BASES,
    ...DISPATCH_CODE_LISTS,
    UNIT_LEVELS,
    MATTER_LIST_KINDS,
    GOV_LIST_STATES,
    ADMISSION_STATES,
    SATISFACTION_RATINGS,
    DEADLINE_STATUS_LIST,
    DEADLINE_UNIT_LIST,
    FIELD_CLASS_LIST,
    UNMASK_REASONS,
    CASE_RELATIONS,
    FIGURE_ORDER_LIST,
    ...WHISTLE_CODE_LISTS,
    ...REDRAWING_CODE_LISTS,
    REPEAT_STATES,
    ...DISPUTE_CODE_LISTS,
    DISPUTE_STATES,
    DISPUTE_ACTIONS,
    SUGGESTION_DECISIONS,
    REVIEW_REASONS,
    NOMINATION_REASONS,
    SECRETARY_LEVELS,
    SECRETARY_ORDER_STATES,
    SECRETARY_ORDER_ACTIONS,
    ...SIZE_CODE_LISTS,
    ...DEVICE_CODE_LISTS,
    ...SETTING_CODE_LISTS,
    DEVICE_STATES,
    DEVICE_ACTIONS,
    ...AREA_ALERT_CODE_LISTS,
    AREA_ALERT_STATES,
    AREA_ALERT_ACTIONS,
    ...HEALTH_CHECK_CODE_LISTS,
    ...RISK_DEFINED.codeLists,
    ...EMERGENCY_DEFINED.codeLists,
    CENTER_FUNCTIONS,
    HEALTH_CHECK_STATES,
    HEALTH_CHECK_ACTIONS,
    DATA_PURPOSES,
    ...ESCALATION_CODE_LISTS,
    CALENDAR_DAY_KINDS,
    CALENDAR_DAY_SOURCES,
    SUPERVISION_REASONS,
    SUPERVISION_STATES,
    EXTENSION_REASONS,
    EXTENSION_STATES,
    DATA_GRANT_STATES,
    ...NOTIFICATION_CODE_LISTS,
    ...EVENT_IMPORT_CODE_LISTS,
    ...INTAKE_CODE_LISTS,
    EVENT_IMPORT_STATES,
  ],
};
