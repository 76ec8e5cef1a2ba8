import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import type { Json } from './canonical-json';
import { canonicalJson } from './canonical-json';

const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }) as fc.Arbitrary<Json>;

/** The same value with the members of every object in another order. */
function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => turned(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member as Json)]),
  );
}

describe('canonical JSON', () => {
  it('says the same as the value it was made of', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('is one text for a value, whatever the order of its members', () => {
    fc.assert(fc.property(json, (value) => canonicalJson(value) === canonicalJson(turned(value))));
  });

  it('is a fixed point: what is read from it is written as it was', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value);
        return canonicalJson(JSON.parse(text) as Json) === text;
      }),
    );
  });

  it('tells two different values apart', () => {
    const asRead = (value: Json) => JSON.parse(JSON.stringify(value)) as Json;
    fc.assert(
      fc.property(json.map(asRead), json.map(asRead), (one, other) => {
        fc.pre(!isDeepStrictEqual(one, other));
        return canonicalJson(one) !== canonicalJson(other);
      }),
    );
  });

  // The examples of RFC 8785, sections 3.2.2 and 3.2.3.
  it.each<[string, Json, string]>([
    [
      'numbers',
      [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
    ],
    [
      'controls',
      '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\/',
      '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
    ],
    ['literals', [null, true, false], '[null,true,false]'],
    [
      'the order of members',
      {
        '\u20ac': 'Euro Sign',
        '\r': 'Carriage Return',
        '\ufb33': 'Hebrew Letter Dalet With Dagesh',
        '1': 'One',
        '\ud83d\ude00': 'Emoji: Grinning Face',
        '\u0080': 'Control',
        '\u00f6': 'Latin Small Letter O With Diaeresis',
      },
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    ],
    ['what is left out', { b: undefined, a: [] }, '{"a":[]}'],
  ])('writes %s as RFC 8785 does', (_, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it.each([NaN, Infinity, '\ud800', { '\udc00': 1 }, [undefined], 1n, () => 1])(
    'refuses what has no one form: %p',
    (value) => {
      expect(() => canonicalJson(value as Json)).toThrow(TypeError);
    },
  );
});
