import { EVENT_MACHINE, OPEN_STATES } from './event.states';

describe('the state table of events', () => {
  it('reaches every state from its only beginning', () => {
    expect([...EVENT_MACHINE.reachable()].sort()).toEqual(Object.keys(EVENT_MACHINE.states).sort());
  });

  it('ends where the specification ends it; a closed event can still be reopened', () => {
    expect(EVENT_MACHINE.final()).toEqual(['REDIRECTED', 'REFUSED', 'CANCELLED']);
    expect(EVENT_MACHINE.allowed('CLOSED')).toEqual(['reopen']);
    expect(EVENT_MACHINE.allowed('MERGED')).toEqual(['splitOff']);
  });

  it('counts as open what can still be cancelled', () => {
    expect([...OPEN_STATES].sort()).toEqual(
      [
        'ACCEPTED',
        'AWAITING_FEEDBACK',
        'DISPATCHED',
        'HANDLED',
        'IN_PROGRESS',
        'RECEIVED',
        'RETURN_PENDING',
        'SIGNED',
        'SUSPENDED',
      ].sort(),
    );
  });
});
