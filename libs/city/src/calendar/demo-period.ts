import type { LocalDate } from '@gezhi/kernel';

/** The first day of the demonstration year. */
export const DEMO_FIRST_DAY = '2025-11-01' as LocalDate;
/** The last day, which ends at {@link DEMO_AS_OF}. */
export const DEMO_LAST_DAY = '2026-11-15' as LocalDate;
/** The first instant: 2025-11-01T00:00+08:00. */
export const DEMO_START = new Date('2025-11-01T00:00:00+08:00');
/** "Now" in the demonstration: nothing in it happened at this instant or later. */
export const DEMO_AS_OF = new Date('2026-11-15T18:00:00+08:00');
