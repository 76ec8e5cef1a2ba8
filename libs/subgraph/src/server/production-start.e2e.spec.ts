import { chmodSync } from 'node:fs';
import { newSecret, openLampTown } from './lamp-processes.testing';
import type { LampTown } from './lamp-processes.testing';

jest.setTimeout(120_000);

const CALL_KEYS = `k1:${newSecret()}`;

let town: LampTown;
beforeAll(async () => void (town = await openLampTown()));
afterAll(() => town[Symbol.asyncDispose]());

/** What a process says that does not start. */
async function refusal(variables: Record<string, string>): Promise<string> {
  const lamps = await town.start(variables);
  expect(await lamps.ended).toBe(1);
  return lamps.lines.join('\n');
}

describe('a subgraph in production', () => {
  it('does not start without its variables, and names all of them', async () => {
    const output = await refusal({ DATABASE_URL_FILE: '', LISTEN: '' });
    expect(output).toContain('The environment has 3 problems:');
    for (const name of ['DATABASE_URL', 'LISTEN', 'CALL_KEYS']) {
      expect(output).toContain(`- ${name}: missing`);
    }
  });

  it('does not serve as the owner of its database, whom no rule of rows binds', async () => {
    const owner = town.write('owner-url', town.ownerUrl);
    expect(await refusal({ CALL_KEYS, DATABASE_URL_FILE: owner })).toContain('gezhi_service');
  });

  it('does not take keys from a file that everybody on the machine can read', async () => {
    const file = town.write('open-keys', CALL_KEYS);
    chmodSync(file, 0o644);
    expect(await refusal({ CALL_KEYS_FILE: file })).toContain('(mode 0644)');
  });

  it('listens on all interfaces only when somebody says so', async () => {
    expect(await refusal({ CALL_KEYS, LISTEN: '0.0.0.0:0' })).toContain(
      'ALLOW_LISTEN_EVERYWHERE=true',
    );
    const lamps = await town.start({
      CALL_KEYS,
      LISTEN: '0.0.0.0:0',
      ALLOW_LISTEN_EVERYWHERE: 'true',
    });
    await lamps.said('"listening"');
  });
});
