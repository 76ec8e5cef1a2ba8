import { Breaker } from './breaker';

function breakerAt(time: { now: number }) {
  return new Breaker({ now: () => time.now });
}

describe('a breaker', () => {
  it('opens after five failures in a row, not after five in all', () => {
    const breaker = breakerAt({ now: 0 });
    for (let time = 0; time < 4; time += 1) breaker.failedOnce();
    breaker.succeeded();
    for (let time = 0; time < 4; time += 1) breaker.failedOnce();
    expect(breaker.admits()).toBe(true);
    breaker.failedOnce();
    expect(breaker.admits()).toBe(false);
  });

  it('lets one probe pass after a pause, and closes when it succeeds', () => {
    const time = { now: 0 };
    const breaker = breakerAt(time);
    for (let failure = 0; failure < 5; failure += 1) breaker.failedOnce();
    time.now = 249;
    expect(breaker.admits()).toBe(false);
    time.now = 250;
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
    breaker.succeeded();
    expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
  });

  it('is never closed to a subgraph that is back for longer than four seconds', () => {
    const time = { now: 0 };
    const breaker = breakerAt(time);
    for (let failure = 0; failure < 5; failure += 1) breaker.failedOnce();
    for (let probe = 0; probe < 20; probe += 1) {
      const before = time.now;
      while (!breaker.admits()) time.now += 50;
      expect(time.now - before).toBeLessThanOrEqual(4_000);
      breaker.failedOnce();
    }
  });

  it('lets another probe pass when one ended without an outcome', () => {
    const time = { now: 0 };
    const breaker = breakerAt(time);
    for (let failure = 0; failure < 5; failure += 1) breaker.failedOnce();
    time.now = 1_000;
    expect(breaker.admits()).toBe(true);
    breaker.ended();
    expect(breaker.admits()).toBe(true);
  });
});
