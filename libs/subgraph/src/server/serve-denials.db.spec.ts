import { randomBytes } from 'node:crypto';
import { CreateAuditTrail1763760000000, findRecords } from '@gezhi/audit';
import type { Actor } from '@gezhi/identity';
import { ANONYMOUS, CALL_HEADER, createCallSigner, createCallVerifier } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { createDataSource } from '@gezhi/persistence';
import { createLogger } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import { lampSubgraph } from './lamp-subgraph.testing';
import { createSubgraphServer } from './subgraph-server';

jest.setTimeout(30_000);

const KEY = { keyId: 'test', secret: 'a key for tests alone, long enough for HS256' };
const signer = createCallSigner({ subgraph: 'lamps', ...KEY, clock: systemClock });
const resident: Actor = {
  ...ANONYMOUS,
  subject: 'resident-1',
  name: '张某某',
  roles: ['RESIDENT'],
};
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const REPORT = {
  coordinates: ['Query.lamp', 'Lamp.state'],
  operationName: 'Look',
  traceparent: `00-${TRACE}-00f067aa0ba902b7-01`,
};

const address = new URL(process.env['GEZHI_TEST_POSTGRES'] ?? 'postgresql://nowhere');
const name = `denials_${process.pid}_${randomBytes(4).toString('hex')}`;
const open = (database: string) => {
  const url = Object.assign(new URL(address), { pathname: `/${database}` }).toString();
  const migrations = [CreateAuditTrail1763760000000];
  return createDataSource({ name, url, entities: [], migrations }).initialize();
};

let admin: DataSource;
let dataSource: DataSource;
let server: FastifyInstance;
beforeAll(async () => {
  admin = await open('postgres');
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  dataSource = await open(name);
  await dataSource.runMigrations();
  server = await createSubgraphServer(lampSubgraph, {
    dataSource,
    calls: createCallVerifier({
      subgraph: 'lamps',
      keys: { [KEY.keyId]: KEY.secret },
      clock: systemClock,
    }),
    clock: systemClock,
    logger: createLogger({ name: 'lamps', level: 'silent' }),
  });
});
afterAll(async () => {
  await server?.close();
  await dataSource?.destroy();
  await admin?.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin?.destroy();
});

const signed = (body: string, path = '/denials', actor = resident): Record<string, string> => ({
  [CALL_HEADER]: signer.sign({ method: 'POST', path, body, actor }),
});
async function send(body: string, headers: Record<string, string>): Promise<number> {
  const response = await server.inject({
    method: 'POST',
    url: '/denials',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return response.statusCode;
}
function report(told: object, actor = resident): Promise<number> {
  const body = JSON.stringify(told);
  return send(body, signed(body, '/denials', actor));
}
const trail = () => findRecords(dataSource.manager, {}, { first: 100, before: null });

describe('what the gateway refused in the name of a department', () => {
  it('stands in its trail, field by field, with who, when asked for what, and the trace', async () => {
    expect(await report(REPORT)).toBe(204);
    const records = await trail();
    expect(records).toMatchObject(
      ['Lamp.state', 'Query.lamp'].map((operation) => ({
        kind: 'DENIAL',
        operation,
        outcome: 'REFUSED',
        code: 'UNAUTHORIZED_FIELD_OR_TYPE',
        reason: 'GATEWAY in Look',
        traceId: TRACE,
        actor: { subject: 'resident-1', roles: ['RESIDENT'] },
      })),
    );
    expect(JSON.stringify(records)).not.toContain('张某某');
    const found = { operation: 'Lamp.state', subject: 'resident-1' } as const;
    expect(await findRecords(dataSource.manager, found, { first: 9, before: null })).toHaveLength(
      1,
    );
  });

  it('is one entry with a number where not all of it was told', async () => {
    const { operationName: _, ...told } = REPORT;
    expect(await report({ ...told, leftOut: 40 })).toBe(204);
    expect(await trail()).toMatchObject([
      { operation: 'Query.lamp', reason: 'GATEWAY left out 40: Query.lamp, Lamp.state' },
      {},
      {},
    ]);
  });

  it('is believed of nobody but the gateway, once, and as it was signed', async () => {
    const before = (await trail()).length;
    const body = JSON.stringify(REPORT);
    expect(await send(body, {})).toBe(401);
    expect(await send(body, { [CALL_HEADER]: 'e30.e30.e30' })).toBe(401);
    expect(await send(body, signed(body, '/graphql'))).toBe(401);
    expect(await send(body.replace('Look', 'Loot'), signed(body))).toBe(401);
    const headers = signed(body);
    expect(await send(body, headers)).toBe(204);
    expect(await send(body, headers)).toBe(401);
    expect(await trail()).toHaveLength(before + 2);
  });

  it('is no word of fields that the department does not have, nor anything else', async () => {
    const before = (await trail()).length;
    const wrong = [
      { ...REPORT, coordinates: ['Query.lamp', 'Query.moon'] },
      { ...REPORT, coordinates: ['Moon.phase'] },
      { ...REPORT, coordinates: ['Lamp'] },
      { ...REPORT, coordinates: ['Lamp.state.x'] },
      { ...REPORT, coordinates: ['Lamp.__proto__'] },
      { ...REPORT, coordinates: [] },
      { ...REPORT, coordinates: Array.from({ length: 101 }, () => 'Query.lamp') },
      { ...REPORT, operationName: '张某某 320104199001011234' },
      { ...REPORT, traceparent: 'yesterday' },
      { ...REPORT, leftOut: -1 },
      { ...REPORT, outcome: 'DONE' },
      [],
    ];
    for (const each of wrong) expect([each, await report(each)]).toEqual([each, 400]);
    expect(await trail()).toHaveLength(before);
  });

  it('may be told again when it could not be recorded', async () => {
    await dataSource.query('ALTER TABLE audit_tail RENAME TO audit_tail_away');
    expect(await report(REPORT)).toBe(503);
    await dataSource.query('ALTER TABLE audit_tail_away RENAME TO audit_tail');
    expect(await report(REPORT)).toBe(204);
  });
});
