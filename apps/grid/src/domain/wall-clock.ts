import { localDateOf, startOfDay } from '@gezhi/kernel';

/** `2026-10-12 23:59` as a clock on the wall in Nanjing shows it: for notes and notifications. */
export function wallClock(instant: Date): string {
  const time = new Date(instant.getTime() - startOfDay(localDateOf(instant)).getTime());
  return `${localDateOf(instant)} ${time.toISOString().slice(11, 16)}`;
}
