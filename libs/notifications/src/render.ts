import type { Language, Text } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { Notification } from './notification.entity';

type Values = Notification['values'];

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
/** Line breaks, control and direction marks: with them a value could pretend to be another line or header. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Fills a text in one language. A value without a place is left out; a place without a value shows a dash. */
export function render(text: Text, values: Values, language: Language): string {
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(values, name) ? shown(values[name] as string | number) : '—',
  );
}

/** A value as people read it: one line; moments as a clock in Nanjing shows them. */
export function shown(value: string | number): string {
  const text = String(value);
  return INSTANT.test(text) ? wallClock(new Date(text)) : text.replace(UNPRINTABLE, ' ').trim();
}

function wallClock(instant: Date): string {
  const time = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${localDateOf(instant)} ${time}`;
}
