import fc from 'fast-check';
import type { LocalDate } from '@gezhi/kernel';
import type { DeviceCondition } from './device.codes';
import { REFUSED_DEVICE_KINDS } from './device.codes';
import type { DeviceRule } from './device-rule.entity';
import { checkLevels, rulesFor } from './device-rule.rules';
import { checkKind, checkReading } from './device.rules';
import type { AlarmAct, Standing, Threshold } from './threshold.rules';
import { judgeMeasure, measureOf } from './threshold.rules';

const MINUTE = 60_000;
const at = (minute: number) => new Date(minute * MINUTE);
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code;

interface Tick {
  readonly value: number;
  /** Minutes since the one before. */
  readonly wait: number;
  /** Whether the event of the last alarm ended in between. */
  readonly ends: boolean;
}

/** The machine, reading after reading, as the intake runs it. */
function run(rule: Threshold, ticks: readonly Tick[]): (AlarmAct | null)[] {
  let standing: Standing = { alarm: null, since: null };
  let open = false;
  let minute = 0;
  return ticks.map(({ value, wait, ends }) => {
    minute += wait;
    if (ends) open = false;
    const judged = judgeMeasure(standing, rule, value, at(minute), open);
    standing = judged.standing;
    if (judged.act === 'OPEN') open = true;
    return judged.act;
  });
}

/** The same told simply, from all that happened before: no state is carried. */
function told(rule: Threshold, ticks: readonly Tick[]): (AlarmAct | null)[] {
  const beyond = (value: number) =>
    rule.condition === 'BELOW' ? value < rule.threshold : value > rule.threshold;
  const clear = (value: number) =>
    rule.condition === 'BELOW' ? value >= (rule.clearLevel ?? 0) : value <= (rule.clearLevel ?? 0);
  const minutes = ticks.map((_, index) =>
    ticks.slice(0, index + 1).reduce((sum, { wait }) => sum + wait, 0),
  );
  const acts: (AlarmAct | null)[] = [];
  for (const [index, { value }] of ticks.entries()) {
    const raised = Math.max(acts.lastIndexOf('OPEN'), acts.lastIndexOf('AGAIN'));
    const cleared = acts.lastIndexOf('CLEAR');
    const opened = acts.lastIndexOf('OPEN');
    const eventOpen = opened >= 0 && !ticks.slice(opened + 1, index + 1).some(({ ends }) => ends);
    if (raised > cleared) {
      acts.push(clear(value) ? 'CLEAR' : null);
      continue;
    }
    let first = index;
    while (first > cleared + 1 && beyond(ticks[first - 1]?.value ?? 0)) first -= 1;
    const held = (minutes[index] ?? 0) - (minutes[first] ?? 0) >= rule.holdMinutes;
    acts.push(beyond(value) && held ? (eventOpen ? 'AGAIN' : 'OPEN') : null);
  }
  return acts;
}

const rules = fc
  .record({
    condition: fc.constantFrom<DeviceCondition>('ABOVE', 'BELOW'),
    threshold: fc.integer({ min: 4, max: 6 }),
    gap: fc.integer({ min: 0, max: 3 }),
    holdMinutes: fc.constantFrom(0, 1, 3, 10),
  })
  .map(({ gap, ...rule }): Threshold => ({
    ...rule,
    clearLevel: rule.threshold + (rule.condition === 'BELOW' ? gap : -gap),
  }));
const ticks = fc.array(
  fc.record({
    value: fc.integer({ min: 0, max: 10 }),
    wait: fc.integer({ min: 1, max: 5 }),
    ends: fc.boolean().chain((maybe) => (maybe ? fc.boolean() : fc.constant(false))),
  }),
  { maxLength: 60 },
);

