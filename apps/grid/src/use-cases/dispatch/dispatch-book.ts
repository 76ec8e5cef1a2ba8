import type { LocalDate } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { DispatchBook } from '../../domain/dispatch/dispatch-plan.rules';
import type { DispatchFacts } from '../../domain/dispatch/dispatch-rule.rules';
import { factsAt } from '../../domain/dispatch/dispatch-facts';
import { workAreaOf } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { leadOf } from '../../domain/matter-list/matter-list-item.entity';
import type { UnitRef } from '../../domain/unit/unit.rules';
import { workCalendar } from '../calendar/work-calendar';
import { listsInForce, withItems, withRules } from '../matter-list/find-lists';
import { unitsFor, unitsWithin } from '../unit/find-units';

/** What an event is dispatched by on a day, and the units named besides: four statements. */
export async function bookFor(
  manager: EntityManager,
  event: GovEvent,
  on: LocalDate,
  named: readonly string[] = [],
): Promise<DispatchBook> {
  const areaCode = workAreaOf(event);
  const { categoryCode } = event;
  const { catalogues, ruleSets } = await listsOf(manager, areaCode, on, categoryCode);
  const refs: UnitRef[] = [
    ...catalogues.flatMap(({ items }) => items.flatMap((item) => [leadOf(item), ...item.assists])),
    ...ruleSets.flatMap(({ rules }) => rules),
  ];
  const ids = refs.map(({ organizationId }) => organizationId).filter((id) => id !== null);
  return { catalogues, ruleSets, units: await unitsFor(manager, areaCode, on, [...ids, ...named]) };
}

/** What all events of an area are dispatched by on a day. */
export async function bookWithin(
  manager: EntityManager,
  areaCode: string,
  on: LocalDate,
): Promise<DispatchBook> {
  const { catalogues, ruleSets } = await listsOf(manager, areaCode, on, null);
  return { catalogues, ruleSets, units: await unitsWithin(manager, areaCode, on) };
}

async function listsOf(
  manager: EntityManager,
  areaCode: string,
  on: LocalDate,
  categoryCode: string | null,
) {
  const lists = await listsInForce(manager, ['DISPATCH_CATALOGUE', 'DISPATCH_RULES'], areaCode, on);
  const of = (kind: string) => lists.filter((list) => list.kind === kind);
  const catalogues = await withItems(manager, of('DISPATCH_CATALOGUE'), categoryCode);
  return { catalogues, ruleSets: await withRules(manager, of('DISPATCH_RULES')) };
}

/** What the rules are asked about: the event as it stands at a moment. */
export async function factsOf(
  event: GovEvent,
  { manager, now }: Pick<UnitOfWork, 'manager' | 'now'>,
): Promise<DispatchFacts> {
  const today = localDateOf(now);
  const calendar = await workCalendar({ manager });
  return factsAt(event, now, calendar.isWorkday(today), workAreaOf(event));
}
