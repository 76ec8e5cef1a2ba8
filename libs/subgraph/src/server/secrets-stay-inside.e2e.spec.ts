import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLampTown, newSecret, signedCall, signerWith } from './lamp-processes.testing';
import type { LampTown } from './lamp-processes.testing';

jest.setTimeout(120_000);

/** Found again wherever it leaks, in part or whole. */
const canary = (name: string) => `Canary${name}${newSecret()}`;
const KEY = canary('Key');
const PASSWORD = canary('Password');

let town: LampTown;
beforeAll(async () => void (town = await openLampTown()));
afterAll(() => town[Symbol.asyncDispose]());

describe('a subgraph tells no secret', () => {
  it('when its environment is refused, with every reason in one message', async () => {
    const lamps = await town.start({
      CALL_KEYS: `demo:${KEY}`,
      CALL_NONCES: KEY,
      LISTEN: '0.0.0.0:0',
      DATABASE_URL_FILE: '',
      DATABASE_URL: `postgresql://a:${PASSWORD}@db.example/lamps`,
    });
    expect(await lamps.ended).not.toBe(0);
    const output = lamps.lines.join('\n');
    expect(output).not.toContain('Canary');
    expect(output).toContain('The environment has 4 problems:');
    for (const variable of ['CALL_KEYS', 'CALL_NONCES', 'LISTEN', 'DATABASE_URL']) {
      expect(output).toContain(`- ${variable}: `);
    }
  });

  it.each([
    ['does not answer', `postgresql://a:${PASSWORD}@127.0.0.1:1/lamps`],
    ['is not found', `postgresql://a:${PASSWORD}@localhost/lamps?host=/nowhere/at/all`],
    ['has an address the driver cannot read', `postgresql://a:${PASSWORD}%zz@localhost/lamps`],
  ])('when its database %s', async (_what, url) => {
    const lamps = await town.start({
      CALL_KEYS: `k1:${KEY}`,
      DATABASE_URL_FILE: town.write('other-database', url),
    });
    expect(await lamps.ended).toBe(1);
    expect(lamps.lines.join('\n')).not.toContain('Canary');
    expect(lamps.lines.join('\n')).toContain('cannot start');
  });

  it('when something quotes one: in its log, in an answer, in a report of a crash', async () => {
    const lamps = await town.start({
      CALL_KEYS: `k1:${KEY}`,
      NODE_OPTIONS: `--report-on-signal --report-directory=${town.folder}`,
    });
    const quoted = await lamps.send('{}', {}, `/${KEY}/${new URL(town.serviceUrl).password}`);
    expect(quoted.status).toBe(404);
    await lamps.said('/(not shown)/(not shown)');
    const { body, headers } = signedCall(signerWith('k1', KEY), '{ lamp(id: "broken") { id } }');
    expect((await lamps.send(body, headers)).body).toContain('INTERNAL_SERVER_ERROR');

    lamps.signal('SIGUSR2');
    await lamps.said('report completed');
    const [report = ''] = readdirSync(town.folder).filter((file) => file.startsWith('report.'));
    const text = readFileSync(join(town.folder, report), 'utf8');
    expect(text).toContain('javascriptStack');
    expect(text + lamps.lines.join('\n')).not.toContain('Canary');
  });
});
