import * as fc from 'fast-check';
import type { EventSource, Urgency } from '../event/event.codes';
import { EVENT_FLAGS, EVENT_NATURES, EVENT_SOURCES, URGENCIES } from '../event/event.codes';
import type { DispatchRule, RuleConditions } from './dispatch-rule.entity';
import type { DispatchFacts } from './dispatch-rule.rules';
import { evaluateRules, failedCondition } from './dispatch-rule.rules';
import { canMeetBoth, checkReachable, checkRules, coversAll, findingsOf } from './rule-set.rules';

const CATEGORIES = ['URBAN', 'URBAN.LIGHTING', 'URBAN.ROAD', 'SAFETY', 'SAFETY.FIRE'];
const AREAS = ['320104', '320104001', '320104002', '320104001001', '320104001001C001'];
const few = <T>(values: readonly T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 }), {
    nil: null,
  });

const conditions: fc.Arbitrary<RuleConditions> = fc.record({
  sources: few(EVENT_SOURCES.codes.slice(0, 3)),
  natures: few(EVENT_NATURES.codes.slice(0, 2)),
  urgencies: few(URGENCIES.codes.slice(0, 2)),
  categories: few(CATEGORIES),
  areas: few(AREAS),
  flags: few(EVENT_FLAGS.codes.slice(0, 2)),
  hours: fc.option(
    fc
      .record({ from: fc.constantFrom(0, 480, 1080), to: fc.constantFrom(60, 1080, 1440, 480) })
      .filter(({ from, to }) => from !== to),
    { nil: null },
  ),
  days: fc.option(fc.constantFrom('WORKDAY' as const, 'REST_DAY' as const), { nil: null }),
});

const facts: fc.Arbitrary<DispatchFacts> = fc.record({
  source: fc.constantFrom<EventSource>(...EVENT_SOURCES.codes.slice(0, 3)),
  nature: fc.constantFrom(...EVENT_NATURES.codes.slice(0, 2)),
  urgency: fc.constantFrom<Urgency>(...URGENCIES.codes.slice(0, 2)),
  categoryCode: fc.constantFrom(...CATEGORIES),
  areaCode: fc.constantFrom(...AREAS),
  flags: fc.subarray([...EVENT_FLAGS.codes.slice(0, 2)]),
  minute: fc.constantFrom(0, 59, 60, 479, 480, 720, 1079, 1080, 1439),
  workday: fc.boolean(),
});

const rule = (code: string, priority: number, more: Partial<DispatchRule> = {}): DispatchRule => ({
  id: code,
  listId: 'set',
  code,
  priority,
  title: code,
  conditions: {},
  action: 'CATALOGUE',
  organizationId: null,
  level: null,
  departmentCode: null,
  ...more,
});
const ruleSets = fc
  .array(conditions, { maxLength: 6 })
  .map((all) => all.map((each, index) => rule(`R${index}`, index + 1, { conditions: each })));

describe('the rules of dispatch', () => {
  it('answer the same whatever order the rows come in, and ask no rule after the one that was met', () => {
    const sets = ruleSets.chain((rules) =>
      fc.tuple(fc.constant(rules), fc.shuffledSubarray(rules, { minLength: rules.length })),
    );
    fc.assert(
      fc.property(sets, facts, ([rules, shuffled], matter) => {
        const one = evaluateRules(rules, matter);
        expect(evaluateRules(shuffled, matter)).toEqual(one);
        const asked = one.steps.map(({ priority }) => priority);
        expect(asked).toEqual([...asked].sort((a, b) => a - b));
        const met = one.steps.filter(({ failed }) => failed === null);
        expect(met).toHaveLength(one.met ? 1 : 0);
        if (one.met) expect(one.steps.at(-1)).toMatchObject({ code: one.met.code, failed: null });
        else expect(one.steps).toHaveLength(rules.length);
        for (const { code, failed } of one.steps) {
          const { conditions: asks } = rules.find((each) => each.code === code)!;
          expect(failedCondition(asks, matter)).toBe(failed);
        }
      }),
    );
  });

  it('never reach a rule that is called dead, and call what two rules can both meet an overlap', () => {
    fc.assert(
      fc.property(conditions, conditions, facts, (wide, narrow, matter) => {
        const meets = (asks: RuleConditions) => failedCondition(asks, matter) === null;
        if (coversAll(wide, narrow) && meets(narrow)) expect(meets(wide)).toBe(true);
        if (meets(wide) && meets(narrow)) expect(canMeetBoth(wide, narrow)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('say which condition was not met', () => {
    const matter = { ...fc.sample(facts, 1)[0]!, source: 'IOT' as const, minute: 300 };
    const step = (asks: RuleConditions) =>
      evaluateRules([rule('A', 1, { conditions: asks })], matter).steps[0]?.failed;
    expect(step({ sources: ['GRID_PATROL'] })).toBe('SOURCE');
    expect(step({ hours: { from: 480, to: 1080 } })).toBe('HOURS');
    // From six in the evening to eight in the morning.
    expect(step({ hours: { from: 1080, to: 480 } })).toBeNull();
  });
});

describe('a set of rules', () => {
  const over = rule('NIGHT', 1, { conditions: { hours: { from: 1080, to: 480 } } });

  it('is told which rule is dead and which overlaps', () => {
    const dead = rule('DEEP-NIGHT', 2, { conditions: { hours: { from: 0, to: 240 } } });
    const crossing = rule('FIRE', 3, {
      conditions: { categories: ['SAFETY'] },
      action: 'UNIT',
      level: 'DISTRICT',
      departmentCode: 'FIRE_RESCUE',
    });
    expect(findingsOf([crossing, dead, over])).toEqual([
      { kind: 'DEAD', code: 'DEEP-NIGHT', earlierCode: 'NIGHT' },
      { kind: 'OVERLAP', code: 'FIRE', earlierCode: 'NIGHT' },
      { kind: 'OVERLAP', code: 'FIRE', earlierCode: 'DEEP-NIGHT' },
    ]);
    expect(checkReachable([over, dead])).toMatchObject({ refusal: { code: 'RULE_DEAD' } });
    expect(checkReachable([over, crossing])).toEqual({ ok: true });
  });

  it.each([
    ['two rules of one priority', [over, rule('B', 1)], 'RULE_PRIORITY_TAKEN'],
    ['two rules of one code', [over, rule('NIGHT', 2)], 'GOV_LIST_DUPLICATE_ITEM'],
    ['an organisation without a name', [rule('B', 1, { action: 'ORGANIZATION' })], 'RULE_TARGET'],
    [
      'a level without a department',
      [rule('B', 1, { action: 'UNIT', level: 'CITY' })],
      'RULE_TARGET',
    ],
    ['a unit where the catalogue decides', [rule('B', 1, { organizationId: 'x' })], 'RULE_TARGET'],
    [
      'a condition of nothing',
      [rule('B', 1, { conditions: { areas: [] } })],
      'RULE_CONDITION_EMPTY',
    ],
    [
      'hours of no length',
      [rule('B', 1, { conditions: { hours: { from: 60, to: 60 } } })],
      'RULE_CONDITION_EMPTY',
    ],
  ])('is refused with %s', (_, rules, code) => {
    expect(checkRules(rules)).toMatchObject({ ok: false, refusal: { code } });
  });
});
