import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import {
  databaseUrl,
  distinctSecrets,
  inProduction,
  keyRing,
  listenAddress,
  mode,
  parseEnvironment,
  secret,
  serviceUrl,
  signingKey,
  withRules,
} from './index';

const KEY = 'Zq8vW3xKp1LmN5tRyB7cD9fGhJ2sAe4u';
const folder = mkdtempSync(join(tmpdir(), 'gezhi-production-'));
afterAll(() => rmSync(folder, { recursive: true }));

const variables = z.object({
  NODE_ENV: mode(),
  DATABASE_URL: databaseUrl().optional(),
  LISTEN: listenAddress({ consentToAll: 'ALLOW_LISTEN_EVERYWHERE' }).optional(),
  PEER_URL: serviceUrl().optional(),
  CALL_KEYS: keyRing().optional(),
  CALL_KEY: signingKey().optional(),
  TOKEN: secret().optional(),
});

function problemsOf(source: Record<string, string>, schema: z.ZodObject = variables): string[] {
  try {
    parseEnvironment(schema, source);
    return [];
  } catch (error) {
    return [...(error as { problems: readonly string[] }).problems];
  }
}

const remoteDatabase = (rest = '') =>
  `postgresql://service:${KEY}@db.example:5432/grid${rest && `?${rest}`}`;

describe('production refuses', () => {
  it.each([
    ['a password left from an example', 'DATABASE_URL', 'postgresql://a:postgres@localhost/grid'],
    ['a short password', 'DATABASE_URL', 'postgresql://a:x8K2m@localhost/grid'],
    ['a short password of a query', 'DATABASE_URL', 'postgresql://a@localhost/grid?password=x8K2m'],
    ['a database across the network in plain text', 'DATABASE_URL', remoteDatabase()],
    ['a database it does not verify', 'DATABASE_URL', remoteDatabase('sslmode=no-verify')],
    ['a database that may do without TLS', 'DATABASE_URL', remoteDatabase('sslmode=prefer')],
    [
      'a database behind another host',
      'DATABASE_URL',
      'postgresql://a@localhost/grid?host=10.0.0.7',
    ],
    ['all interfaces', 'LISTEN', '0.0.0.0:4001'],
    ['all interfaces, short', 'LISTEN', '0:4001'],
    ['all interfaces of IPv6', 'LISTEN', '[::]:4001'],
    ['all interfaces of IPv6, at length', 'LISTEN', '[0:0::0]:4001'],
    ['plain http to another machine', 'PEER_URL', 'http://grid.example/graphql'],
    ['plain http to a name that looks local', 'PEER_URL', 'http://127.0.0.1.example/'],
    ['a demonstration key', 'CALL_KEYS', `local-grid:${KEY}`],
    ['a demonstration key to sign with', 'CALL_KEY', `demo:${KEY}`],
    ['a simple key', 'CALL_KEYS', `k1:${'abcd'.repeat(8)}`],
    ['a simple key beside a good one', 'CALL_KEYS', `k1:${KEY},k2:${'abcd'.repeat(8)}`],
    ['a simple key to sign with', 'CALL_KEY', `k1:${'abcd'.repeat(8)}`],
    ['a secret left from an example', 'TOKEN', 'changeme'],
  ])('%s', (_what, name, value) => {
    const problems = problemsOf({ NODE_ENV: 'production', [name]: value });
    expect(problems).toEqual([expect.stringContaining(`${name}: refused in production: `)]);
    expect(problemsOf({ NODE_ENV: 'development', [name]: value })).toEqual([]);
  });

  it('the same when nobody said what the process runs for, or said it wrong', () => {
    const source = { TOKEN: 'changeme' };
    expect(problemsOf(source)).toHaveLength(1);
    expect(problemsOf({ ...source, NODE_ENV: 'prod' })).toHaveLength(2);
  });

  it('everything unsafe in one message, beside what is simply wrong', () => {
    const source = {
      DATABASE_URL: remoteDatabase(),
      LISTEN: '0.0.0.0:4001',
      PEER_URL: 'http://grid.example/',
      CALL_KEYS: `k1:${'abcd'.repeat(8)}`,
      CALL_KEY: 'k1',
    };
    const problems = problemsOf(source);
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual(
      Object.keys(source).sort(),
    );
    expect(problems.join()).not.toContain(KEY);
  });

  it.each([
    ['ALLOW_PLAINTEXT_DATABASE', 'DATABASE_URL', remoteDatabase()],
    ['ALLOW_LISTEN_EVERYWHERE', 'LISTEN', '0.0.0.0:4001'],
    ['ALLOW_PLAINTEXT_CALLS', 'PEER_URL', 'http://grid.example/'],
  ])('what %s takes upon itself only when it is true', (consent, name, value) => {
    const source = { [name]: value };
    expect(problemsOf(source)[0]).toContain(`(or ${consent}=true)`);
    for (const text of ['false', 'yes', '1', '']) {
      expect(problemsOf({ ...source, [consent]: text })).toHaveLength(1);
    }
    expect(problemsOf({ ...source, [consent]: 'true' })).toEqual([]);
  });

  it('secret files that every account can read or write', () => {
    const file = join(folder, 'token');
    writeFileSync(file, KEY);
    for (const permissions of [0o644, 0o604, 0o602, 0o666]) {
      chmodSync(file, permissions);
      expect(problemsOf({ TOKEN_FILE: file })).toEqual([
        `TOKEN: the file that TOKEN_FILE names is open to every account of the machine ` +
          `(mode 0${permissions.toString(8)}); expected 0600 or 0640`,
      ]);
    }
    for (const permissions of [0o600, 0o400, 0o640, 0o440]) {
      chmodSync(file, permissions);
      expect(problemsOf({ TOKEN_FILE: file })).toEqual([]);
    }
    chmodSync(file, 0o644);
    expect(problemsOf({ NODE_ENV: 'development', TOKEN_FILE: file })).toEqual([]);
  });
});

