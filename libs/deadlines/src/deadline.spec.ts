import type { Language, Result } from '@gezhi/kernel';
import { addDays, localDateOf, renderProblem, valueOf } from '@gezhi/kernel';
import { date } from './arbitraries.testing';
import type { DeadlineTerms } from './index';
import { Deadline, DEADLINE_MACHINE, DEADLINE_PROBLEMS, WorkCalendar } from './index';

const calendar = new WorkCalendar();
const at = (text: string) => new Date(`${text}+08:00`);

function start(terms: Partial<DeadlineTerms>): Deadline {
  return Deadline.start(
    {
      kind: 'event.handling',
      unit: 'WORKDAY',
      amount: 5,
      startedAt: at('2026-11-02T10:00'),
      basis: 'test',
      ...terms,
    },
    calendar,
  );
}

function codeOf(result: Result<unknown>): string | undefined {
  return result.ok ? undefined : result.refusal.code;
}

function messageOf(result: Result<unknown>, language: Language): string {
  if (result.ok) throw new Error('It was not refused');
  const definition = DEADLINE_PROBLEMS.find(result.refusal.code);
  if (!definition) throw new Error(`${result.refusal.code} is in no catalogue`);
  return renderProblem(definition, result.refusal.params, language);
}

describe('when a limit ends', () => {
  it('in working days: at the end of the last one, over National Day with its make-up Saturday', () => {
    const deadline = start({ startedAt: at('2026-09-30T16:00'), amount: 3 });
    expect(deadline.dueAt).toEqual(at('2026-10-10T23:59:59.999'));
  });

  it('in working days: counted from the date in China, not the date of UTC', () => {
    expect(start({ startedAt: at('2026-11-03T00:30'), amount: 1 }).dueAt).toEqual(
      at('2026-11-04T23:59:59.999'),
    );
  });

  it('in calendar days: at the end of the last one, also when it is a day off', () => {
    const deadline = start({ unit: 'CALENDAR_DAY', startedAt: at('2026-09-24T09:00'), amount: 7 });
    expect(deadline.dueAt).toEqual(at('2026-10-01T23:59:59.999'));
  });

  it('in calendar days: at the end of the next working day when its basis says so', () => {
    const terms = {
      unit: 'CALENDAR_DAY',
      startedAt: at('2026-09-24T09:00'),
      rollsToWorkday: true,
    } as const;
    expect(start({ ...terms, amount: 7 }).dueAt).toEqual(at('2026-10-08T23:59:59.999'));
    expect(start({ ...terms, amount: 6 }).dueAt).toEqual(at('2026-09-30T23:59:59.999'));
  });

  it('in hours and minutes: to the millisecond, day and night', () => {
    const startedAt = at('2026-10-01T23:45:12.345');
    expect(start({ unit: 'MINUTE', amount: 30, startedAt }).dueAt).toEqual(
      at('2026-10-02T00:15:12.345'),
    );
    expect(start({ unit: 'HOUR', amount: 24, startedAt }).dueAt).toEqual(
      at('2026-10-02T23:45:12.345'),
    );
  });

  it('may still move when it reaches into a year whose holidays are not known', () => {
    const soon = start({ startedAt: at('2026-12-21T10:00'), amount: 5 });
    const late = start({ startedAt: at('2026-12-21T10:00'), amount: 20 });
    expect([soon.covered, late.covered]).toEqual([true, false]);
    const announced = new WorkCalendar({
      overrides: [{ date: date('2027-01-01'), kind: 'HOLIDAY', note: '元旦' }],
      enteredYears: [2027],
    });
    const moved = late.recalculated(announced);
    expect(late.dueAt).toEqual(at('2027-01-18T23:59:59.999'));
    expect(moved.dueAt).toEqual(at('2027-01-19T23:59:59.999'));
    expect(moved.covered).toBe(true);
  });

  it('cannot move where holidays do not matter to it', () => {
    const startedAt = at('2026-12-21T10:00');
    const coveredFor = (terms: Partial<DeadlineTerms>) =>
      start({ startedAt, amount: 20, ...terms }).covered;
    expect(coveredFor({ unit: 'CALENDAR_DAY' })).toBe(true);
    expect(coveredFor({ unit: 'HOUR', amount: 2_000 })).toBe(true);
    expect(coveredFor({ unit: 'CALENDAR_DAY', rollsToWorkday: true })).toBe(false);
  });

  it.each([0, -1, 1.5, Number.NaN, 20_001])('is no question for a limit of %s', (amount) => {
    expect(() => start({ amount })).toThrow(RangeError);
  });
});

