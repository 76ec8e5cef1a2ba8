import type { CityPlan, DemoSeed } from '@gezhi/city';
import { demoTable } from '@gezhi/city';
import { EventContact } from '../../../domain/contact/event-contact.entity';
import { LevelOrganization } from '../../../domain/escalation/escalation-rule.entity';
import { EventEscalation } from '../../../domain/escalation/event-escalation.entity';
import { EventExtension } from '../../../domain/extension/event-extension.entity';
import { EventSupervision } from '../../../domain/supervision/event-supervision.entity';
import { GovEventTransition } from '../../../domain/event/gov-event-transition.entity';
import { ExternalSystem } from '../../../domain/intake/external-system.entity';
import { demoExternalSystems } from './external-systems';
import { intakeTables, withHotlineNumber } from './intake';
import { GovEvent } from '../../../domain/event/gov-event.entity';
import { DispatchDecision } from '../../../domain/dispatch/dispatch-decision.entity';
import { DemoDecisions } from './dispatch-decisions';
import { dispatchListTables } from './dispatch-lists';
import type { EventLife } from './event-life';
import { partsOf } from './event-parts';
import { caseTables, hasRows } from './case-tables';
import { demoContact } from './contacts';
import { eventLives } from './events';
import type { DeadlineActs } from './deadline-acts';
import { levelOrganizations } from './deadline-acts';
import type { WhistleSource } from './whistles';
import { whistlePicker, whistleTables } from './whistles';
import { areaAlertTables, DemoCounts } from './area-alerts';
import { healthCheckTables } from './health-checks';
import { emergencyTables } from './emergencies';
import { riskTables } from './risks';
import { patrolTables } from './patrols';
import { workTables } from './work';
import { staffTables } from './staff';
import { deviceTables } from './devices';
import { structureTables } from './structure';
import { territoryTables } from './territory';
import { dataGrantTables } from './data-grants';
import type { ToldEscalation } from './notifications';
import { notificationTables } from './notifications';

/** The demonstration city as rows of this subgraph's tables. */
export const gridDemo: DemoSeed = (plan) => {
  const noted = notedOf(plan);
  const { contacts, acts, whistled, orders, parts, lives, after } = noted;
  return [
    ...structureTables(plan),
    ...staffTables(plan),
    ...patrolTables(plan),
    ...workTables(plan),
    ...dispatchListTables(plan),
    ...territoryTables(plan),
    demoTable(ExternalSystem, demoExternalSystems()),
    demoTable(GovEvent, events(plan, noted)),
    demoTable(
      GovEvent,
      each(parts, ({ event }) => [event]),
    ),
    demoTable(
      GovEvent,
      each(after, ({ event }) => [event]),
    ),
    demoTable(GovEventTransition, steps(plan)),
    demoTable(
      GovEventTransition,
      each(parts, (part) => part.steps),
    ),
    demoTable(
      GovEventTransition,
      each(after, (life) => life.steps),
    ),
    demoTable(DispatchDecision, orders.rows),
    demoTable(EventContact, contacts),
    demoTable(LevelOrganization, levelOrganizations(plan)),
    demoTable(
      EventEscalation,
      each(acts, ({ escalations }) => escalations),
    ),
    demoTable(
      EventExtension,
      each(acts, ({ extension }) => (extension ? [extension] : [])),
    ),
    demoTable(
      EventSupervision,
      each(acts, ({ supervision }) => (supervision ? [supervision] : [])),
    ),
    ...whistleTables(plan, whistled),
    ...notificationTables(plan, noted.told),
    ...healthCheckTables(plan, noted.checked),
    ...areaAlertTables(plan, noted.counted),
    ...intakeTables(plan, noted.received),
    ...deviceTables(plan, noted.sensed),
    ...riskTables(plan, noted.endangered),
    ...emergencyTables(plan, whistled, noted.endangered),
    ...caseTables(lives),
    ...dataGrantTables(plan),
  ];
};

/**
 * What is noted while events are told, which its foreign keys put before it: a third telling would take seconds. Each
 * part of the demonstration that hangs on events has a line here.
 */
function notedOf(plan: CityPlan) {
  return {
    contacts: [] as EventContact[],
    acts: [] as DeadlineActs[],
    whistled: [] as WhistleSource[],
    orders: new DemoDecisions(plan),
    parts: [] as EventLife[],
    lives: [] as EventLife[],
    after: [] as EventLife[],
    told: [] as ToldEscalation[],
    checked: [] as GovEvent[],
    received: [] as GovEvent[],
    sensed: [] as GovEvent[],
    endangered: [] as GovEvent[],
    counted: new DemoCounts(),
  };
}

/** The lives are told twice, once for each table: cheaper than keeping 400,000 rows in memory. */
function* events(plan: CityPlan, noted: ReturnType<typeof notedOf>): Generator<GovEvent> {
  const whistleFor = whistlePicker(plan);
  for (const life of eventLives(plan)) {
    const { event } = life;
    const after = life.aftermath?.lives ?? [];
    noted.parts.push(...partsOf(plan, life));
    noted.after.push(...after);
    for (const each of [life, ...after]) note(each, noted);
    const source = whistleFor(event);
    if (source) noted.whistled.push(source);
    yield withHotlineNumber(event);
  }
}

/** What hangs on an event, whether it is told for itself or came of another. */
function note(life: EventLife, noted: ReturnType<typeof notedOf>): void {
  const { event, acts } = life;
  noted.orders.tell(life);
  if (acts) noted.acts.push(acts);
  noted.counted.tell(event);
  if (isEndangered(event)) noted.endangered.push(event);
  if (event.source === 'HEALTH_CHECK') noted.checked.push(event);
  if (event.source === 'HOTLINE_12345') noted.received.push(event);
  if (event.source === 'IOT') noted.sensed.push(event);
  for (const escalation of acts?.escalations ?? [])
    noted.told.push({ escalation, number: event.number, areaCode: event.areaCode });
  const contact = demoContact(event);
  if (contact) noted.contacts.push(contact);
  if (life.aftermath || hasRows(life.work)) noted.lives.push(life);
}

/** What the register of risks may have been found in. */
function isEndangered({ urgency, areaCode, parentId, state }: GovEvent): boolean {
  return (
    urgency === 'DANGER' && areaCode.length >= 12 && parentId === null && state !== 'CANCELLED'
  );
}

/** Noted while events are told: not there before their table is written. */
function* each<Of, Row>(noted: readonly Of[], rows: (of: Of) => readonly Row[]): Generator<Row> {
  for (const of of noted) yield* rows(of);
}

function* steps(plan: CityPlan): Generator<GovEventTransition> {
  for (const life of eventLives(plan)) yield* life.steps;
}
