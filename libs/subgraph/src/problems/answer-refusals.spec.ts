import type { Language } from '@gezhi/kernel';
import { askLamps } from '../lamp.testing';

const repair = `mutation ($id: ID!) { answer: repair(id: $id, input: { note: "done" }) {
  __typename
  ... on Lamp { id state }
  ... on Problem { code message path }
  ... on Conflict { currentVersion }
  ... on InvalidInput { violations { path message } }
  ... on InvalidTransition { currentState action allowed }
  ... on RuleRefusal { source }
} }`;
const mutate = async (id: string, language?: Language) => askLamps(repair, { id }, language);
const query = (id: string, language?: Language) =>
  askLamps('query ($id: ID!) { lamp(id: $id) { id } }', { id }, language);

describe('a mutation', () => {
  it('answers its object', async () => {
    expect((await mutate('lamp-1')).data).toEqual({
      answer: { __typename: 'Lamp', id: 'lamp-1', state: 'LIT' },
    });
  });

  it.each([
    [
      'unknown',
      {
        __typename: 'NotFound',
        code: 'NOT_FOUND',
        message: 'Lamp unknown does not exist or is outside your scope.',
        path: ['input', 'id'],
      },
    ],
    ['stale', { __typename: 'Conflict', code: 'CONFLICT', currentVersion: 2 }],
    ['far', { __typename: 'Forbidden', code: 'FORBIDDEN', path: [] }],
    [
      'dark',
      {
        __typename: 'InvalidTransition',
        currentState: 'DARK',
        action: 'switchOff',
        allowed: ['repair'],
      },
    ],
    [
      'storm',
      {
        __typename: 'RuleRefusal',
        code: 'NO_REPAIR_IN_STORM',
        message: 'No repairs at wind force 9.',
        source: 'JGJ 80-2016',
      },
    ],
    ['cursor', { __typename: 'InvalidInput', code: 'INVALID_CURSOR', path: ['after'] }],
  ])('answers a refusal as a value of its own type: %s', async (id, value) => {
    const answer = await mutate(id);
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['answer']).toMatchObject(value);
  });

  it('says why in the language of the request', async () => {
    const { data } = await mutate('storm', 'zh');
    expect(data?.['answer']).toMatchObject({ message: '9 级风不得登高维修。' });
  });
});

describe('any other field', () => {
  it('answers a refusal as an error with its code, kind and path', async () => {
    const answer = await query('unknown');
    expect(answer.data).toEqual({ lamp: null });
    expect(answer.errors).toEqual([
      expect.objectContaining({
        message: 'Lamp unknown does not exist or is outside your scope.',
        path: ['lamp'],
        extensions: { code: 'NOT_FOUND', kind: 'NotFound', path: ['input', 'id'] },
      }),
    ]);
  });

  it('says why in the language of the request', async () => {
    const { errors } = await query('unknown', 'zh');
    expect(errors?.[0]?.message).toContain('不存在');
  });

  it('names what is possible instead', async () => {
    const { errors } = await query('dark');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'INVALID_TRANSITION',
      currentState: 'DARK',
      allowed: ['repair'],
    });
  });

  it('refuses a cursor that is no place in its list by its code', async () => {
    expect((await query('cursor')).errors?.[0]?.extensions?.['code']).toBe('INVALID_CURSOR');
  });
});

describe('what is no refusal', () => {
  it('stays a fault: a broken pump is no value of a mutation', async () => {
    for (const answer of [await mutate('broken'), await query('broken')]) {
      expect(answer.errors?.[0]?.message).toBe('the pump is broken');
      expect(answer.errors?.[0]?.extensions).toBeUndefined();
    }
  });

  it('is a refusal nobody catalogued: that is a bug and says so', async () => {
    const answer = await mutate('uncatalogued');
    expect(answer.errors?.[0]?.message).toContain('LAMP_IS_SHY is in no problem catalogue');
  });
});
