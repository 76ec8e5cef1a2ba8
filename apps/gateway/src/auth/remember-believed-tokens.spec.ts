import { ANONYMOUS } from '@gezhi/identity';
import { fixedClock, ok, refuse } from '@gezhi/kernel';
import { rememberBelievedTokens } from './remember-believed-tokens';

const START = new Date('2026-11-01T08:00:00Z');
const seconds = (count: number) => new Date(START.getTime() + count * 1000);
const tokenUntil = (expiry: Date) =>
  `x.${Buffer.from(JSON.stringify({ exp: expiry.getTime() / 1000 })).toString('base64url')}.x`;

describe('the memory of believed tokens', () => {
  it('spares a second verification for half a minute', async () => {
    const clock = fixedClock(START);
    const verify = jest.fn(async () => ok(ANONYMOUS));
    const remembering = rememberBelievedTokens(verify, clock);
    const token = tokenUntil(seconds(3600));
    await remembering(token);
    clock.set(seconds(29));
    await remembering(token);
    expect(verify).toHaveBeenCalledTimes(1);
    clock.set(seconds(31));
    await remembering(token);
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('never believes a token past its expiry', async () => {
    const clock = fixedClock(START);
    const verify = jest.fn(async () => ok(ANONYMOUS));
    const remembering = rememberBelievedTokens(verify, clock);
    const token = tokenUntil(seconds(10));
    await remembering(token);
    clock.set(seconds(10));
    await remembering(token);
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('looks at a refused token anew', async () => {
    const verify = jest.fn(async () => refuse('UNAUTHENTICATED'));
    const remembering = rememberBelievedTokens(verify, fixedClock(START));
    await remembering('forged');
    await remembering('forged');
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it('stays bounded however many tokens come', async () => {
    const verify = jest.fn(async () => ok(ANONYMOUS));
    const remembering = rememberBelievedTokens(verify, fixedClock(START));
    const first = tokenUntil(seconds(3600));
    await remembering(first);
    for (let index = 1; index <= 10_000; index++)
      await remembering(tokenUntil(seconds(3600 + index)));
    await remembering(first);
    expect(verify).toHaveBeenCalledTimes(10_002);
  });
});
