import { addDays } from '@gezhi/kernel';
import fc from 'fast-check';
import { applyChanges, checkTimeline, isInForce, versionInForce, withdrawVersion } from './index';
import type { ListVersion } from './index';
import { codeOf, date, draft, tryPublish } from './versions.testing';

const FIRST_DAY = date('2026-01-01');

/** What the owner of a list tries on one day; what is not allowed then is refused and changes nothing. */
const attempts = fc.record({
  /** Days that pass before it. */
  wait: fc.integer({ min: 0, max: 6 }),
  act: fc.constantFrom('publish', 'withdraw'),
  /** From how many days ahead it is to hold; some are in the past and refused. */
  ahead: fc.integer({ min: -1, max: 12 }),
});
type Attempt = typeof attempts extends fc.Arbitrary<infer T> ? T : never;

interface History {
  versions: readonly ListVersion[];
  accepted: number;
  /** Day → the version in force on it, as it was answered at the end of that day. */
  answers: Map<string, number | undefined>;
}

function live(plan: readonly Attempt[]): History {
  const history: History = { versions: [], accepted: 0, answers: new Map() };
  let today = FIRST_DAY;
  for (const { wait, act, ahead } of plan) {
    for (let passed = 0; passed < wait; passed++) {
      history.answers.set(today, versionInForce(history.versions, today)?.version);
      today = addDays(today, 1);
    }
    const from = addDays(today, ahead);
    const drafted = act === 'publish' ? draft(history.versions) : history.versions;
    const version = drafted.find(({ state }) => state === 'PUBLISHED')?.version ?? 1;
    const decided =
      act === 'publish'
        ? tryPublish(drafted, { from, today })
        : withdrawVersion(drafted, { version, from, today });
    if (!decided.ok) continue;
    history.versions = applyChanges(drafted, decided.value);
    history.accepted++;
  }
  return history;
}

describe('a list, whatever its owner tries', () => {
  const plans = fc.array(attempts, { minLength: 1, maxLength: 25, size: 'max' });
  const days = Array.from({ length: 200 }, (_, day) => addDays(FIRST_DAY, day));

  it('never has two versions in force on a day', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { versions } = live(plan);
        const most = Math.max(
          ...days.map((day) => versions.filter((version) => isInForce(version, day)).length),
        );
        expect(most).toBeLessThanOrEqual(1);
        expect(versions.filter(({ state }) => state === 'PUBLISHED').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is without a version only before the first and after a withdrawal', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { versions } = live(plan);
        expect(codeOf(checkTimeline(versions))).toBeUndefined();
        const start = days.findIndex((day) => versionInForce(versions, day));
        for (const [index, day] of days.entries()) {
          const before = days[index - 1];
          if (index <= start || start < 0 || !before || versionInForce(versions, day)) continue;
          const held = versionInForce(versions, before);
          if (held) expect(held.state).toBe('WITHDRAWN');
        }
      }),
    );
  });

  it('never changes what held on a day that has passed, so that a case keeps its version', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { versions, answers } = live(plan);
        for (const [day, answer] of answers) {
          expect(versionInForce(versions, date(day))?.version).toBe(answer);
        }
      }),
    );
  });

  it('numbers its versions in the order in which they hold', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const { versions } = live(plan);
        expect(versions.map(({ version }) => version)).toEqual(
          versions.map((_, index) => index + 1),
        );
        const held = days.flatMap((day) => versionInForce(versions, day)?.version ?? []);
        expect(held).toEqual([...held].sort((a, b) => a - b));
      }),
    );
  });

  it('is tried hard enough: these plans are accepted many times', () => {
    const samples = fc.sample(plans, { numRuns: 100, seed: 1 });
    const accepted = samples.map((plan) => live(plan).accepted);
    expect(accepted.filter((count) => count >= 3).length).toBeGreaterThan(50);
  });
});
