import type { LocalDate } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';

/** The processes run on the real clock: stories reckon their days from today, in Nanjing. */
export function today(): LocalDate {
  return localDateOf(new Date());
}

/** The window of one day, for what happens while the story is told. */
export function onlyToday(): { readonly from: LocalDate; readonly to: LocalDate } {
  return { from: today(), to: today() };
}
