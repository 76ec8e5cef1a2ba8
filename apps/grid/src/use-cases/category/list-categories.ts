import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import { EventCategory } from '../../domain/category/event-category.entity';

/** The category tree in the order of the codes: parents come before what is below them. */
export function categories(leavesOnly: boolean): ListOf<EventCategory> {
  return {
    entity: EventCategory,
    on: sql`true`,
    where: leavesOnly ? [sql`t.leaf`] : [],
    orderBy: 'code',
    direction: 'ASC',
  };
}
