import type { CityPlan, DemoTable } from '@gezhi/city';
import { DEMO_AS_OF, demoTable, organizationId, stableId } from '@gezhi/city';
import { Notification, NotificationDelivery, NotificationEndpoint } from '@gezhi/notifications';
import type { EventEscalation } from '../../../domain/escalation/event-escalation.entity';
import {
  EVENT_APPROACHING,
  EVENT_OVERDUE,
} from '../../../domain/escalation/escalation.notifications';
import { recipientAt } from '../../../domain/escalation/recipient.rules';
import { wallClock } from '../../../domain/wall-clock';

/** An escalation beside what people quote its event by. */
export interface ToldEscalation {
  readonly escalation: EventEscalation;
  readonly number: string;
  readonly areaCode: string;
}

/** Days before the end of the demonstration: what anybody still has in their list. */
const RECENT = 14;
const MADE = new Date('2025-11-17T01:00:00Z');
const MINUTE = 60_000;
/** A mailbox was full for an hour: one in so many e-mails waits for a person. */
const PARKED = 50;

/**
 * Who is told where, and what was told in the last weeks: reminders and escalations, in the app and by e-mail to the
 * command centres. `told` is read when the rows are asked for.
 */
export function notificationTables(
  plan: CityPlan,
  told: readonly ToldEscalation[],
): readonly DemoTable[] {
  return [
    demoTable(NotificationEndpoint, endpoints(plan)),
    demoTable(Notification, notifications(told)),
    demoTable(NotificationDelivery, deliveries(told)),
  ];
}

function* endpoints(plan: CityPlan): Generator<NotificationEndpoint> {
  for (const { code } of plan.subdistricts)
    yield endpoint(`centre/${code}`, {
      areaCode: code,
      roles: ['SUBDISTRICT_COMMAND'],
      address: `zhihui-${code}@example.gov.cn`,
    });
  yield endpoint(`centre/${plan.district}`, {
    areaCode: plan.district,
    roles: ['DISTRICT_COMMAND'],
    channel: 'WEBHOOK',
    address: 'https://command.example.gov.cn/notifications',
    keyName: 'district-command',
  });
  yield endpoint('centre/night', {
    organizationId: organizationId('district/command-centre'),
    channel: 'SMS',
    address: '10000000000',
    kinds: [EVENT_OVERDUE.code],
    enabled: false,
    quietFrom: '22:00',
    quietUntil: '07:00',
  });
}

function endpoint(label: string, more: Partial<NotificationEndpoint>): NotificationEndpoint {
  return {
    id: endpointId(label),
    organizationId: null,
    areaCode: null,
    roles: [],
    channel: 'EMAIL',
    address: '',
    keyName: null,
    language: 'zh',
    kinds: [],
    enabled: true,
    quietFrom: null,
    quietUntil: null,
    createdAt: MADE,
    updatedAt: MADE,
    version: 1,
    ...more,
  };
}

function* notifications(told: readonly ToldEscalation[]): Generator<Notification> {
  for (const { escalation, number, areaCode } of recent(told)) {
    const { id, eventId, stage, level, mode, madeAt, dueAt } = escalation;
    const toOffice = escalation.areaCode === null ? null : recipientAt(escalation.areaCode);
    const reminds = level === 'HOLDER';
    const values = { number, stage, dueAt: wallClock(dueAt) };
    yield {
      id: notificationId(id, madeAt),
      kind: (reminds ? EVENT_APPROACHING : EVENT_OVERDUE).code,
      recipientOrganizationId: escalation.organizationId,
      recipientAreaCode: toOffice?.areaCode ?? null,
      recipientRoles: [...(toOffice?.roles ?? [])],
      recipientSubject: null,
      aboutType: 'GovEvent',
      aboutId: eventId,
      areaCode,
      values: reminds ? values : { ...values, level, mode },
      onceKey: null,
      createdAt: madeAt,
      expandedAt: madeAt,
    };
  }
}

function* deliveries(told: readonly ToldEscalation[]): Generator<NotificationDelivery> {
  let ordinal = 0;
  for (const { escalation, areaCode } of recent(told)) {
    const { id, level, madeAt } = escalation;
    const common = {
      notificationId: notificationId(id, madeAt),
      kind: (level === 'HOLDER' ? EVENT_APPROACHING : EVENT_OVERDUE).code,
      areaCode: escalation.areaCode ?? areaCode,
      nextAttemptAt: null,
      error: null,
      providerId: null,
      leaseId: null,
      leasedUntil: null,
      createdAt: madeAt,
    };
    yield {
      ...common,
      id: stableId(`delivery/app/${id}`, madeAt),
      channel: 'IN_APP',
      endpointId: null,
      state: 'SENT',
      attempts: 0,
      updatedAt: madeAt,
      sentAt: madeAt,
    };
    if (escalation.areaCode?.length !== 9) continue;
    const at = new Date(madeAt.getTime() + MINUTE);
    const parked = ++ordinal % PARKED === 0;
    yield {
      ...common,
      id: stableId(`delivery/mail/${id}`, madeAt),
      channel: 'EMAIL',
      endpointId: endpointId(`centre/${escalation.areaCode}`),
      state: parked ? 'PARKED' : 'SENT',
      error: parked ? 'REFUSED' : null,
      attempts: 1,
      updatedAt: at,
      sentAt: parked ? null : at,
    };
  }
}

function recent(told: readonly ToldEscalation[]): ToldEscalation[] {
  const since = DEMO_AS_OF.getTime() - RECENT * 24 * 60 * MINUTE;
  return told.filter(({ escalation }) => escalation.madeAt.getTime() >= since);
}

function endpointId(label: string): string {
  return stableId(`notification-endpoint/${label}`, MADE);
}

function notificationId(escalation: string, at: Date): string {
  return stableId(`notification/${escalation}`, at);
}
