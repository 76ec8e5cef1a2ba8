import { parseCallKeys } from './call-key';

const SECRET = 'x'.repeat(32);

describe('call keys in the environment', () => {
  it('are "kid:secret", several during a rotation, and a secret may contain colons', () => {
    expect(parseCallKeys(`k1:${SECRET}, k2:a:${SECRET}`)).toEqual([
      { keyId: 'k1', secret: SECRET },
      { keyId: 'k2', secret: `a:${SECRET}` },
    ]);
  });

  it.each([
    ['', 'is not "kid:secret"'],
    [SECRET, 'is not "kid:secret"'],
    [`k 1:${SECRET}`, 'is not "kid:secret"'],
    ['k1:short', 'at least 32 bytes'],
    [`k1:${SECRET},k1:${SECRET}`, 'same id'],
  ])('refuses %j and does not repeat a secret', (text, message) => {
    let thrown: unknown;
    try {
      parseCallKeys(text);
    } catch (error) {
      thrown = error;
    }
    expect(String(thrown)).toContain(message);
    expect(String(thrown)).not.toContain(SECRET);
  });
});
