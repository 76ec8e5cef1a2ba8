import { defineMachine } from './state-machine';

const text = { en: '', zh: '' };
const door = defineMachine({
  name: 'Door',
  initial: ['CLOSED'],
  states: { CLOSED: text, OPEN: text, LOCKED: text },
  actions: { open: text, close: text, lock: text },
  transitions: [
    { from: ['CLOSED'], action: 'open', to: 'OPEN' },
    { from: ['OPEN'], action: 'close', to: 'CLOSED' },
    { from: ['CLOSED'], action: 'lock', to: 'LOCKED' },
  ],
});

describe('a state machine', () => {
  it('follows its table', () => {
    expect(door.next('CLOSED', 'open')).toEqual({ ok: true, value: 'OPEN' });
  });

  it('refuses an unknown step and names the state, the action and what is allowed', () => {
    expect(door.next('OPEN', 'lock')).toEqual({
      ok: false,
      refusal: {
        code: 'INVALID_TRANSITION',
        path: [],
        params: { machine: 'Door', state: 'OPEN', action: 'lock', allowed: ['close'] },
      },
    });
  });

  it('knows which states can be reached and which are final', () => {
    expect([...door.reachable()].sort()).toEqual(['CLOSED', 'LOCKED', 'OPEN']);
    expect(door.final()).toEqual(['LOCKED']);
  });

  it('does not let one action lead to two states', () => {
    expect(() =>
      defineMachine({
        ...door,
        transitions: [...door.transitions, { from: ['OPEN'], action: 'close', to: 'LOCKED' }],
      }),
    ).toThrow('Door: close from OPEN is defined twice');
  });
});
