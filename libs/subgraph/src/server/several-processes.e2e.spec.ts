import { newSecret, openLampTown, signedCall, signerWith } from './lamp-processes.testing';

/** Real processes start slowly on a busy machine, and the second waits ten seconds for the first. */
jest.setTimeout(120_000);

const secret = newSecret();
const signer = signerWith('k1', secret);
const CALL_KEYS = `k1:${secret}`;

describe('two processes of one subgraph', () => {
  it('refuse, each of them, a call the other has answered, when they share their memory', async () => {
    await using town = await openLampTown();
    const variables = { CALL_KEYS, CALL_NONCES: 'database' };
    const processes = await Promise.all([town.start(variables), town.start(variables)]);
    for (const [first, second] of [processes, processes.toReversed()] as const) {
      const { body, headers } = signedCall(signer);
      expect((await first!.send(body, headers)).status).toBe(200);
      expect((await second!.send(body, headers)).status).toBe(401);
      expect((await first!.send(body, headers)).status).toBe(401);
    }
  });

  it('believe exactly one of many replays that arrive at both at the same time', async () => {
    await using town = await openLampTown();
    const variables = { CALL_KEYS, CALL_NONCES: 'database' };
    const processes = await Promise.all([town.start(variables), town.start(variables)]);
    for (let round = 0; round < 20; round += 1) {
      const { body, headers } = signedCall(signer);
      const copies = Array.from({ length: 10 }, (_, copy) => processes[copy % 2]!);
      const replies = await Promise.all(copies.map((lamps) => lamps.send(body, headers)));
      expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(401)]);
    }
  });

  it('do not both start when each would remember for itself; the second says what to set', async () => {
    await using town = await openLampTown();
    const first = await town.start({ CALL_KEYS });
    const others = await Promise.all([
      town.start({ CALL_KEYS }),
      town.start({ CALL_KEYS, CALL_NONCES: 'database' }),
    ]);
    for (const other of others) {
      expect(await other.ended).toBe(1);
      expect(other.lines.join('\n')).toContain(
        'Set CALL_NONCES=database for every process of lamps',
      );
    }
    const { body, headers } = signedCall(signer);
    expect((await first.send(body, headers)).status).toBe(200);
  });

  it('follow one another: the next takes the place of one that ended, even if it was killed', async () => {
    await using town = await openLampTown();
    const first = await town.start({ CALL_KEYS });
    await first.stop('SIGKILL');
    const second = await town.start({ CALL_KEYS });
    const { body, headers } = signedCall(signer);
    expect((await second.send(body, headers)).status).toBe(200);
    expect(await second.stop()).toBe(0);
  });
});
