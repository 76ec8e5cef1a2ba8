import fc from 'fast-check';
import { fenOf, formatYuan, parseYuan } from './money';
import { valueOf } from './result';

describe('an amount of money', () => {
  it('is written and read without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), (amount) => {
        expect(valueOf(parseYuan(formatYuan(fenOf(amount))))).toBe(amount);
      }),
    );
  });

  it.each(['', '1.234', '1,000', '.5', '1e3', 'NaN'])('is refused as %j', (text) => {
    expect(parseYuan(text)).toMatchObject({ ok: false, refusal: { code: 'INVALID_MONEY' } });
  });
});
