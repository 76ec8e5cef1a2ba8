import { canonicalJson, fingerprint } from './canonical';

describe('Two answers are equal', () => {
  it('whatever the order of their properties', () => {
    const one = canonicalJson({ b: [1, { y: null, x: 'ü' }], a: true });
    expect(one).toBe(canonicalJson({ a: true, b: [1, { x: 'ü', y: null }] }));
    expect(JSON.parse(one)).toEqual({ a: true, b: [1, { x: 'ü', y: null }] });
  });

  it('but not when a list has another order, or null stands where nothing stood', () => {
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
    expect(canonicalJson({ a: null })).not.toBe(canonicalJson({}));
  });

  it('apart from properties that differ every time', () => {
    const at = (asOf: string, value: number) => JSON.stringify({ m: [{ asOf, value }], asOf });
    expect(fingerprint(at('10:00', 1), ['asOf'])).toBe(fingerprint(at('10:01', 1), ['asOf']));
    expect(fingerprint(at('10:00', 1), ['asOf'])).not.toBe(fingerprint(at('10:00', 2), ['asOf']));
    expect(fingerprint(at('10:00', 1), [])).not.toBe(fingerprint(at('10:01', 1), []));
  });

  it('never to something that is not JSON', () => {
    expect(fingerprint('<html>', [])).toBeNull();
  });
});
