import type { CodeList, Text } from '@gezhi/kernel';

/** What people are told when something happens (通知), in both languages. `{name}` stands for a value of that name. */
export interface NotificationKind {
  /** Unique in its department: `EVENT_OVERDUE`. */
  readonly code: string;
  readonly subject: Text;
  readonly text: Text;
  /** Values that are codes, with their lists: people read the label. */
  readonly codes?: Readonly<Record<string, CodeList>>;
}

const CODE = /^[A-Z][A-Z0-9_]{2,59}$/;
const PLACEHOLDER = /\{(\w+)\}/g;

/** Declares a kind. Throws at start-up when its code cannot be used or its languages ask for different values. */
export function defineNotification(kind: NotificationKind): NotificationKind {
  if (!CODE.test(kind.code)) throw new Error(`"${kind.code}" cannot name a notification`);
  const asked = (language: 'en' | 'zh') =>
    [...new Set(valueNamesOf(kind.subject[language] + kind.text[language]))].sort().join();
  if (asked('en') !== asked('zh'))
    throw new Error(`The languages of ${kind.code} ask for different values`);
  const unasked = Object.keys(kind.codes ?? {}).find(
    (name) => !asked('en').split(',').includes(name),
  );
  if (unasked !== undefined) throw new Error(`${kind.code} does not ask for ${unasked}`);
  return kind;
}

/** The names of the values a text asks for. */
export function valueNamesOf(text: string): string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name as string);
}

/** Tells an office that it can be told, and nothing else. */
export const NOTIFICATION_TEST = defineNotification({
  code: 'NOTIFICATION_TEST',
  subject: { en: 'A test of notifications', zh: '通知测试' },
  text: {
    en: 'If you read this, the office can be told. Nothing has happened.',
    zh: '收到本条即表示该单位可正常接收通知，并无实际事项。',
  },
});
