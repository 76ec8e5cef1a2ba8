import { CreateDataGrants1763790100000, DataGrant, DataGrantTransition } from '@gezhi/grants';
import type { EntityClass, MigrationClass } from '@gezhi/persistence';
import {
  CreateNotificationDelivery1764004000000,
  CreateNotifications1764000100000,
  Notification,
  NotificationDelivery,
  NotificationEndpoint,
  NotificationRead,
} from '@gezhi/notifications';
import { CreateUnmaskings1763792000000, Unmasking } from '@gezhi/workflow';
import { Area } from '../domain/area/area.entity';
import { AreaVersion } from '../domain/area/area-version.entity';
import { Attachment } from '../domain/attachment/attachment.entity';
import { AttachmentTransition } from '../domain/attachment/attachment-transition.entity';
import { CalendarDay } from '../domain/calendar/calendar-day.entity';
import { CalendarNotice } from '../domain/calendar/calendar-notice.entity';
import { CommunityAdmissionTransition } from '../domain/admission/admission-transition.entity';
import { CommunityAdmission } from '../domain/admission/community-admission.entity';
import { DispatchDecision } from '../domain/dispatch/dispatch-decision.entity';
import { DispatchRule } from '../domain/dispatch/dispatch-rule.entity';
import { MatterListItem } from '../domain/matter-list/matter-list-item.entity';
import { MatterListTransition } from '../domain/matter-list/matter-list-transition.entity';
import { MatterList } from '../domain/matter-list/matter-list.entity';
import { HandlingUnit } from '../domain/unit/handling-unit.entity';
import { EventContact } from '../domain/contact/event-contact.entity';
import {
  EventImport,
  EventImportRow,
  EventImportTransition,
} from '../domain/event-import/event-import.entity';
import { ExternalCode } from '../domain/intake/external-code.entity';
import { MapExternalCodes1764020200000 } from './migrations/1764020200000-map-external-codes';
import { CreateEventImports1764020100000 } from './migrations/1764020100000-create-event-imports';
import { EventCategory } from '../domain/category/event-category.entity';
import { EventLimit } from '../domain/category/event-limit.entity';
import { GovEvent } from '../domain/event/gov-event.entity';
import { GovEventTransition } from '../domain/event/gov-event-transition.entity';
import { CaseLink } from '../domain/link/case-link.entity';
import { EventReporter } from '../domain/merge/event-reporter.entity';
import {
  Dispute,
  DisputeList,
  DisputeTransition,
  MediationSession,
} from '../domain/dispute/dispute.entity';
import { RatingReview } from '../domain/review/rating-review.entity';
import { SuggestionAnswer } from '../domain/suggestion/suggestion-answer.entity';
import { EventContactHash } from '../domain/repeat/contact-hash.entity';
import {
  SecretaryOrder,
  SecretaryOrderTransition,
} from '../domain/secretary-order/secretary-order.entity';
import {
  EscalationRule,
  EventStageLimit,
  LevelOrganization,
} from '../domain/escalation/escalation-rule.entity';
import { EventEscalation } from '../domain/escalation/event-escalation.entity';
import { EventWatch } from '../domain/escalation/event-watch.entity';
import { EventExtension } from '../domain/extension/event-extension.entity';
import { EventSupervision } from '../domain/supervision/event-supervision.entity';
import { Grid } from '../domain/grid/grid.entity';
import { MicroGrid } from '../domain/grid/micro-grid.entity';
import { ElementAttachment } from '../domain/element/element-attachment.entity';
import { ElementOwner } from '../domain/element/element-owner.entity';
import { GridSizeDecision } from '../domain/size/grid-size-decision.entity';
import { GridSizeLimit } from '../domain/size/grid-size-limit.entity';
import { AreaSuccession } from '../domain/redrawing/area-succession.entity';
import { RedrawingTransition } from '../domain/redrawing/redrawing-transition.entity';
import {
  HealthAnswer,
  HealthCheck,
  HealthCheckTransition,
  HealthFinding,
  HealthLedgerLine,
} from '../domain/health-check/health-check.entity';
import { HealthIndicator, IndicatorSet } from '../domain/health-check/indicator-set.entity';
import { CreateHealthChecks1764012000000 } from './migrations/1764012000000-create-health-checks';
import {
  AreaAlert,
  AreaAlertRule,
  AreaAlertTransition,
} from '../domain/area-alert/area-alert.entity';
import { DeviceAlarm } from '../domain/device/device-alarm.entity';
import { DeviceHour, DeviceReading } from '../domain/device/device-reading.entity';
import { DeviceRule } from '../domain/device/device-rule.entity';
import { Device, DeviceTransition } from '../domain/device/device.entity';
import { SettingVersion } from '../domain/setting/setting-version.entity';
import { StaleRuleLimit } from '../domain/setting/stale-rule-limit.entity';
import { LetCitiesSetRules1764023300000 } from './migrations/1764023300000-let-cities-set-rules';
import { RedrawCommunities1764023200000 } from './migrations/1764023200000-redraw-communities';
import { GiveLateWorkAsOrders1764023100000 } from './migrations/1764023100000-give-late-work-as-orders';
import { CreateDevices1764023000000 } from './migrations/1764023000000-create-devices';
import { CreateAreaAlerts1764012100000 } from './migrations/1764012100000-create-area-alerts';
import { EmergencyPlan } from '../domain/emergency/emergency-plan.entity';
import {
  EmergencyResource,
  ResourceAllotment,
} from '../domain/emergency/emergency-resource.entity';
import {
  EmergencyIncident,
  EmergencyIncidentTransition,
  IncidentLevelChange,
  SituationReport,
  SituationReportLimit,
} from '../domain/emergency/incident.entity';
import { CreateEmergencies1764021100000 } from './migrations/1764021100000-create-emergencies';
import { CommandCenter } from '../domain/command-center/command-center.entity';
import { CreateCommandCenters1764021200000 } from './migrations/1764021200000-create-command-centers';
import { Risk, RiskMeasure, RiskReview, RiskTransition } from '../domain/risk/risk.entity';
import { CreateRisks1764021000000 } from './migrations/1764021000000-create-risks';
import { Redrawing } from '../domain/redrawing/redrawing.entity';
import { CheckIn, Patrol, PatrolTransition, PatrolVisit } from '../domain/patrol/patrol.entity';
import {
  TrainingAttendance,
  TrainingCourse,
  TrainingSession,
} from '../domain/training/training.entity';
import {
  PerformanceFigure,
  PerformanceReview,
  PerformanceReviewTransition,
} from '../domain/performance/performance.entity';
import { PatrolEveryDay1764022300000 } from './migrations/1764022300000-patrol-every-day';
import { WeighFieldWork1764022400000 } from './migrations/1764022400000-weigh-field-work';
import { CreateTrainings1764022100000 } from './migrations/1764022100000-create-trainings';
import { CreatePerformanceReviews1764022200000 } from './migrations/1764022200000-create-performance-reviews';
import { PatrolPlan, PatrolPoint } from '../domain/patrol/patrol-plan.entity';
import { CreatePatrols1764022000000 } from './migrations/1764022000000-create-patrols';
import { DutyTask } from '../domain/duty-task/duty-task.entity';
import { DutyChange, DutyRoster, DutyShift } from '../domain/duty/duty.entity';
import { GridStaffing } from '../domain/team/grid-staffing.entity';
import { GridTeam, GridTeamMember } from '../domain/team/grid-team.entity';
import { GridPost } from '../domain/post/grid-post.entity';
import { Whistle } from '../domain/whistle/whistle.entity';
import { WhistleBulletin } from '../domain/whistle/whistle-bulletin.entity';
import { WhistleBulletinLine } from '../domain/whistle/whistle-bulletin-line.entity';
import { WhistleBulletinTransition } from '../domain/whistle/whistle-bulletin-transition.entity';
import { WhistleRating } from '../domain/whistle/whistle-rating.entity';
import { WhistleResponse } from '../domain/whistle/whistle-response.entity';
import { WhistleResponseTransition } from '../domain/whistle/whistle-response-transition.entity';
import { WhistleRule } from '../domain/whistle/whistle-rule.entity';
import { WhistleTask } from '../domain/whistle/whistle-task.entity';
import { WhistleTransition } from '../domain/whistle/whistle-transition.entity';
import { CreateAreasAndGrids1763701000000 } from './migrations/1763701000000-create-areas-and-grids';
import { CreateEvents1763701200000 } from './migrations/1763701200000-create-events';
import { ProtectRows1763789000000 } from './migrations/1763789000000-protect-rows';
import { CreateEventContacts1763792100000 } from './migrations/1763792100000-create-event-contacts';
import { ShareRows1763793000000 } from './migrations/1763793000000-share-rows';
import { AdministerCalendar1764007200000 } from './migrations/1764007200000-administer-calendar';
import { CreateSupervisions1764007100000 } from './migrations/1764007100000-create-supervisions';
import { CreateEscalations1764007000000 } from './migrations/1764007000000-create-escalations';
import { RedrawGrids1764010100000 } from './migrations/1764010100000-redraw-grids';
import { AttachElements1764010200000 } from './migrations/1764010200000-attach-elements';
import { JudgeGridSizes1764010300000 } from './migrations/1764010300000-judge-grid-sizes';
import { TakeInFromSystems1764011000000 } from './migrations/1764011000000-take-in-from-systems';
import { ExternalSystem } from '../domain/intake/external-system.entity';
import { LocateAreas1764010000000 } from './migrations/1764010000000-locate-areas';
import { CreateMatterLists1764006000000 } from './migrations/1764006000000-create-matter-lists';
import { MoveCategoryOwners1764006100000 } from './migrations/1764006100000-move-category-owners';
import { CreateDispatchDecisions1764006200000 } from './migrations/1764006200000-create-dispatch-decisions';
import { CreateCommunityAdmissions1764006300000 } from './migrations/1764006300000-create-community-admissions';
import { CreateCaseLinks1764000200000 } from './migrations/1764000200000-create-case-links';
import { MergeEvents1764005000000 } from './migrations/1764005000000-merge-events';
import { KeepEventFigures1764000400000 } from './migrations/1764000400000-keep-event-figures';
import { CreateWhistles1764008000000 } from './migrations/1764008000000-create-whistles';
import { ProtectWhistles1764008100000 } from './migrations/1764008100000-protect-whistles';
import { CreateSecretaryOrders1764005100000 } from './migrations/1764005100000-create-secretary-orders';
import { CreateDisputes1764005400000 } from './migrations/1764005400000-create-disputes';
import { AnswerFeedback1764005500000 } from './migrations/1764005500000-answer-feedback';
import { KeepFiguresOfSigning1764005300000 } from './migrations/1764005300000-keep-figures-of-signing';
import { LinkRepeats1764005200000 } from './migrations/1764005200000-link-repeats';
import { KeepBulletinDrafts1764008200000 } from './migrations/1764008200000-keep-bulletin-drafts';
import { CreateTeams1764013000000 } from './migrations/1764013000000-create-teams';
import { CreateDutyTasks1764013200000 } from './migrations/1764013200000-create-duty-tasks';
import { CreateDuty1764013100000 } from './migrations/1764013100000-create-duty';
import { CreateAttachments1764009000000 } from './migrations/1764009000000-create-attachments';
import { IndexEventsByTime1764000500000 } from './migrations/1764000500000-index-events-by-time';

