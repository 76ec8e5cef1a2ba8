import fc from 'fast-check';
import { jsonText, stringText } from './json-text';

describe('JSON text', () => {
  it('of any string is what JSON.stringify gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(stringText(text)).toBe(JSON.stringify(text));
      }),
    );
    for (const text of ['"', '\\', '\u0000', '\u001f', '\ud800', 'a\udfffb', '\u2028', '格治']) {
      const long = text.padStart(50, 'x');
      expect([stringText(text), stringText(long)]).toEqual([
        JSON.stringify(text),
        JSON.stringify(long),
      ]);
    }
  });

  it('of any JSON value reads back as that value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonText(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('of what JSON cannot hold is null', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY, undefined].map(jsonText)).toEqual([
      'null',
      'null',
      'null',
    ]);
  });
});
