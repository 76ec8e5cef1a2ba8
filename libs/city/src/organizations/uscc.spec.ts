import fc from 'fast-check';
import { isUscc, syntheticUscc } from './uscc';

describe('a unified social credit code', () => {
  it('checks as the worked example of GB 32100-2015 does', () => {
    expect(isUscc('91350100M000100Y43')).toBe(true);
    expect(isUscc('91350100M000100Y4Z')).toBe(false);
  });

  it('is valid, recognisably synthetic and different for every ordinal', () => {
    fc.assert(
      fc.property(fc.nat(5_000_000), fc.nat(5_000_000), (one, other) => {
        const code = syntheticUscc('91', '320104', one);
        expect(code).toHaveLength(18);
        expect(isUscc(code)).toBe(true);
        expect(code.slice(8, 10)).toBe('XX');
        expect(code === syntheticUscc('91', '320104', other)).toBe(one === other);
      }),
    );
  });

  it('is refused when any one character is changed to another', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        fc.nat(17),
        fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'),
        (ordinal, place, character) => {
          const code = syntheticUscc('91', '320104', ordinal);
          fc.pre(code[place] !== character);
          expect(isUscc(code.slice(0, place) + character + code.slice(place + 1))).toBe(false);
        },
      ),
    );
  });

  it('never holds the letters the standard leaves out', () => {
    expect(isUscc('91320104XX0O000000')).toBe(false);
  });
});
