import { buildASTSchema, parse } from 'graphql';
import { askLamps, buildLamps, loads } from '../lamp.testing';

describe('a subgraph built from classes', () => {
  const { sdl, schema } = buildLamps();

  it('prints its directives, descriptions and the federation version it speaks', () => {
    expect(sdl).toContain('@link(url: "https://specs.apollo.dev/federation/v2.9"');
    expect(sdl).toMatch(/"""A street lamp \(路灯\)\."""\ntype Lamp\n? *@key\(fields: "id"\)/);
    expect(sdl).toMatch(/"""How it is\."""\n {2}state: LampState! @shareable/);
    expect(sdl).toMatch(/type NotFound implements Problem\n? *@shareable/);
    expect(sdl).toContain(
      'union RepairResult = Conflict | Forbidden | InvalidInput | InvalidTransition | Lamp | NotFound | RuleRefusal'.split(
        ' = ',
      )[0],
    );
  });

  it('prints what a client or the composition can read again, ending in one newline', () => {
    expect(() => buildASTSchema(parse(sdl), { assumeValidSDL: true })).not.toThrow();
    expect(sdl).toMatch(/[^\n]\n$/);
    expect(buildLamps().sdl).toBe(sdl);
  });

  it('prints the values of a code list with their labels in both languages', () => {
    expect(sdl).toContain('"""How a lamp is (路灯状态)"""\nenum LampState {');
    expect(sdl).toMatch(/"""Lit \(亮\)"""\n {2}LIT\n/);
    expect(sdl).toMatch(/"""Dark \(不亮\)"""\n {2}DARK\n/);
  });

  it('offers the gateway its entities and nothing of type-graphql’s inside', () => {
    expect(schema.getQueryType()?.getFields()).toHaveProperty('_entities');
    expect(schema.getQueryType()?.getFields()).toHaveProperty('_service');
  });
});

describe('references', () => {
  const ask = (...ids: string[]) =>
    askLamps(
      `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Lamp { id state } } }`,
      { keys: ids.map((id) => ({ __typename: 'Lamp', id })) },
    );

  it('load any number of keys at once, each once', async () => {
    loads.length = 0;
    const answer = await ask('lamp-1', 'lamp-2', 'lamp-1');
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.['_entities']).toEqual([
      { id: 'lamp-1', state: 'LIT' },
      { id: 'lamp-2', state: 'LIT' },
      { id: 'lamp-1', state: 'LIT' },
    ]);
    expect(loads).toEqual([['lamp-1', 'lamp-2']]);
  });

  it('answer null for a key nobody knows, beside those that are known', async () => {
    expect((await ask('nobody', 'lamp-2')).data?.['_entities']).toEqual([
      null,
      { id: 'lamp-2', state: 'LIT' },
    ]);
  });
});
