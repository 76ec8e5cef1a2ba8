import { randomBytes } from 'node:crypto';
import { runProgram } from '@gezhi/testing';
import type { TestProgram } from '@gezhi/testing';

const DEPARTMENTS = ['GRID', 'PARTY_BUILDING', 'SERVICES', 'ENFORCEMENT'];

/** What `LIMIT_…` says, and an operation that is one more. */
const LIMITED = [
  ['LIMIT_DEPTH', '2', '{ areas { nodes { name } } }', 'OPERATION_TOO_DEEP'],
  ['LIMIT_ALIASES', '1', '{ a: __typename b: __typename }', 'TOO_MANY_ALIASES'],
  [
    'LIMIT_ROOT_FIELDS',
    '2',
    '{ a: __typename __typename areas { __typename } }',
    'TOO_MANY_ROOT_FIELDS',
  ],
  ['LIMIT_TOKENS', '12', `{ ${'__typename '.repeat(12)} }`, 'TOO_MANY_TOKENS'],
] as const;

describe('the process of the gateway', () => {
  let gateway: TestProgram;

  beforeAll(() => {
    const departments = DEPARTMENTS.flatMap((name) => [
      [`SUBGRAPH_${name}_URL`, `unix:/nowhere/${name}.sock`],
      [`SUBGRAPH_${name}_CALL_KEY`, `test:${randomBytes(32).toString('hex')}`],
    ]);
    gateway = runProgram('gateway', 'apps/gateway/src/main.ts', {
      PORT: '0',
      DEVELOPMENT_ISSUER: 'true',
      LIMIT_BODY_BYTES: '2000',
      ...Object.fromEntries(LIMITED.map(([name, limit]) => [name, limit])),
      ...Object.fromEntries(departments),
    });
  });

  afterAll(async () => {
    gateway.kill('SIGTERM');
    expect(await gateway.ended).toBe(0);
  });

  async function ask(query: string) {
    const response = await fetch(`${await gateway.listening}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
    return { status: response.status, code: errors?.[0]?.extensions.code };
  }

  it.each(LIMITED)('keeps to %s=%s', async (_name, _limit, query, code) => {
    expect(await ask('{ __typename }')).toEqual({ status: 200, code: undefined });
    expect(await ask(query)).toEqual({ status: 400, code });
  });

  it('keeps to LIMIT_BODY_BYTES', async () => {
    const { status } = await ask(`{ __typename } # ${'x'.repeat(2_000)}`);
    expect(status).toBe(413);
  });
});