describe('how a limit stands', () => {
  it('is approaching on the day that uses more than 80 %, overdue after the last instant', () => {
    const deadline = start({ amount: 5 });
    expect(deadline.statusAt(at('2026-11-02T10:00'))).toBe('ON_TIME');
    expect(deadline.statusAt(at('2026-11-06T23:59:59.999'))).toBe('ON_TIME');
    expect(deadline.statusAt(at('2026-11-08T12:00'))).toBe('ON_TIME');
    expect(deadline.statusAt(at('2026-11-09T00:00'))).toBe('APPROACHING');
    expect(deadline.statusAt(at('2026-11-09T23:59:59.999'))).toBe('APPROACHING');
    expect(deadline.statusAt(at('2026-11-10T00:00'))).toBe('OVERDUE');
  });

  it('is approaching after 80 % of its minutes, not at 80 %', () => {
    const deadline = start({ unit: 'MINUTE', amount: 30, startedAt: at('2026-11-02T10:00') });
    expect(deadline.statusAt(at('2026-11-02T10:24'))).toBe('ON_TIME');
    expect(deadline.statusAt(at('2026-11-02T10:24:00.001'))).toBe('APPROACHING');
    expect(deadline.statusAt(at('2026-11-02T10:30'))).toBe('APPROACHING');
    expect(deadline.statusAt(at('2026-11-02T10:30:00.001'))).toBe('OVERDUE');
  });

  it('is approaching on the sixth of seven calendar days', () => {
    const deadline = start({ unit: 'CALENDAR_DAY', amount: 7, startedAt: at('2026-11-02T10:00') });
    expect(deadline.statusAt(at('2026-11-07T23:00'))).toBe('ON_TIME');
    expect(deadline.statusAt(at('2026-11-08T00:00'))).toBe('APPROACHING');
  });

  it('is met until the last instant and missed after it, whenever one asks', () => {
    const met = valueOf(start({}).meet(at('2026-11-09T23:59:59.999'), calendar));
    const missed = valueOf(start({}).meet(at('2026-11-10T00:00'), calendar));
    expect([met.statusAt(at('2027-01-01T00:00')), met.state]).toEqual(['MET', 'ENDED']);
    expect(missed.statusAt(at('2026-11-02T11:00'))).toBe('MISSED');
  });
});

describe('a pause', () => {
  it('of some working days moves a limit in working days by as many', () => {
    const paused = valueOf(start({ amount: 5 }).pause(at('2026-11-04T09:00')));
    expect(paused.statusAt(at('2027-01-01T00:00'))).toBe('PAUSED');
    const resumed = valueOf(paused.resume(at('2026-11-10T17:00'), calendar));
    expect(resumed.pausedTotal).toBe(4);
    expect(resumed.dueAt).toEqual(at('2026-11-13T23:59:59.999'));
    expect(resumed.approachesAt).toEqual(at('2026-11-13T00:00'));
  });

  it('over a weekend takes nothing from a limit in working days, two from one in calendar days', () => {
    const pauseOf = (unit: DeadlineTerms['unit']) =>
      valueOf(
        valueOf(start({ unit }).pause(at('2026-11-06T18:00'))).resume(
          at('2026-11-08T18:00'),
          calendar,
        ),
      );
    expect(pauseOf('WORKDAY').dueAt).toEqual(start({}).dueAt);
    expect(localDateOf(pauseOf('CALENDAR_DAY').dueAt)).toBe('2026-11-09');
  });

  it('adds its exact time to minutes', () => {
    const paused = valueOf(start({ unit: 'MINUTE', amount: 30 }).pause(at('2026-11-02T10:10')));
    const resumed = valueOf(paused.resume(at('2026-11-02T12:10:00.007'), calendar));
    expect(resumed.dueAt).toEqual(at('2026-11-02T12:30:00.007'));
  });

  it('does not heal a limit that has run out', () => {
    const paused = valueOf(start({ amount: 1 }).pause(at('2026-11-04T09:00')));
    const resumed = valueOf(paused.resume(at('2026-11-20T09:00'), calendar));
    expect(resumed.statusAt(at('2026-11-20T09:00'))).toBe('OVERDUE');
  });

  it('ends when the limit is met', () => {
    const paused = valueOf(start({ amount: 1 }).pause(at('2026-11-02T11:00')));
    const met = valueOf(paused.meet(at('2026-11-05T09:00'), calendar));
    expect(met.pausedAt).toBeNull();
    expect(met.statusAt(at('2026-11-05T09:00'))).toBe('MET');
  });

  it('takes nothing when the clock of the machine was set back meanwhile', () => {
    const paused = valueOf(start({}).pause(at('2026-11-04T09:00')));
    expect(valueOf(paused.resume(at('2026-11-03T09:00'), calendar)).dueAt).toEqual(start({}).dueAt);
  });
});

