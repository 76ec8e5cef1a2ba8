import { createGezhiEngine } from '@gezhi/engine';
import { connectionBy, createGateway } from '@gezhi/gateway';
import { createCallSigner } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { createLogger, listen } from '@gezhi/server';
import { composeAttacked, serveAttacked } from './attacked-graph';
import { doublingFragments, bomb } from './attack-operations';
import { ATTACKS } from './attacks';
import { post } from './send';

const secret = 'a-secret-between-the-gateway-and-all-subgraphs';

describe('the gateway under attack', () => {
  let departments: Awaited<ReturnType<typeof serveAttacked>>;
  let gateway: Awaited<ReturnType<typeof createGateway>>;
  let url: string;
  const asked = { count: 0 };

  beforeAll(async () => {
    departments = await serveAttacked(() => (asked.count += 1));
    const subgraphs = Object.fromEntries(
      Object.entries(departments.urls).map(([name, address]) => {
        const signer = createCallSigner({ subgraph: name, keyId: 'k', secret, clock: systemClock });
        return [name, connectionBy({ url: address, socket: null }, signer)];
      }),
    );
    gateway = await createGateway({
      supergraphSdl: composeAttacked(departments.urls),
      engine: createGezhiEngine({ subgraphs }),
      subgraphs,
      verifyToken: () => Promise.reject(new Error('nobody signs in here')),
      logger: createLogger({ name: 'gateway', level: 'silent' }),
      development: true,
      receiveMilliseconds: 300,
    });
    url = `${await listen(gateway, { port: 0, host: '127.0.0.1' })}/graphql`;
    // The thread that plans needs a moment to start; its deadline counts the time it works.
    await post(url, '{"query":"{ place { name } }"}');
  }, 60_000);
  afterAll(async () => {
    await gateway.close();
    await departments[Symbol.asyncDispose]();
  });

  it.each(ATTACKS.map((attack) => [attack.name, attack] as const))(
    'refuses %s with its code, and asks no department',
    async (_name, attack) => {
      const before = asked.count;
      const { status, code } = await attack.send(url);
      expect(attack.codes).toContain(code);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(asked.count).toBe(before);
    },
    60_000,
  );

  it('answers others as before', async () => {
    const { status } = await post(url, '{"query":"{ places(first: 3) { name } }"}');
    expect(status).toBe(200);
  });

  it.each([510, 821])('is sent a tree of fragments of exactly %s bytes', (bytes) => {
    expect(doublingFragments(bytes)).toHaveLength(bytes);
  });

  it.each([934, 5_600, 34_000])('is sent a bomb of exactly %s bytes', (bytes) => {
    expect(bomb(bytes)).toHaveLength(bytes);
  });
});
