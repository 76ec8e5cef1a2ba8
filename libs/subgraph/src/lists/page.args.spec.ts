import { refuse } from '@gezhi/kernel';
import { encodeCursor } from '@gezhi/persistence';
import '../lamp.testing';
import { pageRequest } from './page.args';

describe('a page asked for', () => {
  it.each([0, 1, 20, 200])('may have %d entries', (first) => {
    expect(pageRequest({ first })).toEqual({ ok: true, value: { first, after: null } });
  });

  it.each([-1, 201, 2_000_000_000])('may not have %d', (first) => {
    expect(pageRequest({ first })).toEqual(
      refuse('LIMIT_EXCEEDED', { path: ['first'], field: 'first', given: first, limit: 200 }),
    );
  });

  it('goes on after a cursor it was given', () => {
    const place = { value: '320104001', key: '320104001' };
    const after = encodeCursor(place);
    expect(pageRequest({ first: 5, after })).toEqual({
      ok: true,
      value: { first: 5, after: place },
    });
    expect(pageRequest({ first: 5, after: null })).toMatchObject({ value: { after: null } });
  });

  it.each(['', 'x', 'bm90IGEgY3Vyc29y', '../../etc/passwd'])(
    'refuses what is no cursor: %j',
    (after) => {
      expect(pageRequest({ first: 5, after })).toEqual(
        refuse('INVALID_CURSOR', { path: ['after'] }),
      );
    },
  );
});
