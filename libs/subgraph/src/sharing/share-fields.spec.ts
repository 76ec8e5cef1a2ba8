import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { buildSchema, graphql } from 'graphql';
import type { SubgraphContext } from '../context';
import { lampContext } from '../lamp.testing';
import type { Dataset } from './dataset';
import { admitToEntity, shareFields } from './share-fields';
import type { SharedAccess, SharedOf } from './shared-access';
import { NOTHING_SHARED } from './shared-access';

const SDL = `type Query { area: Area, mine: [String!], all: [String!]! }
  type Area { code: ID!, lamps: [String!] }`;
const dataset = (fields: Dataset['fields']): Dataset => ({
  key: 'lamps',
  title: { en: 'Lamps', zh: '路灯' },
  description: { en: 'Lamps', zh: '路灯' },
  fields,
  types: ['Lamp'],
});
const LAMPS = dataset({ 'Area.lamps': 'AREA', 'Query.mine': 'OWN' });

/** Ask with an access; what it was asked for is noted. */
async function ask(access: SharedAccess | null) {
  const schema = buildSchema(SDL);
  shareFields(schema, [LAMPS]);
  const context: SubgraphContext = { ...lampContext(), access };
  const denied = jest.spyOn(context.audit, 'denied');
  const answer = await graphql({
    schema,
    source: '{ area { code lamps } mine }',
    rootValue: { area: { code: '320104001', lamps: ['gate'] }, mine: ['own'] },
    contextValue: context,
  });
  return { ...JSON.parse(JSON.stringify(answer)), denied };
}
function accessOf(rowsOf: (of?: SharedOf) => Result<void>): SharedAccess {
  return {
    ...NOTHING_SHARED,
    rowsOf: (_, of) => Promise.resolve(rowsOf(of)),
    touch: async () => ok(),
  };
}

describe('fields of a dataset', () => {
  it('are asked of nobody who reads by role', async () => {
    const { data, errors } = await ask(null);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ area: { code: '320104001', lamps: ['gate'] }, mine: ['own'] });
  });

  it('are asked of a client for the area they hang on', async () => {
    const asked: unknown[] = [];
    const { data } = await ask(accessOf((of) => (asked.push(of), ok())));
    expect(data.area.lamps).toEqual(['gate']);
    expect(asked).toEqual([{ areaCode: '320104001' }]);
  });

  it('are null where they are refused, with the code, and the refusal is recorded', async () => {
    const refused = { action: 'read dataset', missing: 'AREA' };
    const { data, errors, denied } = await ask(accessOf(() => refuse('FORBIDDEN', refused)));
    expect(data).toEqual({ area: { code: '320104001', lamps: null }, mine: ['own'] });
    expect(errors).toMatchObject([{ path: ['area', 'lamps'], extensions: { code: 'FORBIDDEN' } }]);
    expect(denied).toHaveBeenCalledWith(
      'Area.lamps',
      expect.objectContaining({ code: 'FORBIDDEN' }),
    );
  });

  it('are refused by a department that shares nothing, entities by key too', async () => {
    const { data } = await ask(NOTHING_SHARED);
    expect(data).toEqual({ area: { code: '320104001', lamps: null }, mine: null });
    const context = { ...lampContext(), access: NOTHING_SHARED };
    await expect(admitToEntity('Lamp', [LAMPS])(context)).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
    await expect(admitToEntity('Area', [LAMPS])(context)).resolves.toBeUndefined();
  });

  it('must exist, and must be able to be null', () => {
    const share = (fields: Dataset['fields']) => () =>
      shareFields(buildSchema(SDL), [dataset(fields)]);
    expect(share({ 'Area.lanterns': 'AREA' })).toThrow('no field Area.lanterns');
    expect(share({ 'Query.all': 'ANY' })).toThrow('let it be null');
  });
});
