import type { WorkCalendar } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import { SOURCES_WITH_REPORTER } from '../event/event.codes';
import { OPEN_STATES } from '../event/event.states';
import type { GovEvent } from '../event/gov-event.entity';

/** How long a merge can be taken back; ours, the window of reopening. */
export const SPLIT_WORKDAYS = 5;

/** What goes on is open, and both are of one branch of the tree as far as their categories are known. */
export function checkMerge(event: GovEvent, into: GovEvent): Result<void> {
  const path = ['input', 'intoId'];
  if (!OPEN_STATES.includes(into.state))
    return refuse('PRIMARY_NOT_OPEN', { path, number: into.number, state: into.state });
  const { categoryCode } = event;
  const { categoryCode: intoCategoryCode } = into;
  if (categoryCode === null || intoCategoryCode === null) return ok();
  return branchOf(categoryCode) === branchOf(intoCategoryCode)
    ? ok()
    : refuse('OTHER_BRANCH', { path, categoryCode, intoCategoryCode });
}

export function checkSplit(event: GovEvent, now: Date, calendar: WorkCalendar): Result<void> {
  if (event.mergedAt === null) return ok();
  const last = calendar.addWorkdays(localDateOf(event.mergedAt), SPLIT_WORKDAYS);
  return localDateOf(now) <= last ? ok() : refuse('SPLIT_TOO_LATE', { days: SPLIT_WORKDAYS, last });
}

/** Whether somebody behind a report waits to hear of it, as itself and not for what was merged into it. */
export function waits({ source, anonymous }: Pick<GovEvent, 'source' | 'anonymous'>): boolean {
  return SOURCES_WITH_REPORTER.includes(source) && !anonymous;
}

/** The first part of a code: the branch that grows out of the root. */
function branchOf(categoryCode: string): string {
  return categoryCode.split('.', 1)[0] ?? '';
}
