import type { Language } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { NotificationKind } from './notification';
import type { Notification } from './notification.entity';

type Values = Notification['values'];

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/;
/** Line breaks, control and direction marks: with them a value could pretend to be another line or header. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Fills one text of a kind. A value without a place is left out; a place without a value shows a dash. */
export function render(
  kind: NotificationKind,
  part: 'subject' | 'text',
  values: Values,
  language: Language,
): string {
  return kind[part][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    valueShown(kind, name, values, language),
  );
}

/** A value as people read it: one line; codes by their labels; moments as a clock in Nanjing shows them. */
export function valueShown(
  { codes }: NotificationKind,
  name: string,
  values: Values,
  language: Language,
): string {
  if (!Object.hasOwn(values, name)) return '—';
  const text = String(values[name]);
  const list = codes && Object.hasOwn(codes, name) ? codes[name] : undefined;
  if (list?.has(text)) return list.labels[text]?.[language] ?? text;
  return INSTANT.test(text) ? wallClock(new Date(text)) : text.replace(UNPRINTABLE, ' ').trim();
}

function wallClock(instant: Date): string {
  const time = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${localDateOf(instant)} ${time}`;
}
