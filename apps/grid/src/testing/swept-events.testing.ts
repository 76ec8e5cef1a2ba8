import type { Deadline } from '@gezhi/deadlines';
import { WorkCalendar } from '@gezhi/deadlines';
import { actorOf } from '@gezhi/jobs';
import { fixedClock, newId } from '@gezhi/kernel';
import { callersDatabase, createDataSource } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import type { DataSource } from 'typeorm';
import { ENTITIES } from '../database/schema';
import { EVENT_LIMITS } from '../database/seeds/reference/event-limits';
import type { EventEscalation } from '../domain/escalation/event-escalation.entity';
import type { EventAction, EventState } from '../domain/event/event.states';
import { limitOf, startClock } from '../domain/event/event-limit.rules';
import type { Urgency } from '../domain/event/event.codes';
import { GovEventTransition } from '../domain/event/gov-event-transition.entity';
import { GovEvent } from '../domain/event/gov-event.entity';
import { untouched } from '../domain/event/new-event';
import type { SweepSize } from '../use-cases/escalation/sweep-deadlines';
import { deadlineSweep, sweepDeadlines } from '../use-cases/escalation/sweep-deadlines';

/** An event as a sweep finds it. */
export interface Waiting {
  readonly state: EventState;
  readonly urgency: Urgency;
  readonly areaCode: string;
  /** When it came into its state, and when its clock of handling began. */
  readonly since: Date;
  readonly leadOrganizationId?: string | null;
}

const CALENDAR = new WorkCalendar();
const INTO: Partial<Record<EventState, EventAction>> = {
  ACCEPTED: 'accept',
  DISPATCHED: 'dispatch',
  SIGNED: 'sign',
  IN_PROGRESS: 'start',
  RETURN_PENDING: 'requestReturn',
  HANDLED: 'handle',
  AWAITING_FEEDBACK: 'verifyPass',
};
const LED: readonly EventState[] = [
  'DISPATCHED',
  'SIGNED',
  'IN_PROGRESS',
  'RETURN_PENDING',
  'HANDLED',
  'AWAITING_FEEDBACK',
];

/** Puts events in place as they would stand after their steps; answers their keys. */
export async function putEvents(
  { manager }: DataSource,
  waiting: readonly Waiting[],
): Promise<string[]> {
  const events = waiting.map(eventOf);
  for (let from = 0; from < events.length; from += 500) {
    const some = events.slice(from, from + 500);
    await manager.insert(GovEvent, some);
    await manager.insert(
      GovEventTransition,
      some.map(({ id, state, reportedAt }) => ({
        id: newId(reportedAt),
        eventId: id,
        action: INTO[state] ?? 'report',
        fromState: state === 'RECEIVED' ? null : 'RECEIVED',
        toState: state,
        actorSubject: 'test',
        actorOrganizationId: null,
        note: null,
        occurredAt: reportedAt,
      })),
    );
  }
  return events.map(({ id }) => id);
}

function eventOf({ state, urgency, areaCode, since, ...more }: Waiting): GovEvent {
  const id = newId(since);
  const clock: Deadline | null =
    state === 'RECEIVED' ? null : startClock(limitOf(urgency, null, EVENT_LIMITS), since, CALENDAR);
  return Object.assign(new GovEvent(), {
    ...untouched(),
    id,
    number: `T-${id}`,
    source: 'GRID_PATROL',
    nature: 'INCIDENT',
    urgency,
    state,
    areaCode,
    unlocated: false,
    title: '积水',
    description: '',
    longitude: null,
    latitude: null,
    reporterSubject: null,
    anonymous: false,
    leadOrganizationId: LED.includes(state) ? (more.leadOrganizationId ?? newId(since)) : null,
    deadline: clock?.toRecord() ?? null,
    reportedAt: since,
    createdAt: since,
    updatedAt: since,
    version: 1,
  });
}

/** Runs the job as the platform does, at a moment. */
export function sweepAt(
  service: DataSource,
  now: Date,
  size?: SweepSize,
): ReturnType<typeof sweepDeadlines> {
  const actor = actorOf(deadlineSweep);
  const database = callersDatabase(service, actor, { reads: 'WHOLE' });
  const { signal } = new AbortController();
  return sweepDeadlines({ actor, clock: fixedClock(now), database, signal }, size);
}

/** What deadlines did, in the order it fell due: `HANDLING SUBDISTRICT_CENTRE 2026-10-10T00:00`. */
export async function actsOf(
  { dataSource }: Pick<SubgraphUnderTest, 'dataSource'>,
  eventId: string,
): Promise<string[]> {
  const rows = await dataSource.query<Pick<EventEscalation, 'stage' | 'level' | 'fellDueAt'>[]>(
    `SELECT stage, level, fell_due_at AS "fellDueAt" FROM event_escalation
      WHERE event_id = $1 ORDER BY fell_due_at, stage, level`,
    [eventId],
  );
  return rows.map(({ stage, level, fellDueAt }) => `${stage} ${level} ${inNanjing(fellDueAt)}`);
}

/** `2026-10-10T00:00` */
export function inNanjing(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** Another connection of the serving process, whose every statement is heard. */
export async function countedSource(
  service: DataSource,
  onStatement: (text: string) => void,
): Promise<AsyncDisposable & { readonly dataSource: DataSource }> {
  const { url = '' } = service.options as { url?: string };
  const dataSource = await createDataSource({
    name: 'counted',
    url,
    entities: ENTITIES,
    migrations: [],
    onStatement,
  }).initialize();
  return { dataSource, [Symbol.asyncDispose]: () => dataSource.destroy() };
}

/** What deadlines did about every event, sorted. */
export async function allActs({
  dataSource,
}: Pick<SubgraphUnderTest, 'dataSource'>): Promise<Map<string, string[]>> {
  const rows = await dataSource.query<
    Pick<EventEscalation, 'eventId' | 'stage' | 'level' | 'fellDueAt'>[]
  >(`SELECT event_id AS "eventId", stage, level, fell_due_at AS "fellDueAt" FROM event_escalation`);
  return new Map(
    [...Map.groupBy(rows, ({ eventId }) => eventId)].map(([id, acts]) => [
      id,
      acts.map(({ stage, level, fellDueAt }) => `${stage} ${level} ${inNanjing(fellDueAt)}`).sort(),
    ]),
  );
}
