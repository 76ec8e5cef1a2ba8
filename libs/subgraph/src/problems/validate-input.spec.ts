import type { Language } from '@gezhi/kernel';
import { askLamps } from '../lamp.testing';

interface Violation {
  readonly path: readonly string[];
  readonly message: string;
}

async function violations(
  call: string,
  variables: Record<string, unknown>,
  language?: Language,
): Promise<readonly Violation[]> {
  const { data, errors } = await askLamps(
    `mutation ${call} { __typename ... on InvalidInput { code path violations { path message } } } }`,
    variables,
    language,
  );
  expect(errors).toBeUndefined();
  const answer = data?.['answer'] as {
    __typename: string;
    path: string[];
    violations: Violation[];
  };
  expect(answer.__typename).toBe('InvalidInput');
  expect(answer.path).toEqual(answer.violations[0]?.path);
  return answer.violations;
}
const repair =
  '($input: RepairInput!, $old: PartInput) { answer: repair(id: "lamp-1", input: $input, old: $old)';
const replace = '($parts: [PartInput!]!) { answer: replaceParts(parts: $parts)';
const paths = (found: readonly Violation[]) => found.map(({ path }) => path.join('.'));
const good = { name: 'bulb', count: 1 };

describe('an input that violates its constraints', () => {
  it('is refused with every wrong field, by its path below the argument', async () => {
    const found = await violations(repair, { input: { note: 'far too long a note' } });
    expect(found).toEqual([
      { path: ['input', 'note'], message: expect.stringContaining('10 characters') as unknown },
    ]);
  });

  it('names fields of nested inputs and of lists of them', async () => {
    const parts = [good, { name: 'x', count: 0 }];
    const found = await violations(repair, {
      input: { note: 'ok', parts, bulb: { name: '', count: 2 } },
    });
    expect(paths(found).sort()).toEqual([
      'input.bulb.name',
      'input.parts.1.count',
      'input.parts.1.name',
    ]);
  });

  it('names the argument it came as, where there are several', async () => {
    const found = await violations(repair, { input: { note: 'ok' }, old: { name: 'x', count: 1 } });
    expect(paths(found)).toEqual(['old.name']);
  });

  it('names the place in a list of inputs', async () => {
    const found = await violations(replace, { parts: [good, { name: 'bulb', count: 0 }] });
    expect(paths(found)).toEqual(['parts.1.count']);
  });

  it('says what is required in the language of the request', async () => {
    const input = { note: 'far too long a note' };
    expect((await violations(repair, { input }, 'zh'))[0]?.message).toBe('内容过长');
  });

  it('is a coded error of a query, by the names of its arguments', async () => {
    const { errors } = await askLamps('{ lamps(ids: ["1", "2", "3"], count: 0) { id } }');
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['ids'],
      violations: [{ path: ['ids'] }, { path: ['count'] }],
    });
  });

  it('is not refused when every field is as required', async () => {
    const { data } = await askLamps(`mutation ${repair} { __typename } }`, {
      input: { note: 'ok', parts: [good], bulb: null },
      old: good,
    });
    expect(data).toEqual({ answer: { __typename: 'Lamp' } });
  });
});
