import { ANONYMOUS } from '@gezhi/identity';
import type { VerifiedToken } from '@gezhi/identity';
import { fixedClock, ok, refuse } from '@gezhi/kernel';
import { rememberBelievedTokens } from './remember-believed-tokens';

const START = new Date('2026-11-01T08:00:00Z');
const seconds = (count: number) => new Date(START.getTime() + count * 1000);
const KEYS = {};
const keys = () => KEYS;

const believing = (expiresAt = seconds(3600)) =>
  jest.fn(async () =>
    ok<VerifiedToken>({ actor: ANONYMOUS, kind: 'PERSON', ignored: [], expiresAt }),
  );

describe('the memory of believed tokens', () => {
  it('spares a second verification for half a minute', async () => {
    const clock = fixedClock(START);
    const verify = believing();
    const remembering = rememberBelievedTokens(verify, clock, keys);
    await remembering('t');
    clock.set(seconds(29));
    await remembering('t');
    expect(verify).toHaveBeenCalledTimes(1);
    clock.set(seconds(31));
    await remembering('t');
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('never believes a token past its expiry', async () => {
    const clock = fixedClock(START);
    const verify = believing(seconds(10));
    const remembering = rememberBelievedTokens(verify, clock, keys);
    await remembering('t');
    clock.set(seconds(10));
    await remembering('t');
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('looks at a refused token anew', async () => {
    const verify = jest.fn(async () => refuse('UNAUTHENTICATED'));
    const remembering = rememberBelievedTokens(verify, fixedClock(START), keys);
    await remembering('forged');
    await remembering('forged');
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('forgets all tokens with the keys they were believed with, and none while keys are stale', async () => {
    const verify = believing();
    let edition: object | null = KEYS;
    const remembering = rememberBelievedTokens(verify, fixedClock(START), () => edition);
    await remembering('t');
    await remembering('t');
    expect(verify).toHaveBeenCalledTimes(1);
    edition = {};
    await remembering('t');
    expect(verify).toHaveBeenCalledTimes(2);
    edition = null;
    await remembering('t');
    await remembering('t');
    expect(verify).toHaveBeenCalledTimes(4);
  });

  it('stays bounded however many tokens come', async () => {
    const verify = believing();
    const remembering = rememberBelievedTokens(verify, fixedClock(START), keys);
    await remembering('0');
    for (let index = 1; index <= 10_000; index++) await remembering(String(index));
    await remembering('0');
    expect(verify).toHaveBeenCalledTimes(10_002);
  });
});
