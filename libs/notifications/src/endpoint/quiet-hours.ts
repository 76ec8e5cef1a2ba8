import { addDays, localDateOf, startOfDay } from '@gezhi/kernel';

/** From and until on a clock in Nanjing, `HH:MM`; may pass midnight. */
export interface QuietHours {
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
}

/** Residents are not woken (居民夜间免打扰): what they are told at night reaches their telephone in the morning. */
export const NIGHT: QuietHours = { quietFrom: '21:00', quietUntil: '08:00' };

const MINUTE = 60_000;

/** The first moment at or after `instant` that is not quiet. */
export function notQuietAt(instant: Date, { quietFrom, quietUntil }: QuietHours): Date {
  if (quietFrom === null || quietUntil === null) return instant;
  const today = localDateOf(instant);
  const at = (instant.getTime() - startOfDay(today).getTime()) / MINUTE;
  const [from, until] = [minutesOf(quietFrom), minutesOf(quietUntil)];
  const isQuiet = from < until ? at >= from && at < until : at >= from || at < until;
  if (!isQuiet) return instant;
  const day = at < until ? today : addDays(today, 1);
  return new Date(startOfDay(day).getTime() + until * MINUTE);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}
