import { CronExpressionParser } from 'cron-parser';

/** Schedules are read off a clock on a wall in Nanjing. */
const ZONE = 'Asia/Shanghai';
const FIVE_FIELDS = /^\S+(?: \S+){4}$/;

/** Throws when the text is not five fields of cron: minute, hour, day of the month, month, day of the week. */
export function checkSchedule(cron: string): void {
  if (!FIVE_FIELDS.test(cron)) throw new Error(`"${cron}" has not the five fields of cron`);
  latestSlot(cron, new Date());
}

/** The latest moment at or before `now` for which the schedule names a run. */
export function latestSlot(cron: string, now: Date): Date {
  // The parser looks for moments before the one it is given.
  const currentDate = new Date(now.getTime() + 1);
  return CronExpressionParser.parse(cron, { tz: ZONE, currentDate }).prev().toDate();
}

/** The first moment after `now` for which the schedule names a run. */
export function nextSlot(cron: string, now: Date): Date {
  return CronExpressionParser.parse(cron, { tz: ZONE, currentDate: now }).next().toDate();
}
