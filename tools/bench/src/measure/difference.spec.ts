import fc from 'fast-check';
import { canonicalJson } from './canonical';
import { firstDifference } from './difference';

describe('The difference of two answers', () => {
  it('is told by its place and both sides', () => {
    const expected = { data: { areas: [{ code: '1', asOf: 1 }, { code: '2' }] } };
    const found = { data: { areas: [{ code: '1', asOf: 2 }, { code: '3' }] } };
    expect(firstDifference(expected, found, ['asOf'])).toBe(
      'answer.data.areas.1.code is "3" instead of "2"',
    );
    expect(firstDifference(expected, found, ['asOf', 'code'])).toBeNull();
    expect(firstDifference({ a: [] }, { a: {} }, [])).toBe('answer.a is {} instead of []');
    expect(firstDifference({ a: null }, {}, [])).toBe('answer.a is undefined instead of null');
  });

  it('is found exactly when the canonical texts differ', () => {
    const small = fc.jsonValue({ maxDepth: 2 });
    fc.assert(
      fc.property(small, small, (one, other) => {
        const pair = [JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other))];
        const isSame = canonicalJson(pair[0]) === canonicalJson(pair[1]);
        expect(firstDifference(pair[0], pair[1], []) === null).toBe(isSame);
        expect(firstDifference(pair[0], pair[0], [])).toBeNull();
      }),
    );
  });
});