export const ENTITIES: readonly EntityClass[] = [
  ExternalCode,
  EventImport,
  EventImportRow,
  EventImportTransition,
  Area,
  Grid,
  MicroGrid,
  GridPost,
  GridStaffing,
  GridTeam,
  GridTeamMember,
  DutyRoster,
  DutyShift,
  DutyChange,
  DutyTask,
  PatrolPlan,
  PatrolPoint,
  Patrol,
  PatrolTransition,
  PatrolVisit,
  CheckIn,
  TrainingCourse,
  TrainingSession,
  TrainingAttendance,
  PerformanceReview,
  PerformanceReviewTransition,
  PerformanceFigure,
  EventCategory,
  HandlingUnit,
  MatterList,
  MatterListItem,
  MatterListTransition,
  DispatchRule,
  DispatchDecision,
  CommunityAdmission,
  CommunityAdmissionTransition,
  EventLimit,
  CalendarDay,
  GovEvent,
  ExternalSystem,
  GovEventTransition,
  EventContact,
  Unmasking,
  DataGrant,
  DataGrantTransition,
  Notification,
  NotificationDelivery,
  NotificationEndpoint,
  NotificationRead,
  CaseLink,
  EventReporter,
  EventContactHash,
  Dispute,
  DisputeTransition,
  MediationSession,
  DisputeList,
  SuggestionAnswer,
  RatingReview,
  HealthAnswer,
  HealthCheck,
  HealthCheckTransition,
  HealthFinding,
  HealthLedgerLine,
  HealthIndicator,
  IndicatorSet,
  SettingVersion,
  StaleRuleLimit,
  Device,
  DeviceTransition,
  DeviceReading,
  DeviceHour,
  DeviceRule,
  DeviceAlarm,
  AreaAlert,
  AreaAlertRule,
  AreaAlertTransition,
  CommandCenter,
  EmergencyPlan,
  EmergencyResource,
  ResourceAllotment,
  EmergencyIncident,
  EmergencyIncidentTransition,
  IncidentLevelChange,
  SituationReport,
  SituationReportLimit,
  Risk,
  RiskMeasure,
  RiskReview,
  RiskTransition,
  SecretaryOrder,
  SecretaryOrderTransition,
  EscalationRule,
  EventStageLimit,
  LevelOrganization,
  EventEscalation,
  EventWatch,
  CalendarNotice,
  AreaVersion,
  EventSupervision,
  EventExtension,
  Whistle,
  WhistleTransition,
  WhistleResponse,
  WhistleResponseTransition,
  WhistleTask,
  WhistleRating,
  WhistleRule,
  WhistleBulletin,
  WhistleBulletinLine,
  WhistleBulletinTransition,
  Redrawing,
  RedrawingTransition,
  AreaSuccession,
  ElementOwner,
  ElementAttachment,
  GridSizeLimit,
  GridSizeDecision,
  Attachment,
  AttachmentTransition,
];

