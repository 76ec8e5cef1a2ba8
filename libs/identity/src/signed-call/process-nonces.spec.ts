import fc from 'fast-check';
import { createProcessNonces } from './process-nonces';

describe('the memory of nonces of one process', () => {
  it('never takes a nonce for new twice within its life, whatever else happens between', () => {
    const use = fc.record({ nonce: fc.integer({ min: 0, max: 30 }), after: fc.nat({ max: 9 }) });
    fc.assert(
      fc.property(fc.array(use, { maxLength: 200 }), (uses) => {
        const memory = createProcessNonces({ lifeSeconds: 10, capacity: 1_000 });
        const lastNew = new Map<number, number>();
        let now = 0;
        for (const { nonce, after } of uses) {
          now += after;
          if (memory.use(String(nonce), now) !== 'NEW') continue;
          const before = lastNew.get(nonce);
          if (before !== undefined && now - before < 10) return false;
          lastNew.set(nonce, now);
        }
        return true;
      }),
    );
  });

  it('forgets within two lives, so that memory stays bounded', () => {
    const memory = createProcessNonces({ lifeSeconds: 10, capacity: 1 });
    expect(memory.use('a', 0)).toBe('NEW');
    expect(memory.use('b', 5)).toBe('FULL');
    expect(memory.use('b', 10)).toBe('NEW');
    expect(memory.use('a', 15)).toBe('SEEN');
    expect(memory.use('a', 20)).toBe('NEW');
  });
});
