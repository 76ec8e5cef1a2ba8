import { z } from 'zod';
import {
  databaseUrl,
  EnvironmentError,
  flag,
  keyRing,
  listenAddress,
  mode,
  parseEnvironment,
  serviceUrl,
  signingKey,
  wholeNumber,
} from './index';

const KEY = 'k'.repeat(32);

function read<T extends z.ZodType>(field: T, text?: string): z.output<T> {
  const environment: { IT?: unknown } = parseEnvironment(z.object({ IT: field }), { IT: text });
  return environment.IT as z.output<T>;
}

describe('an address to listen on', () => {
  it.each([
    ['4001', { host: '127.0.0.1', port: 4001 }],
    ['0', { host: '127.0.0.1', port: 0 }],
    ['0.0.0.0:80', { host: '0.0.0.0', port: 80 }],
    ['localhost:65535', { host: 'localhost', port: 65_535 }],
    ['[::1]:4001', { host: '::1', port: 4001 }],
    ['unix:/run/gezhi/grid.sock', { socket: '/run/gezhi/grid.sock' }],
    ['unix:/run/a b/网格.sock', { socket: '/run/a b/网格.sock' }],
  ])('reads %s', (text, address) => expect(read(listenAddress(), text)).toEqual(address));

  it.each([
    ':4001',
    '65536',
    '-1',
    '4001x',
    '::1:4001',
    'unix:',
    'unix:relative.sock',
    'unix:/run/folder/',
    'http://localhost:4001',
  ])('refuses %s', (text) => expect(() => read(listenAddress(), text)).toThrow(EnvironmentError));

  it('counts the bytes of a socket path, not its characters', () => {
    expect(read(listenAddress(), `unix:/${'a'.repeat(106)}`)).toEqual({
      socket: `/${'a'.repeat(106)}`,
    });
    expect(() => read(listenAddress(), `unix:/${'a'.repeat(107)}`)).toThrow(
      '108 bytes, the system allows 107',
    );
    expect(() => read(listenAddress(), `unix:/${'网'.repeat(36)}`)).toThrow('109 bytes');
  });
});

describe('the URL of a service', () => {
  it.each([
    ['http://grid:4001/graphql', { url: 'http://grid:4001/graphql', socket: null }],
    ['https://grid.example', { url: 'https://grid.example/', socket: null }],
    ['unix:/run/grid.sock', { url: 'http://localhost/graphql', socket: '/run/grid.sock' }],
  ])('reads %s', (text, url) => expect(read(serviceUrl({ path: '/graphql' }), text)).toEqual(url));

  it('asks for the root over a socket when no path is given', () => {
    expect(read(serviceUrl(), 'unix:/run/grid.sock').url).toBe('http://localhost/');
  });

  it.each(['grid:4001', 'ftp://grid/', 'unix:grid.sock', 'http://'])('refuses %s', (text) =>
    expect(() => read(serviceUrl(), text)).toThrow(EnvironmentError),
  );

  it('refuses credentials and does not print them', () => {
    const refused = () => read(serviceUrl(), 'http://me:hunter2@grid/');
    expect(refused).toThrow('carries a user name or password');
    expect(refused).not.toThrow('hunter2');
  });
});

describe('a ring of keys', () => {
  it('keeps two keys at once, so that a key can be changed without a pause', () => {
    expect(read(keyRing(), `2026-10:${KEY}, 2026-11:${KEY}:with:colons`)).toEqual({
      '2026-10': KEY,
      '2026-11': `${KEY}:with:colons`,
    });
  });

  it('finds nothing but keys', () => {
    const ring = read(keyRing(), `a:${KEY}`);
    expect(ring['constructor']).toBeUndefined();
    expect(ring['__proto__']).toBeUndefined();
  });

  it.each([
    ['a secret of 31 characters', `a:${KEY.slice(1)}`, '31 characters'],
    ['no key id', `:${KEY}`, 'has a key id that is not'],
    ['the same key id twice', `a:${KEY},b:${KEY},a:${KEY}`, 'entry 3 of 3 repeats'],
    ['the same secret twice', `a:${KEY},b:${KEY}`, 'entry 2 of 2 repeats the secret'],
    ['an empty entry', `a:${KEY},`, 'entry 2 of 2 has no colon'],
    ['a space inside a secret', `a:${KEY} x`, 'white space'],
  ])('refuses %s', (_case, text, problem) => expect(() => read(keyRing(), text)).toThrow(problem));

  it('reports each bad entry', () => {
    expect(() => read(keyRing(), 'a:x,b')).toThrow(/2 problems[^]*entry 1 of 2[^]*entry 2 of 2/);
  });
});

describe('the key to sign with', () => {
  it('is one id and one secret', () => {
    expect(read(signingKey(), `a:${KEY}`)).toEqual({ keyId: 'a', secret: KEY });
  });

  it('is the last one of several, so that signer and verifier may read the same file', () => {
    const both = `2:${KEY}\n1:${KEY.replace('k', 'n')}\n`;
    expect(read(signingKey(), both)).toEqual({ keyId: '1', secret: KEY.replace('k', 'n') });
    expect(Object.keys(read(keyRing(), both)).sort()).toEqual(['1', '2']);
    expect(() => read(signingKey(), `a:short,b:${KEY}`)).toThrow('entry 1 of 2');
  });
});

describe('a database URL', () => {
  it.each([
    'postgresql://gezhi@localhost/grid?host=/tmp/gezhi',
    'postgres://gezhi:p%40ss@db.example:5432/grid',
  ])('is kept as given: %s', (text) => expect(read(databaseUrl(), text)).toBe(text));

  it.each([
    'postgresql://gezhi@localhost',
    'postgresql://gezhi@localhost/',
    'http://db/grid',
    'grid',
  ])('is refused: %s', (text) => expect(() => read(databaseUrl(), text)).toThrow(EnvironmentError));
});

describe('settings of a process', () => {
  it('runs for production unless told otherwise', () => {
    expect(read(mode())).toBe('production');
    expect(read(mode(), 'development')).toBe('development');
    expect(() => read(mode(), 'staging')).toThrow(
      '"staging" is not known; expected one of production',
    );
  });

  it('reads flags and whole numbers', () => {
    expect([read(flag()), read(flag(), 'true'), read(flag(), 'false')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(() => read(flag(), 'yes')).toThrow('expected one of true, false');
    const size = wholeNumber({ min: 1, max: 100 });
    expect([read(size, '1'), read(size, '100'), read(size.default(10))]).toEqual([1, 100, 10]);
    for (const text of ['0', '101', '1.5', '1e1', 'ten', '99999999999999999999']) {
      expect(() => read(size, text)).toThrow('expected a whole number from 1 to 100');
    }
  });
});