/** In the order they run; append only. */
export const MIGRATIONS: readonly MigrationClass[] = [
  CreateAreasAndGrids1763701000000,
  CreateEvents1763701200000,
  ProtectRows1763789000000,
  CreateUnmaskings1763792000000,
  CreateEventContacts1763792100000,
  CreateDataGrants1763790100000,
  ShareRows1763793000000,
  CreateNotifications1764000100000,
  CreateCaseLinks1764000200000,
  CreateNotificationDelivery1764004000000,
  MergeEvents1764005000000,
  CreateSecretaryOrders1764005100000,
  LinkRepeats1764005200000,
  KeepFiguresOfSigning1764005300000,
  CreateDisputes1764005400000,
  AnswerFeedback1764005500000,
  CreateEscalations1764007000000,
  LocateAreas1764010000000,
  KeepEventFigures1764000400000,
  CreateSupervisions1764007100000,
  CreateWhistles1764008000000,
  ProtectWhistles1764008100000,
  AdministerCalendar1764007200000,
  RedrawGrids1764010100000,
  KeepBulletinDrafts1764008200000,
  CreateMatterLists1764006000000,
  MoveCategoryOwners1764006100000,
  CreateDispatchDecisions1764006200000,
  CreateCommunityAdmissions1764006300000,
  AttachElements1764010200000,
  JudgeGridSizes1764010300000,
  CreateAttachments1764009000000,
  TakeInFromSystems1764011000000,
  IndexEventsByTime1764000500000,
  CreateHealthChecks1764012000000,
  CreateTeams1764013000000,
  CreateDuty1764013100000,
  CreateAreaAlerts1764012100000,
  CreateDutyTasks1764013200000,
  CreateRisks1764021000000,
  CreateEventImports1764020100000,
  CreateDevices1764023000000,
  CreatePatrols1764022000000,
  CreateEmergencies1764021100000,
  CreateCommandCenters1764021200000,
  GiveLateWorkAsOrders1764023100000,
  MapExternalCodes1764020200000,
  RedrawCommunities1764023200000,
  CreateTrainings1764022100000,
  CreatePerformanceReviews1764022200000,
  LetCitiesSetRules1764023300000,
  PatrolEveryDay1764022300000,
  WeighFieldWork1764022400000,
];