describe('production takes', () => {
  it.each([
    ['a database over a socket', 'DATABASE_URL', 'postgresql://a@localhost/grid?host=/run/pg'],
    ['a database on this machine', 'DATABASE_URL', `postgresql://a:${KEY}@127.0.0.1/grid`],
    ['a verified database', 'DATABASE_URL', remoteDatabase('sslmode=verify-full')],
    ['an interface by its name', 'LISTEN', '10.0.0.5:4001'],
    ['a socket', 'LISTEN', 'unix:/run/gezhi/grid.sock'],
    ['https', 'PEER_URL', 'https://grid.example/graphql'],
    ['plain http on this machine', 'PEER_URL', 'http://[::1]:4001/graphql'],
    ['two good keys', 'CALL_KEYS', `k1:${KEY},k2:${[...KEY].reverse().join('')}`],
  ])('%s', (_what, name, value) => expect(problemsOf({ [name]: value })).toEqual([]));
});

describe('a rule of an app', () => {
  const schema = z.object({ NODE_ENV: mode(), ONE: secret(), OTHER: secret() });
  const ruled = withRules(schema, [
    inProduction({ name: 'ONE', message: 'no', holds: ({ ONE }) => !ONE?.endsWith('x') }),
    ...distinctSecrets<z.output<typeof schema>>(
      ['ONE', 'OTHER'],
      (given, name) => given[name],
      'same as another',
    ),
  ]);

  it('joins the problems of single variables in one message', () => {
    expect(problemsOf({ ONE: `${KEY}x` }, ruled)).toEqual([
      expect.stringContaining('OTHER: missing'),
      expect.stringMatching(/^ONE: no/),
    ]);
    expect(problemsOf({ NODE_ENV: 'test', ONE: 'x', OTHER: 'y' }, ruled)).toEqual([]);
  });

  it('tells two variables with the same secret apart from two missing ones', () => {
    const same = { NODE_ENV: 'test', ONE: KEY, OTHER: KEY };
    expect(problemsOf(same, ruled)).toEqual([
      expect.stringContaining('ONE: same as another'),
      expect.stringContaining('OTHER: same as another'),
    ]);
    expect(problemsOf({ NODE_ENV: 'test' }, ruled).join()).not.toContain('same as another');
  });
});
