import type { CityPlan, DemoSeed } from '@gezhi/city';
import { demoTable } from '@gezhi/city';
import { CategoryOwner } from '../../../domain/category/category-owner.entity';
import { EventContact } from '../../../domain/contact/event-contact.entity';
import { GovEventTransition } from '../../../domain/event/gov-event-transition.entity';
import { GovEvent } from '../../../domain/event/gov-event.entity';
import { categoryOwners } from './category-owners';
import { demoContact } from './contacts';
import { eventLives } from './events';
import { structureTables } from './structure';
import { dataGrantTables } from './data-grants';

/** The demonstration city as rows of this subgraph's tables. */
export const gridDemo: DemoSeed = (plan) => {
  // Noted while events are told, which their foreign key puts before them: a third telling would take seconds.
  const contacts: EventContact[] = [];
  return [
    ...structureTables(plan),
    demoTable(CategoryOwner, categoryOwners(plan)),
    demoTable(GovEvent, events(plan, contacts)),
    demoTable(GovEventTransition, steps(plan)),
    demoTable(EventContact, contacts),
    ...dataGrantTables(plan),
  ];
};

/** The lives are told twice, once for each table: cheaper than keeping 400,000 rows in memory. */
function* events(plan: CityPlan, contacts: EventContact[]): Generator<GovEvent> {
  for (const { event } of eventLives(plan)) {
    const contact = demoContact(event);
    if (contact) contacts.push(contact);
    yield event;
  }
}

function* steps(plan: CityPlan): Generator<GovEventTransition> {
  for (const life of eventLives(plan)) yield* life.steps;
}