describe('an extension', () => {
  it('of ten working days ends ten working days later', () => {
    const extended = valueOf(start({ amount: 20 }).extend(10, at('2026-11-25T10:00'), calendar));
    expect(extended.extendedBy).toBe(10);
    expect(extended.dueAt).toEqual(start({ amount: 30 }).dueAt);
  });

  it('can be granted on the last day, and no later', () => {
    expect(codeOf(start({}).extend(1, at('2026-11-09T23:59'), calendar))).toBeUndefined();
    const refused = start({}).extend(1, at('2026-11-10T00:00'), calendar);
    expect(codeOf(refused)).toBe('DEADLINE_EXPIRED');
  });

  it('can be granted during a pause, unless the limit had run out before it', () => {
    const inTime = valueOf(start({}).pause(at('2026-11-04T09:00')));
    expect(codeOf(inTime.extend(1, at('2026-12-04T09:00'), calendar))).toBeUndefined();
    const late = valueOf(start({}).pause(at('2026-11-10T09:00')));
    expect(codeOf(late.extend(1, at('2026-11-10T10:00'), calendar))).toBe('DEADLINE_EXPIRED');
  });

  it.each([0, -3, 2.5, 19_996])('by %s is refused', (by) => {
    const refused = start({}).extend(by, at('2026-11-03T00:00'), calendar);
    expect(refused).toMatchObject({
      refusal: { code: 'DEADLINE_AMOUNT', path: ['by'], params: { value: by, most: 19_995 } },
    });
  });
});

describe('the clock', () => {
  const running = start({});
  const paused = valueOf(running.pause(at('2026-11-04T09:00')));
  const ended = valueOf(running.meet(at('2026-11-04T09:00'), calendar));
  const now = at('2026-11-05T09:00');

  it.each<[string, () => Result<Deadline>]>([
    ['paused twice', () => paused.pause(now)],
    ['resumed while it runs', () => running.resume(now, calendar)],
    ['met twice', () => ended.meet(now, calendar)],
    ['paused after its end', () => ended.pause(now)],
    ['resumed after its end', () => ended.resume(now, calendar)],
    ['extended after its end', () => ended.extend(1, now, calendar)],
  ])('cannot be %s', (_case, act) => expect(codeOf(act())).toBe('INVALID_TRANSITION'));

  it('reaches every state of its machine', () => {
    expect([...DEADLINE_MACHINE.reachable()].sort()).toEqual(
      Object.keys(DEADLINE_MACHINE.states).sort(),
    );
    expect([running.state, paused.state, ended.state]).toEqual(['RUNNING', 'PAUSED', 'ENDED']);
  });

  it('does not move after its end when the calendar changes', () => {
    const otherCalendar = new WorkCalendar({
      overrides: [{ date: addDays(date('2026-11-02'), 1), kind: 'HOLIDAY', note: '' }],
    });
    expect(ended.recalculated(otherCalendar)).toEqual(ended);
    expect(running.recalculated(otherCalendar)).not.toEqual(running);
  });

  it('is stored as plain columns and comes back the same, also from a bigint column', () => {
    const record = paused.toRecord();
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
    expect(Deadline.fromRecord({ ...record, pausedTotal: '0' })).toEqual(paused);
  });

  it('explains its refusals in both languages', () => {
    const late = start({}).extend(1, at('2026-11-10T00:00'), calendar);
    const wrong = start({}).extend(0, at('2026-11-03T00:00'), calendar);
    expect([messageOf(late, 'en'), messageOf(late, 'zh'), messageOf(wrong, 'en')]).toEqual([
      'The limit ran out at 2026-11-09 23:59; it can no longer be extended.',
      '期限已于 2026-11-09 23:59 届满，不能再延长。',
      'A limit is extended by a whole number from 1 to 19995, not by 0.',
    ]);
  });
});
