import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse, startOfDay } from '@gezhi/kernel';
import type { DeadlineRecord, DeadlineStatus } from './deadline-record';
import type { ClockAction, ClockState } from './deadline.states';
import { DEADLINE_MACHINE } from './deadline.states';
import { dueOf, pauseLength } from './due-date';
import type { WorkCalendar } from './work-calendar';

/** What the start of a limit must say. */
export interface DeadlineTerms extends Pick<
  DeadlineRecord,
  'kind' | 'unit' | 'amount' | 'startedAt' | 'basis'
> {
  /** For CALENDAR_DAY: a last day off moves to the next working day. Default false. */
  readonly rollsToWorkday?: boolean;
}

/** A record as a database gives it back: a `bigint` column arrives as text. */
export type StoredDeadline = Omit<DeadlineRecord, 'pausedTotal'> & {
  readonly pausedTotal: number | string;
};

/** Longer than any limit of law or service in the largest unit, short enough that dates stay dates. */
export const LONGEST_LIMIT = 20_000;

/**
 * A limit and its clock (期限). An immutable value: every verb gives a new one or a refusal.
 * The calendar is an argument, so the value holds nothing but its columns.
 */
export class Deadline implements DeadlineRecord {
  readonly kind: DeadlineRecord['kind'];
  readonly unit: DeadlineRecord['unit'];
  readonly amount: number;
  readonly startedAt: Date;
  readonly dueAt: Date;
  readonly approachesAt: Date;
  readonly pausedTotal: number;
  readonly pausedAt: Date | null;
  readonly extendedBy: number;
  readonly basis: string;
  readonly rollsToWorkday: boolean;
  readonly covered: boolean;
  readonly metAt: Date | null;

  private constructor(record: DeadlineRecord) {
    this.kind = record.kind;
    this.unit = record.unit;
    this.amount = record.amount;
    this.startedAt = record.startedAt;
    this.dueAt = record.dueAt;
    this.approachesAt = record.approachesAt;
    this.pausedTotal = record.pausedTotal;
    this.pausedAt = record.pausedAt;
    this.extendedBy = record.extendedBy;
    this.basis = record.basis;
    this.rollsToWorkday = record.rollsToWorkday;
    this.covered = record.covered;
    this.metAt = record.metAt;
  }

  /**
   * Starts a clock.
   * @throws RangeError when the amount is not a whole number from 1 to {@link LONGEST_LIMIT}: limits come from
   * configuration, so this is a fault and not a refusal.
   */
  static start(terms: DeadlineTerms, calendar: WorkCalendar): Deadline {
    if (!isAmount(terms.amount))
      throw new RangeError(`${terms.amount} is not the amount of a limit`);
    const { kind, unit, amount, startedAt, basis, rollsToWorkday = false } = terms;
    const counted = { unit, amount, startedAt, pausedTotal: 0, extendedBy: 0, rollsToWorkday };
    return new Deadline({
      kind,
      basis,
      ...counted,
      ...dueOf(counted, calendar),
      pausedAt: null,
      metAt: null,
    });
  }

  /** The value stored before; it is believed, not computed again. */
  static fromRecord(stored: StoredDeadline): Deadline {
    return new Deadline({ ...stored, pausedTotal: Number(stored.pausedTotal) });
  }

  /** The columns, for an insert or an update. */
  toRecord(): DeadlineRecord {
    return { ...this };
  }

  get state(): ClockState {
    if (this.metAt) return 'ENDED';
    return this.pausedAt ? 'PAUSED' : 'RUNNING';
  }

  /** Stops the clock. What is left of the limit is left when it resumes, also when nothing is. */
  pause(at: Date): Result<Deadline> {
    return this.change('pause', () => ok(this.with({ pausedAt: at })));
  }

  /** Lets the clock run on; the end moves by what the pause took. */
  resume(at: Date, calendar: WorkCalendar): Result<Deadline> {
    return this.change('resume', () => ok(this.resumed(at, calendar)));
  }

  /** Adds to the limit, before it has run out. @param by In the unit of the limit. */
  extend(by: number, at: Date, calendar: WorkCalendar): Result<Deadline> {
    return this.change('extend', () => {
      const most = LONGEST_LIMIT - this.amount - this.extendedBy;
      if (!isAmount(by) || by > most) {
        return refuse('DEADLINE_AMOUNT', { path: ['by'], value: by, most });
      }
      if ((this.pausedAt ?? at) > this.dueAt) {
        return refuse('DEADLINE_EXPIRED', { dueAt: wallClock(this.dueAt) });
      }
      return ok(this.with({ extendedBy: this.extendedBy + by }).recalculated(calendar));
    });
  }

  /** Ends the clock because what it asks for was done; a pause that still runs ends with it. */
  meet(at: Date, calendar: WorkCalendar): Result<Deadline> {
    return this.change('meet', () => {
      const running = this.pausedAt ? this.resumed(at, calendar) : this;
      return ok(running.with({ metAt: at }));
    });
  }

  /** The same limit on another calendar: after the table was edited or a new year was announced. A met one stays. */
  recalculated(calendar: WorkCalendar): Deadline {
    return this.metAt ? this : this.with(dueOf(this, calendar));
  }

  /** How the limit stands. The last instant of the limit still keeps it. */
  statusAt(now: Date): DeadlineStatus {
    if (this.metAt) return this.metAt <= this.dueAt ? 'MET' : 'MISSED';
    if (this.pausedAt) return 'PAUSED';
    if (now > this.dueAt) return 'OVERDUE';
    return now >= this.approachesAt ? 'APPROACHING' : 'ON_TIME';
  }

  private change(action: ClockAction, effect: () => Result<Deadline>): Result<Deadline> {
    const next = DEADLINE_MACHINE.next(this.state, action);
    return next.ok ? effect() : next;
  }

  private resumed(at: Date, calendar: WorkCalendar): Deadline {
    const took = this.pausedAt ? pauseLength(this.unit, this.pausedAt, at, calendar) : 0;
    return this.with({ pausedAt: null, pausedTotal: this.pausedTotal + took }).recalculated(
      calendar,
    );
  }

  private with(changes: Partial<DeadlineRecord>): Deadline {
    return new Deadline({ ...this.toRecord(), ...changes });
  }
}

function isAmount(amount: number): boolean {
  return Number.isInteger(amount) && amount >= 1 && amount <= LONGEST_LIMIT;
}

/** `2026-11-09 23:59`, as a clock on the wall in China shows it: for messages. */
function wallClock(instant: Date): string {
  const time = new Date(instant.getTime() - startOfDay(localDateOf(instant)).getTime());
  return `${localDateOf(instant)} ${time.toISOString().slice(11, 16)}`;
}
