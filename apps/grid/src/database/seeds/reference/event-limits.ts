import type { EventLimit } from '../../../domain/category/event-limit.entity';

const DRAFT_NORM = 'Beijing draft norm on handling limits (configurable)';

/** The usual limits (spec/grid.md). A city sets its own afterwards; they are written only where none is. */
export const EVENT_LIMITS: readonly EventLimit[] = [
  { urgency: 'DANGER', unit: 'HOUR', amount: 2, basis: DRAFT_NORM },
  { urgency: 'LIVELIHOOD', unit: 'HOUR', amount: 24, basis: DRAFT_NORM },
  { urgency: 'GENERAL', unit: 'WORKDAY', amount: 5, basis: `${DRAFT_NORM}, in working days` },
  { urgency: 'COMPLEX', unit: 'CALENDAR_DAY', amount: 15, basis: DRAFT_NORM },
];
