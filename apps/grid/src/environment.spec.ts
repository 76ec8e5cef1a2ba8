import { readEnvironment } from './environment';

const KEY = 'x7Qm'.repeat(12);
const GIVEN = {
  NODE_ENV: 'development',
  LISTEN: '127.0.0.1:4001',
  DATABASE_URL: 'postgres://grid@localhost/grid',
  CALL_KEYS: `local-grid:${KEY}`,
};

describe('the environment of the grid', () => {
  it('may leave out the keys contacts are matched with', () => {
    expect(readEnvironment(GIVEN).CONTACT_HASH_KEYS).toBeUndefined();
  });

  it('takes several, the newest last, and shows none', () => {
    const environment = readEnvironment({ ...GIVEN, CONTACT_HASH_KEYS: `a:${KEY}1,b:${KEY}2` });
    expect(Object.keys(environment.CONTACT_HASH_KEYS ?? {})).toEqual(['a', 'b']);
    expect(JSON.stringify(environment)).not.toContain(KEY);
    expect(environment.follow).toBeDefined();
  });

  it('takes the keys other systems sign with, named after them, and shows none', () => {
    const keys = `HOTLINE_CITY.1:${KEY}1,HOTLINE_CITY.2:${KEY}2`;
    const environment = readEnvironment({ ...GIVEN, INTAKE_KEYS: keys });
    expect(Object.keys(environment.INTAKE_KEYS ?? {})).toEqual([
      'HOTLINE_CITY.1',
      'HOTLINE_CITY.2',
    ]);
    expect(JSON.stringify(environment)).not.toContain(KEY);
    expect(readEnvironment(GIVEN).INTAKE_KEYS).toBeUndefined();
  });

  it('refuses one that can be guessed', () => {
    const weak = { ...GIVEN, CONTACT_HASH_KEYS: 'a:short' };
    expect(() => readEnvironment(weak)).toThrow('CONTACT_HASH_KEYS');
  });
});
