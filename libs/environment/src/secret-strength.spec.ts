import { randomBytes } from 'node:crypto';
import { weaknessOf } from './secret-strength';

describe('a secret', () => {
  it.each([
    ['kurz', 'fewer than 16 characters'],
    ['', 'fewer than 16 characters'],
    ['changeme-8sK2mQ7xT4wZ', 'begins like a placeholder'],
    ['Password8sK2mQ7xT4wZ', 'begins like a placeholder'],
    ['demo-8sK2mQ7xT4wZ9vB1', 'begins like a placeholder'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'fewer than 8 different characters'],
    ['8sK2mQ7xT48sK2mQ7xT4', 'repeats one piece'],
    ['8sK2mQ7xT48sK2mQ7xT48sK2', 'repeats one piece'],
    ['abcdefghijklmnopqrstuvwxyz012345', 'runs along the alphabet'],
    ['9876543210zyxwvutsrqponmlkjihgfe', 'runs along the alphabet'],
    ['aaaaaaaabbbbbbbb12345678', 'runs along the alphabet'],
  ])('is weak: %s', (secret, weakness) => expect(weaknessOf(secret)).toBe(weakness));

  it('is not called weak when 32 bytes of it were drawn at random, however it is written', () => {
    for (const encoding of ['hex', 'base64url', 'base64'] as const) {
      for (let drawn = 0; drawn < 1_000; drawn += 1) {
        // The first byte is fixed, so that no draw happens to begin with "demo".
        const bytes = Buffer.concat([Buffer.from([0x9a]), randomBytes(31)]);
        expect(weaknessOf(bytes.toString(encoding))).toBeUndefined();
      }
    }
  });

  it('is weak whatever piece is written again and again', () => {
    for (let length = 1; length <= 12; length += 1) {
      const piece = randomBytes(length).toString('latin1');
      for (let times = 2; times <= 9; times += 1) {
        expect(weaknessOf(piece.repeat(times))).toBeDefined();
      }
    }
  });
});
