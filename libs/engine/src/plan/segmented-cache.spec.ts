import fc from 'fast-check';
import { SegmentedCache } from './segmented-cache';

describe('a segmented cache', () => {
  it('keeps what is in use through any flood of what comes once', () => {
    const cache = new SegmentedCache<number>({ capacity: 100 });
    for (let hot = 0; hot < 20; hot += 1) {
      cache.set(`hot ${hot}`, hot, 1);
      cache.get(`hot ${hot}`);
    }
    for (let cold = 0; cold < 100_000; cold += 1) cache.set(`cold ${cold}`, cold, 1);
    for (let hot = 0; hot < 20; hot += 1) expect(cache.get(`hot ${hot}`)).toBe(hot);
    expect(cache.weight).toBeLessThanOrEqual(100);
    expect(cache.size).toBeLessThanOrEqual(100);
  });

  it('forgets what was unused for longest when new things come into use', () => {
    const cache = new SegmentedCache<number>({ capacity: 10 });
    for (let number = 0; number < 100; number += 1) {
      cache.set(String(number), number, 1);
      cache.get(String(number));
    }
    expect(cache.get('0')).toBeUndefined();
    expect(cache.get('99')).toBe(99);
    expect(cache.hottest()[0]).toBe('99');
  });

  it('keeps what comes back again and again in a flood of others, though it was pushed out at first', () => {
    const cache = new SegmentedCache<number>({ capacity: 10_000, protectedPart: 0.9 });
    let made = 0;
    for (let number = 0; number < 1_000; number++) {
      cache.set(`${number}`, number, 100);
      if (number % 20 !== 0 || cache.get('x') !== undefined) continue;
      made += 1;
      cache.set('x', -1, 100);
    }
    expect(made).toBe(2);
    expect(cache.weight).toBeLessThanOrEqual(10_000);
  });

  it('does not keep what weighs more than there is room for', () => {
    const cache = new SegmentedCache<string>({ capacity: 10 });
    cache.set('huge', 'x', 11);
    expect([cache.get('huge'), cache.weight]).toEqual([undefined, 0]);
  });

  it('never weighs more than its capacity, and never gives a value that was not set last', () => {
    const step = fc.record({
      key: fc.integer({ min: 0, max: 9 }).map(String),
      weight: fc.integer({ min: 1, max: 8 }),
      isRead: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const cache = new SegmentedCache<number>({ capacity: 20 });
        const last = new Map<string, number>();
        steps.forEach(({ key, weight, isRead }, index) => {
          if (isRead) {
            const value = cache.get(key);
            if (value !== undefined) expect(value).toBe(last.get(key));
          } else {
            cache.set(key, index, weight);
            last.set(key, index);
          }
          expect(cache.weight).toBeLessThanOrEqual(20);
        });
      }),
    );
  });
});