describe('a threshold', () => {
  it('acts as the history tells, however the value wavers', () => {
    fc.assert(
      fc.property(rules, ticks, (rule, readings) => {
        expect(run(rule, readings)).toEqual(told(rule, readings));
      }),
      { numRuns: 500 },
    );
  });

  it('opens one event while that is open, and none before the value has come back', () => {
    fc.assert(
      fc.property(rules, ticks, (rule, readings) => {
        const never = readings.map((tick) => ({ ...tick, ends: false }));
        expect(run(rule, never).filter((act) => act === 'OPEN').length).toBeLessThanOrEqual(1);
        const acts = run(rule, readings).filter((act) => act !== null);
        acts.forEach((act, index) => {
          if (index > 0) expect(act === 'CLEAR').toBe(acts[index - 1] !== 'CLEAR');
        });
      }),
    );
  });

  it('waits for a value to hold, from its first reading beyond', () => {
    const rule: Threshold = { condition: 'ABOVE', threshold: 5, clearLevel: 4, holdMinutes: 10 };
    const acts = (values: readonly number[]) =>
      run(
        rule,
        values.map((value) => ({ value, wait: 5, ends: false })),
      );
    expect(acts([6, 6, 6, 6])).toEqual([null, null, 'OPEN', null]);
    expect(acts([6, 5, 6, 6, 6])).toEqual([null, null, null, null, 'OPEN']);
  });

  it('measures a rate between two readings, and nothing of the first or of silence', () => {
    const now = { at: at(30), value: 2 };
    const rate = { condition: 'RATE' } as const;
    expect(measureOf(rate, now, { at: at(0), value: 3 })).toBe(2);
    expect(measureOf(rate, now, null)).toBeNull();
    expect(measureOf({ condition: 'SILENT' }, now, null)).toBeNull();
    expect(measureOf({ condition: 'ABOVE' }, now, null)).toBe(2);
  });

  it.each([
    ['ABOVE', 5, 6, 0, 'DEVICE_RULE_LEVELS'],
    ['ABOVE', 5, null, 0, 'DEVICE_RULE_LEVELS'],
    ['BELOW', 5, 4, 0, 'DEVICE_RULE_LEVELS'],
    ['RATE', 0, 0, 0, 'DEVICE_RULE_LEVELS'],
    ['RATE', 1, -1, 0, 'DEVICE_RULE_LEVELS'],
    ['SILENT', 4, null, 0, 'DEVICE_RULE_LEVELS'],
    ['SILENT', 60, 1, 0, 'DEVICE_RULE_LEVELS'],
    ['SILENT', 60, null, 5, 'DEVICE_RULE_LEVELS'],
    ['SILENT', 60, null, 0, 'ok'],
    ['BELOW', 5, 6, 10, 'ok'],
    ['RATE', 2, 1, 0, 'ok'],
  ] as const)(
    'of %s at %d clearing at %s holding %d is %s',
    (condition, threshold, clearLevel, holdMinutes, expected) => {
      expect(code(checkLevels({ condition, threshold, clearLevel, holdMinutes }))).toBe(expected);
    },
  );
});

describe('the rules of a device', () => {
  const day = (text: string) => text as LocalDate;
  const rule = (more: Partial<DeviceRule>): DeviceRule => ({
    ...{ id: 'r', areaCode: '320104', code: 'A', deviceId: null, ruleVersion: 1, kind: 'SMOKE' },
    ...{ condition: 'ABOVE', threshold: 1, clearLevel: 1, holdMinutes: 0, active: true },
    ...{ categoryCode: 'SAFETY.FIRE', nature: 'HAZARD', urgency: 'GENERAL', basis: '' },
    ...{ validFrom: day('2026-01-01'), validTo: null, publishedAt: at(0) },
    ...more,
  });
  const device = { id: 'd', kind: 'SMOKE', areaCode: '320104001001C001' } as const;
  const ids = (all: readonly DeviceRule[], on = '2026-06-01') =>
    rulesFor(device, all, day(on)).map(({ id }) => id);

  it('are those of its kind and district that hold on the day, each in its newest version', () => {
    const all = [
      rule({ id: 'old', validTo: day('2026-05-31') }),
      rule({ id: 'new', ruleVersion: 2, validFrom: day('2026-06-01') }),
      rule({ id: 'elsewhere', code: 'B', areaCode: '320105' }),
      rule({ id: 'other kind', code: 'C', kind: 'NOISE' }),
    ];
    expect(ids(all)).toEqual(['new']);
    expect(ids(all, '2026-05-31')).toEqual(['old']);
    expect(ids(all, '2025-12-31')).toEqual([]);
  });

  it('give way to one of its own with the same code, also to one that is off', () => {
    const own = rule({ id: 'own', deviceId: 'd' });
    expect(ids([rule({ ruleVersion: 9 }), own])).toEqual(['own']);
    expect(ids([rule({}), { ...own, active: false }])).toEqual([]);
    expect(ids([rule({}), rule({ id: 'x', deviceId: 'another' })])).toEqual(['r']);
  });
});

describe('a device and its readings', () => {
  it.each(REFUSED_DEVICE_KINDS.codes)('is not entered when it watches people: %s', (kind) => {
    expect(checkKind(kind)).toMatchObject({ refusal: { code: 'DEVICE_WATCHES_PEOPLE' } });
  });

  it('has one of the kinds there are', () => {
    expect(code(checkKind('SMOKE'))).toBe('ok');
    expect(code(checkKind('LAMP'))).toBe('DEVICE_KIND_UNKNOWN');
  });

  it('is believed within its scale, from a week ago to five minutes ahead', () => {
    const now = new Date('2026-10-12T10:00:00Z');
    const device = { kind: 'NOISE', state: 'ACTIVE' } as const;
    const check = (
      minutes: number,
      value = 50,
      of: Parameters<typeof checkReading>[1] | null = device,
    ) =>
      code(
        checkReading(
          { device: 'N-1', observedAt: new Date(now.getTime() + minutes * MINUTE), value },
          of ?? undefined,
          now,
          [],
        ),
      );
    expect([check(0), check(5), check(-7 * 1_440)]).toEqual(['ok', 'ok', 'ok']);
    expect([check(5.1), check(-7 * 1_440 - 0.1), check(Number.NaN)]).toEqual(
      Array(3).fill('READING_TIME'),
    );
    expect([check(0, -1), check(0, 161), check(0, Number.NaN)]).toEqual(
      Array(3).fill('READING_VALUE'),
    );
    expect(check(0, 50, null)).toBe('DEVICE_UNKNOWN');
    expect(check(0, 50, { ...device, state: 'SUSPENDED' })).toBe('DEVICE_RESTS');
  });
});
