import type { ClaimState } from './claim.states';
import { CLAIM_MACHINE, CLAIMS_UNDER_WAY } from './claim.states';

describe('the state table of a claim', () => {
  it.each<[ClaimState, string]>([
    ['PUBLISHED', 'claim expire withdraw'],
    ['CLAIMED', 'assist accept return withdraw'],
    ['ACCEPTED', 'assist start return'],
    ['IN_PROGRESS', 'assist deliver return'],
    ['DELIVERED', 'verify return'],
    ['VERIFIED', 'close'],
    ['CLOSED', ''],
    ['RETURNED', ''],
    ['EXPIRED', ''],
    ['WITHDRAWN', ''],
  ])('allows in %s: %s', (state, actions) => {
    expect([...CLAIM_MACHINE.allowed(state)].sort().join(' ')).toBe(
      actions.split(' ').sort().join(' '),
    );
  });

  it('leads along the specification, one step after the other', () => {
    const path = ['claim', 'accept', 'start', 'deliver', 'verify', 'close'] as const;
    const states = path.reduce<ClaimState[]>(
      (before, action) => {
        const next = CLAIM_MACHINE.next(before.at(-1) ?? 'PUBLISHED', action);
        return next.ok ? [...before, next.value] : before;
      },
      ['PUBLISHED'],
    );
    expect(states).toEqual(
      'PUBLISHED CLAIMED ACCEPTED IN_PROGRESS DELIVERED VERIFIED CLOSED'.split(' '),
    );
  });

  it('knows as under way what somebody still owes something to', () => {
    const open = Object.keys(CLAIM_MACHINE.states).filter(
      (state) => CLAIM_MACHINE.allowed(state as ClaimState).length > 0 && state !== 'PUBLISHED',
    );
    expect([...CLAIMS_UNDER_WAY]).toEqual(open);
  });
});
