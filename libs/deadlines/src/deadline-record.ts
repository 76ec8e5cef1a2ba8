import type { Text } from '@gezhi/kernel';

/** How a limit is counted. */
export type DeadlineUnit = 'WORKDAY' | 'CALENDAR_DAY' | 'HOUR' | 'MINUTE';

export const DEADLINE_UNITS: Readonly<Record<DeadlineUnit, Text>> = {
  WORKDAY: { en: 'working day', zh: '工作日' },
  CALENDAR_DAY: { en: 'calendar day', zh: '自然日' },
  HOUR: { en: 'hour', zh: '小时' },
  MINUTE: { en: 'minute', zh: '分钟' },
};

/** How a limit stands at a moment. */
export type DeadlineStatus = 'ON_TIME' | 'APPROACHING' | 'OVERDUE' | 'MET' | 'MISSED' | 'PAUSED';

export const DEADLINE_STATUSES: Readonly<Record<DeadlineStatus, Text>> = {
  ON_TIME: { en: 'on time', zh: '正常' },
  APPROACHING: { en: 'approaching', zh: '临期' },
  OVERDUE: { en: 'overdue', zh: '超期' },
  MET: { en: 'met', zh: '按期完成' },
  MISSED: { en: 'missed', zh: '逾期完成' },
  PAUSED: { en: 'paused', zh: '暂停计时' },
};

/** A deadline as plain columns, for a row of its own or embedded in the object it belongs to. */
export interface DeadlineRecord {
  /** Which limit this is, a stable key of the owner: `event.handling`, `application.acceptance`. */
  readonly kind: string;
  readonly unit: DeadlineUnit;
  /** The limit as granted at the start, in `unit`; a positive whole number. */
  readonly amount: number;
  readonly startedAt: Date;
  /** The last instant at which the limit is kept. While paused: as it stood when the pause began. */
  readonly dueAt: Date;
  /** The first instant at which more than 80 % is used: `now >= approachesAt` is the SQL of APPROACHING. */
  readonly approachesAt: Date;
  /** Finished pauses: whole working or calendar days for the day units, milliseconds for HOUR and MINUTE. */
  readonly pausedTotal: number;
  /** When the present pause began; null when none runs. */
  readonly pausedAt: Date | null;
  /** What was added to `amount`, in `unit`. */
  readonly extendedBy: number;
  /** The law, norm or list the limit follows, for people: `行政许可法 art. 42`. */
  readonly basis: string;
  /** Whether a CALENDAR_DAY limit whose last day is a day off runs to the next working day (Civil Code art. 203). */
  readonly rollsToWorkday: boolean;
  /** False when the limit reaches into a year whose holidays are not known yet: `dueAt` may still move. */
  readonly covered: boolean;
  /** When what the limit asks for was done; null while it is open. */
  readonly metAt: Date | null;
}
