import { RequestAudit } from '@gezhi/audit';
import { ANONYMOUS } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { buildSchema, defaultFieldResolver, graphql } from 'graphql';
import { lampContext } from '../lamp.testing';
import { auditFields, isAudited } from './audit-fields';

const SDL = `
  type Lamp { id: ID! keeper: String street: String }
  type Query { lamp(number: String): Lamp lamps: [Lamp!]! }
  type Mutation { light(id: ID!): Lamp drop: Lamp }`;
const LAMPS = [
  { id: 'L-1', keeper: '张灯', street: '秦淮路' },
  { id: 'L-2', keeper: null, street: '秦淮路' },
];

/** Runs an operation on lamps whose keeper is sensitive; answers the records it would leave. */
async function recordsOf(source: string, rootValue: object = {}): Promise<unknown[]> {
  const schema = buildSchema(SDL);
  auditFields(schema, {
    'Lamp.keeper': { kind: 'READ', type: 'Lamp' },
    'Query.lamp': { kind: 'SEARCH', type: 'Lamp' },
  });
  const records: string[] = [];
  const query = (_: string, [texts]: [string[]]) =>
    Promise.resolve(records.push(...texts) as never);
  const audit = new RequestAudit({
    manager: { query: query as never },
    actor: ANONYMOUS,
    clock: systemClock,
    traceId: null,
    onFault: () => undefined,
  });
  const contextValue = { ...lampContext(), audit };
  const answers = { lamps: LAMPS, lamp: () => LAMPS[0], light: () => LAMPS[1], ...rootValue };
  await graphql({ schema, source, contextValue, rootValue: answers });
  await audit.flush();
  return records.map((text) => JSON.parse(text) as unknown);
}

describe('the fields of a schema', () => {
  it('leave one record for all objects of which something sensitive was read', async () => {
    expect(await recordsOf('{ lamps { id keeper street } }')).toMatchObject([
      { kind: 'READ', operation: 'Lamp', fields: ['keeper'], objects: [{ id: 'L-1' }] },
    ]);
  });

  it('leave none when nothing sensitive was asked for', async () => {
    expect(await recordsOf('{ lamps { id street } }')).toEqual([]);
  });

  it('leave a record of a search, found or not', async () => {
    expect(await recordsOf('{ lamp(number: "1") { id } }')).toMatchObject([
      { kind: 'SEARCH', operation: 'Query.lamp', objects: [{ id: 'L-1' }] },
    ]);
    const [vain] = await recordsOf('{ lamp(number: "9") { id } }', { lamp: () => null });
    expect(vain).toMatchObject({ kind: 'SEARCH', operation: 'Query.lamp' });
    expect(vain).not.toHaveProperty('objects');
  });

  it('leave a record of a mutation that made no transaction, and none of one that failed', async () => {
    expect(await recordsOf('mutation { light(id: "L-2") { id } }')).toMatchObject([
      { kind: 'MUTATION', operation: 'Mutation.light', outcome: 'DONE' },
    ]);
    const drop = () => Promise.reject(new Error('it broke'));
    expect(await recordsOf('mutation { drop { id } }', { drop })).toEqual([]);
  });

  it('are known apart: audited ones, and one that was put in afterwards', () => {
    const schema = buildSchema(SDL);
    auditFields(schema, {});
    const { light, drop } = schema.getMutationType()?.getFields() ?? {};
    expect(isAudited(light?.resolve)).toBe(true);
    expect(isAudited(drop?.resolve)).toBe(true);
    expect(isAudited(defaultFieldResolver)).toBe(false);
    expect(isAudited(undefined)).toBe(false);
  });

  it('must exist to be audited', () => {
    const wrong = { 'Lamp.colour': { kind: 'READ', type: 'Lamp' } } as const;
    expect(() => auditFields(buildSchema(SDL), wrong)).toThrow('no field Lamp.colour');
  });
});
