import { WorkCalendar } from '@gezhi/deadlines';
import fc from 'fast-check';
import { BULLETIN_MACHINE } from './whistle-bulletin.states';
import { arrivalLimit, isOnTime } from './whistle-response.rules';
import { RESPONSE_MACHINE } from './whistle-response.states';
import { isRelapse } from './whistle.rules';
import { WHISTLE_MACHINE } from './whistle.states';

const MINUTE = 60_000;
const DAY = 86_400_000;
const calendar = new WorkCalendar();
const instants = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2026-11-30T00:00:00Z'),
  noInvalidDate: true,
});
const later = (at: Date, by: number) => new Date(at.getTime() + by);

describe('the state tables of whistles', () => {
  it.each([WHISTLE_MACHINE, RESPONSE_MACHINE, BULLETIN_MACHINE])(
    'reach every state from their beginning: $name',
    (machine) => {
      expect([...machine.reachable()].sort()).toEqual(Object.keys(machine.states).sort());
    },
  );

  it('end where the specification ends them; a closed whistle can be blown again', () => {
    expect(WHISTLE_MACHINE.final()).toEqual(['WITHDRAWN']);
    expect(WHISTLE_MACHINE.allowed('CLOSED')).toEqual(['reblow']);
    expect(RESPONSE_MACHINE.final()).toEqual(['EXCUSED', 'RELEASED']);
    expect(BULLETIN_MACHINE.final()).toEqual(['PUBLISHED', 'DISCARDED']);
  });

  it('lead from a blown whistle to its handling through arrival and consultation alone', () => {
    const ways = WHISTLE_MACHINE.transitions.filter(
      ({ to, from }) => to === 'HANDLING' && !from.includes(to),
    );
    expect(ways.map(({ from }) => from)).toEqual([['CONSULTING']]);
    const before = WHISTLE_MACHINE.transitions.filter(
      ({ to, from }) => to === 'CONSULTING' && !from.includes(to),
    );
    expect(before.map(({ from }) => from)).toEqual([['ARRIVED'], ['UNRESOLVED']]);
  });
});

describe('the limit for reporting', () => {
  const halfHour = { arrivalUnit: 'MINUTE', arrivalAmount: 30, basis: '' } as const;
  const workday = { arrivalUnit: 'WORKDAY', arrivalAmount: 1, basis: '' } as const;
  const arrivedAfter = (calledAt: Date, took: number, rule: typeof halfHour | typeof workday) => {
    const { dueAt } = arrivalLimit(rule, calledAt, calendar);
    return isOnTime({ arrivedAt: later(calledAt, took), dueAt, state: 'ARRIVED' }, calledAt);
  };

  it('of thirty minutes is kept by whatever took no longer, day and night, at any moment', () => {
    fc.assert(
      fc.property(instants, fc.nat(90 * MINUTE), (calledAt, took) => {
        expect(arrivedAfter(calledAt, took, halfHour)).toBe(took <= 30 * MINUTE);
      }),
    );
  });

  it('of a working day ends with the next working day, and coming earlier is never worse', () => {
    fc.assert(
      fc.property(instants, fc.nat(20 * DAY), fc.nat(20 * DAY), (calledAt, one, other) => {
        const [sooner, sooner2] = [Math.min(one, other), Math.max(one, other)];
        if (arrivedAfter(calledAt, sooner2, workday))
          expect(arrivedAfter(calledAt, sooner, workday)).toBe(true);
        expect(arrivedAfter(calledAt, DAY / 24, workday)).toBe(true);
      }),
    );
  });

  it('says nothing of who has not come and still can, or need not', () => {
    const { dueAt } = arrivalLimit(halfHour, new Date('2026-10-12T10:00:00Z'), calendar);
    const response = { arrivedAt: null, dueAt, state: 'NOTIFIED' } as const;
    expect(isOnTime(response, dueAt)).toBeNull();
    expect(isOnTime(response, later(dueAt, 1))).toBe(false);
    expect(isOnTime({ ...response, state: 'EXCUSED' }, later(dueAt, 1))).toBeNull();
  });
});

describe('a relapse', () => {
  it('is a whistle of the same matter within ninety days, to the millisecond', () => {
    const closedAt = new Date('2026-03-01T08:00:00Z');
    expect(isRelapse(closedAt, later(closedAt, 90 * DAY))).toBe(true);
    expect(isRelapse(closedAt, later(closedAt, 90 * DAY + 1))).toBe(false);
    expect(isRelapse(null, closedAt)).toBe(false);
  });
});
