import type { DataGrantAction, DataGrantState } from './data-grant.states';
import { DATA_GRANT_MACHINE } from './data-grant.states';

const STATES = Object.keys(DATA_GRANT_MACHINE.states) as DataGrantState[];
const ACTIONS = Object.keys(DATA_GRANT_MACHINE.actions) as DataGrantAction[];
const STEPS: Partial<Record<`${DataGrantState} ${DataGrantAction}`, DataGrantState>> = {
  'REQUESTED approve': 'APPROVED',
  'REQUESTED refuse': 'REFUSED',
  'REQUESTED withdraw': 'WITHDRAWN',
  'REQUESTED expire': 'EXPIRED',
  'APPROVED withdraw': 'WITHDRAWN',
  'APPROVED revoke': 'REVOKED',
  'APPROVED expire': 'EXPIRED',
};

describe('the life of a data grant', () => {
  it.each(STATES.flatMap((state) => ACTIONS.map((action) => [state, action] as const)))(
    'from %s by %s leads where its table says, or nowhere',
    (state, action) => {
      const next = DATA_GRANT_MACHINE.next(state, action);
      expect(next.ok ? next.value : next.refusal.code).toBe(
        STEPS[`${state} ${action}`] ?? 'INVALID_TRANSITION',
      );
    },
  );

  it('reaches every state, and never comes back from an end', () => {
    expect([...DATA_GRANT_MACHINE.reachable()].sort()).toEqual([...STATES].sort());
    expect([...DATA_GRANT_MACHINE.final()].sort()).toEqual([
      'EXPIRED',
      'REFUSED',
      'REVOKED',
      'WITHDRAWN',
    ]);
  });
});
