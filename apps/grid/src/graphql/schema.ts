import type { BuiltSubgraph } from '@gezhi/subgraph';
import { buildSubgraph } from '@gezhi/subgraph';
import { areaByCode } from './area/area.loader';
import { AreaResolver } from './area/area.resolver';
import { TerritoryResolver } from './area/territory.resolver';
import { AttachmentResolver, AttachmentsOfEventResolver } from './attachment/attachment.resolver';
import { GridAccessList, GridAuditReader } from './audit/audit.resolver';
import { GRID_SENSITIVE_READS } from './audit/sensitive-reads';
import { GridCatalogueResolver } from './catalogue/catalogue.resolver';
import { categoryByCode } from './category/event-category.loader';
import { EventCategoryResolver } from './category/event-category.resolver';
import { ContactResolver } from './contact/contact.resolver';
import type { GridContext } from './context';
import { ClosingResolver } from './event/closing.resolver';
import { DispatchResolver } from './event/dispatch.resolver';
import { eventById } from './event/gov-event.loader';
import { BulkIntakeResolver } from './intake/bulk.resolver';
import { ExternalCodeResolver, ExternalSystemResolver } from './intake/external-system.resolver';
import { GovEventResolver } from './event/gov-event.resolver';
import { HandlingResolver } from './event/handling.resolver';
import { IntakeResolver } from './event/intake.resolver';
import { GridChanges, LiveResolver } from './live/live.resolver';
import { gridByCode, microGridByCode } from './grid/grid.loader';
import { GridResolver } from './grid/grid.resolver';
import { MicroGridResolver } from './grid/micro-grid.resolver';
import { CommunityAdmissionResolver } from './admission/community-admission.resolver';
import { DispatchAdviceResolver } from './dispatch/dispatch-advice.resolver';
import { DispatchDecisionResolver, EventOrdersResolver } from './dispatch/event-orders.resolver';
import { KeepMatterListResolver } from './matter-list/keep-matter-list.resolver';
import {
  DispatchRuleResolver,
  MatterListItemResolver,
  MatterListResolver,
} from './matter-list/matter-list.resolver';
import { HandlingUnitResolver } from './unit/handling-unit.resolver';
import { GRID_MASKS } from './masks';
import { MergeResolver } from './merge/merge.resolver';
import { MergedReportResolver } from './merge/merged-report.resolver';
import {
  GridNotificationDeliveries,
  GridNotifications,
} from './notification/notification.resolver';
import { OrganizationResolver } from './organization/organization.resolver';
import { postById } from './post/grid-post.loader';
import { CalendarResolver } from './calendar/calendar.resolver';
import { EscalationResolver, EventDeadlineResolver } from './escalation/escalation.resolver';
import { ExtensionResolver } from './supervision/extension.resolver';
import { SupervisedEventResolver, SupervisionResolver } from './supervision/supervision.resolver';
import { GridPostResolver } from './post/grid-post.resolver';
import { WHISTLE_REFERENCES, WHISTLE_RESOLVERS } from './whistle/whistle.schema';
import { attachmentById } from './element/element.loader';
import {
  ElementOwnerResolver,
  ElementResolver,
  GridElementResolver,
} from './element/element.resolver';
import { GridSizeResolver } from './size/size.resolver';
import { redrawingById } from './redrawing/redrawing.loader';
import { RedrawingResolver } from './redrawing/redrawing.resolver';
import { AreaSuccessionResolver, SuccessionResolver } from './redrawing/succession.resolver';
import { GRID_DATASETS } from './grant/datasets';
import { GridDataGrants } from './grant/grant.resolver';
import { disputeById } from './dispute/dispute.loader';
import {
  DisputeListResolver,
  DisputeOfEvent,
  DisputeResolver,
  DisputesOfArea,
  DisputesOfOrganization,
} from './dispute/dispute.resolver';
import {
  DutyChangeResolver,
  DutyOfArea,
  DutyRosterResolver,
  DutyShiftResolver,
} from './duty/duty.resolver';
import { DutyTaskResolver, TasksOfShift } from './duty-task/duty-task.resolver';
import { LiveBoardResolver } from './area/live-board.resolver';
import { DutySteps } from './duty/duty-steps.resolver';
import {
  StaffingOfGrid,
  TeamPlaceResolver,
  TeamResolver,
  VacanciesOfArea,
} from './team/team.resolver';
import { DisputeSteps } from './dispute/dispute-steps.resolver';
import {
  CallbacksOfArea,
  FeedbackResolver,
  SuggestionAnswerResolver,
} from './feedback/feedback.resolver';
import {
  HEALTH_CHECK_REFERENCES,
  HEALTH_CHECK_RESOLVERS,
} from './health-check/health-check.schema';
import { SettingResolver } from './setting/setting.resolver';
import { DEVICE_REFERENCES, DEVICE_RESOLVERS } from './device/device.schema';
import { PERFORMANCE_RESOLVERS } from './performance/performance.resolver';
import { TRAINING_RESOLVERS } from './training/training.resolver';
import { PATROL_RESOLVERS } from './patrol/patrol.schema';
import { AREA_ALERT_REFERENCES, AREA_ALERT_RESOLVERS } from './area-alert/area-alert.schema';
import { EMERGENCY_REFERENCES, EMERGENCY_RESOLVERS } from './emergency/emergency.schema';
import {
  COMMAND_CENTER_REFERENCES,
  COMMAND_CENTER_RESOLVERS,
} from './command-center/command-center.resolver';
import { RISK_REFERENCES, RISK_RESOLVERS } from './risk/risk.schema';
import { EVENT_IMPORT_RESOLVERS } from './event-import/event-import.resolver';
import { RepeatResolver } from './repeat/repeat.resolver';
import { SecretaryOrderSteps } from './secretary-order/secretary-order-steps.resolver';
import { secretaryOrderById } from './secretary-order/secretary-order.loader';
import {
  SecretaryOrderResolver,
  SecretaryOrdersOfArea,
  SecretaryOrdersOfEvent,
  SecretaryOrdersOfOrganization,
} from './secretary-order/secretary-order.resolver';

