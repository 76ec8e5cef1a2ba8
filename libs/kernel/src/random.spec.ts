import { randomText } from './random';

describe('random text', () => {
  it('has the bytes asked for, in the alphabet asked for', () => {
    expect(randomText(16, 'hex')).toMatch(/^[0-9a-f]{32}$/);
    expect(randomText(8, 'hex')).toMatch(/^[0-9a-f]{16}$/);
    expect(Buffer.from(randomText(16, 'base64url'), 'base64url')).toHaveLength(16);
    expect(() => randomText(8_193, 'hex')).toThrow('8193');
  });

  it('never comes twice, also across fillings of the pool', () => {
    const texts = Array.from({ length: 10_000 }, (_, index) => randomText(8 + (index % 9), 'hex'));
    expect(new Set(texts.map((text) => text.slice(0, 16))).size).toBe(10_000);
    expect(texts.some((text) => text.endsWith('00000000'))).toBe(false);
  });
});
