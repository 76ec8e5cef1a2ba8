import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import {
  databaseUrl,
  EnvironmentError,
  keyRing,
  listenAddress,
  logLevel,
  mode,
  parseEnvironment,
  secret,
  signingKey,
} from './index';

const DATABASE = 'postgresql://gezhi:hunter2-Kz8qWv5xLt@localhost/grid?host=/tmp/s';
const KEY = 'Zq8vW3xKp1LmN5tRyB7cD9fGhJ2sAe4u';
const OLD_KEY = 'u4eAs2JhGf9Dc7ByRt5NmL1pKx3Wv8qZ';
const folder = mkdtempSync(join(tmpdir(), 'gezhi-environment-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function errorOf(
  schema: z.ZodObject,
  source: Record<string, string | undefined>,
): EnvironmentError {
  try {
    parseEnvironment(schema, source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('The environment was accepted');
}

describe('the environment of a process', () => {
  const subgraph = z.object({
    DATABASE_URL: databaseUrl(),
    LISTEN: listenAddress(),
    CALL_KEYS: keyRing(),
    LOG_LEVEL: logLevel(),
    NODE_ENV: mode(),
  });

  it('becomes a typed, frozen configuration with its defaults', () => {
    const environment = parseEnvironment(subgraph, {
      DATABASE_URL: DATABASE,
      LISTEN: '4001',
      CALL_KEYS: `a:${KEY}`,
      PATH: '/bin',
    });
    expect(environment).toEqual({
      DATABASE_URL: DATABASE,
      LISTEN: { host: '127.0.0.1', port: 4001 },
      CALL_KEYS: { a: KEY },
      LOG_LEVEL: 'info',
      NODE_ENV: 'production',
    });
    expect(Object.isFrozen(environment)).toBe(true);
  });

  it('reports every problem at once, naming the variable, what is wrong and what is expected', () => {
    const error = errorOf(subgraph, { LISTEN: 'x:y:z', CALL_KEYS: 'short:one', LOG_LEVEL: 'loud' });
    expect(error.problems).toHaveLength(4);
    expect(error.message).toContain('The environment has 4 problems:');
    expect(error.message).toContain('DATABASE_URL: missing; expected postgresql://');
    expect(error.message).toContain(
      'LISTEN: "x:y:z" is not an address to listen on; expected a port (4001)',
    );
    expect(error.message).toContain(
      'CALL_KEYS: entry 1 of 1 has a secret of 3 characters, fewer than 32; expected',
    );
    expect(error.message).toContain('LOG_LEVEL: "loud" is not known; expected one of trace, debug');
  });

  it('treats a blank variable as missing', () => {
    expect(errorOf(z.object({ LISTEN: listenAddress() }), { LISTEN: '  ' }).message).toContain(
      'LISTEN: missing',
    );
    expect(parseEnvironment(z.object({ LOG_LEVEL: logLevel() }), { LOG_LEVEL: '' }).LOG_LEVEL).toBe(
      'info',
    );
  });

  it('reports a rule over several variables together with the problems of single ones', () => {
    const schema = z
      .object({
        LISTEN: listenAddress(),
        NODE_ENV: mode(),
        DEVELOPMENT_ISSUER: z.string().optional(),
      })
      .refine(
        (value) => value.NODE_ENV !== 'production' || value.DEVELOPMENT_ISSUER === undefined,
        {
          path: ['DEVELOPMENT_ISSUER'],
          error: 'must not be set in production',
          when: () => true,
        },
      );
    const error = errorOf(schema, { NODE_ENV: 'production', DEVELOPMENT_ISSUER: 'true' });
    expect(error.problems).toEqual([
      expect.stringContaining('LISTEN: missing'),
      'DEVELOPMENT_ISSUER: must not be set in production',
    ]);
  });

  it('says what a plain zod variable expects by its description', () => {
    const schema = z.object({ AUDIENCE: z.string().describe('the audience of our tokens') });
    expect(errorOf(schema, {}).problems).toEqual([
      'AUDIENCE: missing; expected the audience of our tokens',
    ]);
  });
});

describe('a secret in the environment', () => {
  it('may come from the file that NAME_FILE names, without the line break at its end', () => {
    const schema = z.object({
      TOKEN: secret(),
      CALL_KEYS: keyRing(),
      KEY: signingKey(),
      DATABASE_URL: databaseUrl(),
    });
    expect(
      parseEnvironment(schema, {
        TOKEN_FILE: file('token', 'open sesame\n'),
        CALL_KEYS_FILE: file('ring', `old:${OLD_KEY}\nnew:${KEY}\n`),
        KEY_FILE: file('key', `new:${KEY}\n`),
        DATABASE_URL_FILE: file('database', `${DATABASE}\n`),
      }),
    ).toEqual({
      TOKEN: 'open sesame',
      CALL_KEYS: { new: KEY, old: OLD_KEY },
      KEY: { keyId: 'new', secret: KEY },
      DATABASE_URL: DATABASE,
    });
  });

  it('drops the line break of every system at the end of a file, and nothing inside it', () => {
    const schema = z.object({ TOKEN: secret() });
    for (const text of ['a b\n', 'a b\r\n', 'a b', '\na b\n\n']) {
      expect(parseEnvironment(schema, { TOKEN_FILE: file('breaks', text) }).TOKEN).toBe('a b');
    }
  });

  it('may come from a file also when it is optional', () => {
    const schema = z.object({ TOKEN: secret().optional() });
    expect(parseEnvironment(schema, { TOKEN_FILE: file('optional', 'x') })).toEqual({ TOKEN: 'x' });
    expect(parseEnvironment(schema, {})).toEqual({});
  });

  it.each([
    [
      'given twice',
      { TOKEN: 'x', TOKEN_FILE: '/nowhere' },
      'TOKEN: given twice, here and in TOKEN_FILE; expected one of them',
    ],
    [
      'in a file that is not there',
      { TOKEN_FILE: '/nowhere/at/all' },
      'TOKEN: the file that TOKEN_FILE names cannot be read (ENOENT)',
    ],
    [
      'in an empty file',
      { TOKEN_FILE: '/dev/null' },
      'TOKEN: the file that TOKEN_FILE names is empty',
    ],
    [
      'in a folder',
      { TOKEN_FILE: folder },
      'TOKEN: the file that TOKEN_FILE names cannot be read (EISDIR)',
    ],
    [
      'in a file without an end',
      { TOKEN_FILE: '/dev/zero' },
      'TOKEN: the file that TOKEN_FILE names is larger than 64 KiB',
    ],
  ])('is refused once when %s', (_case, source, problem) => {
    expect(errorOf(z.object({ TOKEN: secret() }), source).problems).toEqual([problem]);
  });

  it('does not let an ordinary variable read a file', () => {
    const schema = z.object({ LISTEN: listenAddress() });
    expect(errorOf(schema, { LISTEN_FILE: file('listen', '4001') }).problems[0]).toContain(
      'LISTEN: missing',
    );
  });

  it.each([
    ['a short secret', { TOKEN: secret({ minLength: 40 }) }, { TOKEN: 'hunter2-hunter2' }],
    [
      'a database URL of another kind',
      { DATABASE_URL: databaseUrl() },
      { DATABASE_URL: 'mysql://u:hunter2-hunter2@h/d' },
    ],
    [
      'a database URL that is none',
      { DATABASE_URL: databaseUrl() },
      { DATABASE_URL: 'hunter2-hunter2' },
    ],
    ['a ring without key ids', { CALL_KEYS: keyRing() }, { CALL_KEYS: 'hunter2-hunter2' }],
    [
      'a ring with its halves swapped',
      { CALL_KEYS: keyRing() },
      { CALL_KEYS: 'hunter2-hunter2:a' },
    ],
    ['a key with its halves swapped', { KEY: signingKey() }, { KEY: 'hunter2-hunter2:a' }],
    [
      'a rule written elsewhere that quotes it',
      { TOKEN: secret().refine(() => false, { error: (issue) => `bad ${String(issue.input)}` }) },
      { TOKEN: 'hunter2-hunter2' },
    ],
  ])('is not printed by the error about %s', (_case, shape, source: Record<string, string>) => {
    const error = errorOf(z.object(shape as z.ZodRawShape), source);
    expect(error.problems).toHaveLength(1);
    expect(error.message).not.toContain('hunter2');
  });
});
