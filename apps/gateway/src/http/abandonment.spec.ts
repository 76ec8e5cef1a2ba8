import { Abandonment } from './abandonment';

describe('giving a request up', () => {
  it('is told once to everybody who asked and has not taken it back', () => {
    const told: string[] = [];
    const abandonment = new Abandonment();
    const first = { handleEvent: () => void told.push('first') };
    const second = { handleEvent: () => void told.push('second') };
    const third = { handleEvent: () => void told.push('third') };
    for (const each of [first, second, third]) abandonment.addEventListener('abort', each);
    abandonment.removeEventListener('abort', second);
    expect(abandonment.aborted).toBe(false);
    abandonment.abort();
    abandonment.abort();
    expect(told).toEqual(['first', 'third']);
    expect(abandonment.aborted).toBe(true);
  });

  it('is told to nobody when the only one has taken it back', () => {
    const abandonment = new Abandonment();
    const listener = { handleEvent: jest.fn() };
    abandonment.addEventListener('abort', listener);
    abandonment.removeEventListener('abort', listener);
    abandonment.abort();
    expect(listener.handleEvent).not.toHaveBeenCalled();
  });
});
