import type { CityPlan, DemoSeed } from '@gezhi/city';
import { demoTable } from '@gezhi/city';
import { EventContact } from '../../../domain/contact/event-contact.entity';
import { LevelOrganization } from '../../../domain/escalation/escalation-rule.entity';
import { EventEscalation } from '../../../domain/escalation/event-escalation.entity';
import { EventExtension } from '../../../domain/extension/event-extension.entity';
import { EventSupervision } from '../../../domain/supervision/event-supervision.entity';
import { GovEventTransition } from '../../../domain/event/gov-event-transition.entity';
import { GovEvent } from '../../../domain/event/gov-event.entity';
import { dispatchListTables } from './dispatch-lists';
import { demoContact } from './contacts';
import { eventLives } from './events';
import type { DeadlineActs } from './deadline-acts';
import { levelOrganizations } from './deadline-acts';
import type { WhistleSource } from './whistles';
import { whistlePicker, whistleTables } from './whistles';
import { structureTables } from './structure';
import { territoryTables } from './territory';
import { dataGrantTables } from './data-grants';

/** The demonstration city as rows of this subgraph's tables. */
export const gridDemo: DemoSeed = (plan) => {
  // Noted while events are told, which their foreign key puts before them: a third telling would take seconds.
  const contacts: EventContact[] = [];
  const acts: DeadlineActs[] = [];
  const whistled: WhistleSource[] = [];
  return [
    ...structureTables(plan),
    ...dispatchListTables(plan),
    demoTable(GovEvent, events(plan, contacts, acts)),
    ...territoryTables(plan),
    demoTable(GovEvent, events(plan, contacts, acts, whistled)),
    demoTable(GovEventTransition, steps(plan)),
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
    ...dataGrantTables(plan),
  ];
};

/** The lives are told twice, once for each table: cheaper than keeping 400,000 rows in memory. */
function* events(
  plan: CityPlan,
  contacts: EventContact[],
  deadlines: DeadlineActs[],
  whistled: WhistleSource[],
): Generator<GovEvent> {
  const whistleFor = whistlePicker(plan);
  for (const { event, acts } of eventLives(plan)) {
    if (acts) deadlines.push(acts);
    const contact = demoContact(event);
    if (contact) contacts.push(contact);
    const source = whistleFor(event);
    if (source) whistled.push(source);
    yield event;
  }
}

/** Noted while events are told: not there before their table is written. */
function* each<Row>(
  acts: readonly DeadlineActs[],
  rows: (of: DeadlineActs) => readonly Row[],
): Generator<Row> {
  for (const of of acts) yield* rows(of);
}

function* steps(plan: CityPlan): Generator<GovEventTransition> {
  for (const life of eventLives(plan)) yield* life.steps;
}
