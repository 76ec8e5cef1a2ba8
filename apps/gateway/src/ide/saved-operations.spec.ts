import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStockEngine } from '@gezhi/engine';
import { createCallSigner, DEMO_IDENTITIES, POLICIES } from '@gezhi/identity';
import { systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import { parse, validate } from 'graphql';
import { protectEngine } from '../supergraph/protect-engine';
import { COMMITTED_SUPERGRAPH, SupergraphFile } from '../supergraph/supergraph-file';
import { EXAMPLE_USERS, loadSavedOperations } from './saved-operations';
import { connectionBy } from '../supergraph/subgraph-connections';

/** The schema clients see; nothing is asked of the subgraphs it names. */
async function committedSchema() {
  const subgraphs = Object.fromEntries(
    ['grid', 'party-building', 'services', 'enforcement'].map((name) => {
      const key = { subgraph: name, keyId: 'k', secret: 'x'.repeat(32), clock: systemClock };
      const signer = createCallSigner(key);
      return [name, connectionBy({ url: 'http://localhost/graphql', socket: null }, signer)];
    }),
  );
  const logger = createLogger({ name: 'test', level: 'silent' });
  const engine = protectEngine(createStockEngine({ subgraphs, logger }), { policies: POLICIES });
  const graph = await engine.load(await new SupergraphFile(COMMITTED_SUPERGRAPH).read());
  await graph.dispose();
  return graph.schema;
}

describe('the committed examples', () => {
  it('are there for each of the three users, and name demo identities that exist', async () => {
    const operations = await loadSavedOperations();
    const users = new Set(operations.map(({ user }) => user));
    expect([...users].sort()).toEqual([...EXAMPLE_USERS].sort());
    const known = [null, ...DEMO_IDENTITIES.map(({ id }) => id)];
    expect(operations.every(({ runAs }) => known.includes(runAs))).toBe(true);
  });

  it('fit the committed supergraph', async () => {
    const schema = await committedSchema();
    for (const { id, query } of await loadSavedOperations()) {
      expect([id, validate(schema, parse(query)).map(({ message }) => message)]).toEqual([id, []]);
    }
  });
});

describe('a saved operation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gezhi-operations-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const load = (name: string, text: string, variables?: string) => {
    const own = mkdtempSync(join(folder, 'case-'));
    writeFileSync(join(own, `${name}.graphql`), text);
    if (variables !== undefined) writeFileSync(join(own, `${name}.variables.json`), variables);
    return loadSavedOperations(own);
  };
  const TEXT = '# en: Areas\n# zh: 区域\n# as: auditor\nquery Areas { areas { name } }';

  it('says for whom it is, what it asks in both languages, and as whom it runs', async () => {
    expect(await load('front-end-areas', TEXT, '{"a":1}')).toEqual([
      {
        id: 'front-end-areas',
        user: 'front-end',
        title: { en: 'Areas', zh: '区域' },
        runAs: 'auditor',
        query: TEXT,
        variables: '{"a":1}',
      },
    ]);
  });

  it.each([
    ['the name of no user', 'areas', TEXT, undefined, 'begins with one of'],
    ['no Chinese title', 'department-areas', '# en: Areas\n{ a }', undefined, '# zh:'],
    ['two operations', 'department-areas', `${TEXT} query B { b }`, undefined, 'exactly one'],
    ['a broken operation', 'department-areas', '# en: a\n# zh: a\n{', undefined, 'Syntax Error'],
    ['broken variables', 'department-areas', TEXT, '{', 'JSON'],
  ])('is refused with %s', async (_what, name, text, variables, message) => {
    await expect(load(name, text, variables)).rejects.toThrow(message);
  });
});
