import fc from 'fast-check';
import type { Terms, Wish } from './coverage';
import { findGrant, isActive, lackOf } from './coverage';
import type { DataPurpose } from './purpose.codes';
import { DATA_PURPOSES } from './purpose.codes';

const TERMS: Terms = {
  purpose: 'STATUTORY_DUTY',
  metrics: ['event.*', 'grid.count'],
  datasets: ['events'],
  areaCodes: ['320104001', '320104002003'],
  organizationIds: ['019a3aff-4800-7e75-8f80-d1ba28203245'],
};
const figure = (metric: string, areaCode = '320104001'): Wish => ({
  what: { metric },
  where: { areaCode },
});
const lack = (wish: Wish, purpose: string | null = 'STATUTORY_DUTY') =>
  lackOf(TERMS, purpose, wish);

describe('a grant in force', () => {
  const grant = {
    state: 'APPROVED' as const,
    startsAt: new Date('2026-10-31T16:00:00.000Z'),
    endsAt: new Date('2026-11-30T16:00:00.000Z'),
  };

  it('holds from its first moment to the millisecond before its end', () => {
    const at = (text: string) => isActive(grant, new Date(text));
    expect(at('2026-10-31T15:59:59.999Z')).toBe(false);
    expect(at('2026-10-31T16:00:00.000Z')).toBe(true);
    expect(at('2026-11-30T15:59:59.999Z')).toBe(true);
    expect(at('2026-11-30T16:00:00.000Z')).toBe(false);
  });

  it.each(['REQUESTED', 'REFUSED', 'WITHDRAWN', 'REVOKED', 'EXPIRED'] as const)(
    'does not hold while it is %s, whatever its dates',
    (state) => {
      expect(isActive({ ...grant, state }, new Date('2026-11-15T00:00:00Z'))).toBe(false);
    },
  );
});

describe('what a grant allows', () => {
  it('is its metrics, all that begin alike, and its datasets, in its areas and all they contain', () => {
    expect(lack(figure('event.count'))).toBeNull();
    expect(lack(figure('grid.count', '320104001002C001'))).toBeNull();
    expect(lack(figure('event.count', '320104002003'))).toBeNull();
    expect(lack({ what: { dataset: 'events' }, where: { areaCode: '320104001002' } })).toBeNull();
    expect(lack({ what: { dataset: 'events' } })).toBeNull();
  });

  it('is nothing for another purpose, or for none', () => {
    expect(lack(figure('event.count'), 'RESEARCH')).toBe('PURPOSE');
    expect(lack(figure('event.count'), null)).toBe('PURPOSE');
  });

  it('ends with the name of a metric: neither a longer word nor a shorter one', () => {
    expect(lack(figure('eventual.count'))).toBe('METRIC');
    expect(lack(figure('event'))).toBe('METRIC');
    expect(lack(figure('grid.countAll'))).toBe('METRIC');
    expect(lack({ what: { dataset: 'event' } })).toBe('DATASET');
  });

  it('ends at the border: the area above, the neighbour and nonsense are outside', () => {
    for (const code of ['320104', '3201', '320104003', '320104002004', '320104002', '', '32010400'])
      expect([code, lack(figure('event.count', code))]).toEqual([code, 'AREA']);
  });

  it('is the figures of the organisations it names and of no other', () => {
    const of = (organizationId: string): Wish => ({
      what: { metric: 'event.count' },
      where: { organizationId },
    });
    expect(lack(of('019a3aff-4800-7e75-8f80-d1ba28203245'))).toBeNull();
    expect(lack(of('019a3aff-4800-7303-8b70-87e05a0868b2'))).toBe('ORGANIZATION');
  });

  it('says what the closest of several grants lacks', () => {
    const elsewhere = { ...TERMS, areaCodes: ['320105'] };
    const research = { ...TERMS, purpose: 'RESEARCH' as const };
    const wish = figure('event.count');
    expect(findGrant([], 'STATUTORY_DUTY', wish)).toEqual({ missing: 'GRANT' });
    expect(findGrant([research, elsewhere], 'STATUTORY_DUTY', wish)).toEqual({ missing: 'AREA' });
    expect(findGrant([research, elsewhere, TERMS], 'STATUTORY_DUTY', wish)).toEqual({
      grant: TERMS,
    });
  });
});

describe('for any grant and any wish', () => {
  const areas = fc.constantFrom('3201', '320104', '320104001', '320104001002', '320105', '3202');
  const keys = fc.constantFrom('event.count', 'event.closeRate', 'grid.count', 'party.count');
  const purposes = fc.constantFrom<DataPurpose>(...DATA_PURPOSES.codes);
  const terms: fc.Arbitrary<Terms> = fc.record({
    purpose: purposes,
    metrics: fc.array(fc.constantFrom('event.*', 'grid.count', 'party.*'), { maxLength: 3 }),
    datasets: fc.array(fc.constantFrom('events', 'claims'), { maxLength: 2 }),
    areaCodes: fc.array(areas, { maxLength: 3 }),
    organizationIds: fc.constant([]),
  });

  it('allows only what the purpose, a pattern and an area all name', () => {
    fc.assert(
      fc.property(terms, purposes, keys, areas, (given, purpose, key, code) => {
        const allowed = lackOf(given, purpose, figure(key, code)) === null;
        const named = given.metrics.some((pattern) => key.startsWith(pattern.replace('*', '')));
        const inside = given.areaCodes.some((area) => code.startsWith(area));
        expect(allowed).toBe(given.purpose === purpose && named && inside);
      }),
    );
  });

  it('never allows more by taking an area or a metric away', () => {
    fc.assert(
      fc.property(terms, purposes, keys, areas, (given, purpose, key, code) => {
        const wish = figure(key, code);
        if (lackOf(given, purpose, wish) === null) return;
        const less = { ...given, metrics: given.metrics.slice(1), areaCodes: [] };
        expect(lackOf(less, purpose, wish)).not.toBeNull();
      }),
    );
  });
});
