import { inspect } from 'node:util';
import { z } from 'zod';
import { databaseUrl, hideSecrets, keyRing, mode, parseEnvironment, signingKey } from './index';

const CANARY = 'Canary"7\\Kz8qWv5xLt/2mNb4';
const RING = 'CanaryRingZq8vW3xKp1LmN5tRyB7cD9fG';
const SIGNER = 'CanarySignerZq8vW3xKp1LmN5tRyB7cD9';

const schema = z.object({
  NODE_ENV: mode(),
  DATABASE_URL: databaseUrl(),
  CALL_KEYS: keyRing(),
  CALL_KEY: signingKey(),
});
const source = {
  DATABASE_URL: `postgresql://a:${encodeURIComponent(CANARY)}@localhost/grid`,
  CALL_KEYS: `k1:${RING}`,
  CALL_KEY: `k1:${SIGNER}`,
};

describe('a secret that was read', () => {
  const environment = parseEnvironment(schema, source);

  it('is there for who asks for it by name', () => {
    expect(environment.CALL_KEYS['k1']).toBe(RING);
    expect(environment.CALL_KEY.secret).toBe(SIGNER);
  });

  it.each([
    ['JSON', JSON.stringify],
    ['an inspection', (value: unknown) => inspect(value, { depth: 9, showHidden: false })],
    [
      'JSON of an error that holds it',
      (value: unknown) => JSON.stringify({ err: { cause: value } }),
    ],
  ])('does not show in %s', (_what, print) => {
    for (const value of [environment, environment.CALL_KEYS, environment.CALL_KEY]) {
      expect(print({ value })).not.toContain('Canary');
    }
    expect(print(environment)).toContain('production');
    expect(print(environment.CALL_KEY)).toContain('k1');
  });

  it('is blanked out of any text, also as JSON or a URL writes it', () => {
    const text = [
      `password authentication failed: ${CANARY}`,
      JSON.stringify({ password: CANARY }),
      source.DATABASE_URL,
      `kid:${RING}, ${SIGNER}${SIGNER}`,
    ].join('\n');
    const hidden = hideSecrets(text);
    expect(hidden).not.toContain('Canary');
    expect(hidden).toContain('password authentication failed: (not shown)');
  });

  it('is remembered also when the environment as a whole is refused', () => {
    const late = 'CanaryLateZq8vW3xKp1LmN5tRyB7cD9fG';
    expect(() => parseEnvironment(schema, { ...source, CALL_KEY: `demo:${late}` })).toThrow(
      'demonstration',
    );
    expect(hideSecrets(late)).toBe('(not shown)');
  });
});
