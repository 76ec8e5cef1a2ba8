import { CALL_HEADER } from '@gezhi/identity';
import type { CallSigner } from '@gezhi/identity';
import { newSecret, openLampTown, signedCall, signerWith } from './lamp-processes.testing';
import type { LampProcess } from './lamp-processes.testing';

jest.setTimeout(120_000);

const [oldSecret, newerSecret] = [newSecret(), newSecret()];
const OLD = `2026-10:${oldSecret}`;
const NEW = `2026-11:${newerSecret}`;

/** Asks without a pause, several at a time, until it is told to end. */
function keepAsking(lamps: LampProcess, signer: CallSigner) {
  const statuses: number[] = [];
  let goesOn = true;
  const enough = new Map<number, () => void>();
  async function askOn(): Promise<void> {
    while (goesOn) {
      const { body, headers } = signedCall(signer);
      statuses.push((await lamps.send(body, headers)).status);
      enough.get(statuses.length)?.();
    }
  }
  const workers = [1, 2, 3, 4].map(askOn);
  return {
    statuses,
    /** Settles after this many more answers. */
    more: (count: number) =>
      new Promise<void>((resolve) => enough.set(statuses.length + count, resolve)),
    async end() {
      goesOn = false;
      await Promise.all(workers);
    },
  };
}

const keyIdOf = ({ headers }: ReturnType<typeof signedCall>) =>
  Buffer.from(headers[CALL_HEADER]!.split('.')[0]!, 'base64url').toString();

describe('the keys of a subgraph that runs', () => {
  it('are changed under load without one refused call, and then the old key is refused', async () => {
    await using town = await openLampTown();
    const lamps = await town.start({ CALL_KEYS_FILE: town.write('keys', OLD) });
    const signer = signerWith('2026-10', oldSecret);
    const load = keepAsking(lamps, signer);
    await load.more(50);

    town.write('keys', `${OLD}\n${NEW}\n`);
    await lamps.said('"2026-10","2026-11"');
    await load.more(50);
    signer.useKey({ keyId: '2026-11', secret: newerSecret });
    expect(keyIdOf(signedCall(signer))).toContain('2026-11');
    await load.more(50);
    town.write('keys', `${NEW}\n`);
    await lamps.said('"keyIds":["2026-11"]');
    await load.more(50);
    await load.end();

    expect(load.statuses.length).toBeGreaterThanOrEqual(200);
    expect(load.statuses.filter((status) => status !== 200)).toEqual([]);
    const late = signedCall(signerWith('2026-10', oldSecret));
    expect((await lamps.send(late.body, late.headers)).status).toBe(401);
    await lamps.said('UNKNOWN_KEY');
  });

  it('are found at once when the gateway is the first to use the new one', async () => {
    await using town = await openLampTown();
    const lamps = await town.start({ CALL_KEYS_FILE: town.write('keys', OLD) });
    const signer = signerWith('2026-10', oldSecret);
    const load = keepAsking(lamps, signer);
    await load.more(20);
    town.write('keys', `${OLD}\n${NEW}`);
    // Not a moment later: the subgraph has had no turn to look at the file by itself.
    signer.useKey({ keyId: '2026-11', secret: newerSecret });
    await load.more(50);
    await load.end();
    expect(load.statuses.filter((status) => status !== 200)).toEqual([]);
  });

  it('stay in force when their file becomes unusable, and the log says why without a secret', async () => {
    await using town = await openLampTown();
    const lamps = await town.start({ CALL_KEYS_FILE: town.write('keys', OLD) });
    town.write('keys', `${OLD}\n2026-11:tooShort${newerSecret.slice(0, 10)}`);
    await lamps.said('the old keys stay');
    const { body, headers } = signedCall(signerWith('2026-10', oldSecret));
    expect((await lamps.send(body, headers)).status).toBe(200);
    const log = lamps.lines.join('\n');
    expect(log).toContain('entry 2 of 2 has a secret of 18 characters, fewer than 32');
    expect(log).not.toContain('tooShort');
    expect(log).not.toContain(oldSecret);
  });
});

describe('a subgraph on a Unix socket', () => {
  it('believes no call because of where it comes from', async () => {
    await using town = await openLampTown();
    const lamps = await town.start({ CALL_KEYS: OLD });
    const signer = signerWith('2026-10', oldSecret);
    const { body, headers } = signedCall(signer);
    const token = headers[CALL_HEADER]!;
    const refused: [string, Record<string, string>, string?][] = [
      [body, {}],
      [body, { [CALL_HEADER]: '' }],
      [body, { [CALL_HEADER]: `${token}, ${token}` }],
      [`${body} `, headers],
      [body.replace('lamp-1', 'lamp-2'), headers],
      [body, headers, '/graphql?'],
      [body, headers, '/graphql?variables={}'],
      [body, signedCall(signerWith('2026-10', newerSecret)).headers],
      [body, signedCall(signerWith('2026-11', oldSecret)).headers],
    ];
    for (const [otherBody, otherHeaders, path] of refused) {
      expect((await lamps.send(otherBody, otherHeaders, path)).status).toBe(401);
    }
    expect((await lamps.send(body, headers)).status).toBe(200);
    for (let replay = 0; replay < 100; replay += 1) {
      expect((await lamps.send(body, headers)).status).toBe(401);
    }
  });

  it('shows its schema to nobody, signed or not', async () => {
    await using town = await openLampTown();
    const lamps = await town.start({ CALL_KEYS: OLD });
    for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Lamp") { name } }']) {
      expect((await lamps.send(JSON.stringify({ query }), {})).status).toBe(401);
      const { body, headers } = signedCall(signerWith('2026-10', oldSecret), query);
      const reply = await lamps.send(body, headers);
      expect(reply.body).toContain('GRAPHQL_VALIDATION_FAILED');
      expect(JSON.parse(reply.body)).not.toHaveProperty('data');
    }
  });
});