/** The grid subgraph: its resolvers, and how the gateway finds what it owns by key. */
export function buildGridSchema(): BuiltSubgraph {
  return buildSubgraph<GridContext>({
    resolvers: [
      AreaResolver,
      TerritoryResolver,
      RedrawingResolver,
      ElementResolver,
      ElementOwnerResolver,
      GridElementResolver,
      GridSizeResolver,
      SuccessionResolver,
      AreaSuccessionResolver,
      GridResolver,
      MicroGridResolver,
      GridPostResolver,
      TeamResolver,
      TeamPlaceResolver,
      StaffingOfGrid,
      VacanciesOfArea,
      DutyShiftResolver,
      DutyRosterResolver,
      DutyChangeResolver,
      DutyOfArea,
      DutySteps,
      DutyTaskResolver,
      TasksOfShift,
      LiveBoardResolver,
      EventCategoryResolver,
      GovEventResolver,
      IntakeResolver,
      DispatchResolver,
      EventOrdersResolver,
      DispatchDecisionResolver,
      DispatchAdviceResolver,
      CommunityAdmissionResolver,
      HandlingUnitResolver,
      MatterListResolver,
      MatterListItemResolver,
      DispatchRuleResolver,
      KeepMatterListResolver,
      HandlingResolver,
      ClosingResolver,
      ContactResolver,
      MergeResolver,
      MergedReportResolver,
      ...WHISTLE_RESOLVERS,
      ...HEALTH_CHECK_RESOLVERS,
      ...AREA_ALERT_RESOLVERS,
      ...RISK_RESOLVERS,
      ...DEVICE_RESOLVERS,
      SettingResolver,
      ...PATROL_RESOLVERS,
      ...TRAINING_RESOLVERS,
      ...PERFORMANCE_RESOLVERS,
      ...EMERGENCY_RESOLVERS,
      ...COMMAND_CENTER_RESOLVERS,
      RepeatResolver,
      DisputeResolver,
      DisputeSteps,
      DisputeListResolver,
      DisputesOfArea,
      DisputesOfOrganization,
      DisputeOfEvent,
      FeedbackResolver,
      SuggestionAnswerResolver,
      CallbacksOfArea,
      SecretaryOrderResolver,
      SecretaryOrderSteps,
      SecretaryOrdersOfArea,
      SecretaryOrdersOfOrganization,
      SecretaryOrdersOfEvent,
      AttachmentResolver,
      ExternalSystemResolver,
      ExternalCodeResolver,
      BulkIntakeResolver,
      ...EVENT_IMPORT_RESOLVERS,
      AttachmentsOfEventResolver,
      OrganizationResolver,
      GridCatalogueResolver,
      GridAuditReader,
      GridAccessList,
      GridDataGrants,
      CalendarResolver,
      GridChanges,
      LiveResolver,
      EscalationResolver,
      EventDeadlineResolver,
      SupervisionResolver,
      SupervisedEventResolver,
      ExtensionResolver,
      GridNotifications,
      GridNotificationDeliveries,
    ],
    judgesItems: ['reportEvents', 'reportDeviceReadings'],
    sensitiveReads: GRID_SENSITIVE_READS,
    masks: GRID_MASKS,
    datasets: GRID_DATASETS,
    references: {
      Area: { key: 'code', load: areaByCode },
      Grid: { key: 'code', load: gridByCode },
      MicroGrid: { key: 'code', load: microGridByCode },
      GridPost: { key: 'id', load: postById },
      EventCategory: { key: 'code', load: categoryByCode },
      GovEvent: { key: 'id', load: eventById },
      ...WHISTLE_REFERENCES,
      ...AREA_ALERT_REFERENCES,
      ...DEVICE_REFERENCES,
      ...HEALTH_CHECK_REFERENCES,
      ...RISK_REFERENCES,
      ...EMERGENCY_REFERENCES,
      ...COMMAND_CENTER_REFERENCES,
      ElementAttachment: { key: 'id', load: attachmentById },
      Redrawing: { key: 'id', load: redrawingById },
      Dispute: { key: 'id', load: disputeById },
      SecretaryOrder: { key: 'id', load: secretaryOrderById },
    },
  });
}
