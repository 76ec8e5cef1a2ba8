import { readFileSync } from 'node:fs';
import { assertLeastRights } from '@gezhi/persistence';
import type { BuiltSubgraph, SubgraphDefinition } from '@gezhi/subgraph';
import { actorWith } from '../subgraph/actors';
import type { SubgraphUnderTest } from '../subgraph/subgraph-in-process';
import { subgraphInProcess } from '../subgraph/subgraph-in-process';
import type { AuditedChange } from './audit-contract';
import { auditContract } from './audit-contract';
import { lintKeptFigures } from './kept-figures';
import { lintRetention } from './retention';
import { lintDefinitions, lintTables } from './guard-rails';
import { lintRowSecurity, tablesOutOfReach } from './row-security';
import { lintFieldRules } from './field-rules-lint';
import { lintMasking } from './masking-lint';
import { lintSchema } from './schema-lint';

export interface ContractOptions {
  /** The committed SDL. */
  readonly schemaFile: string;
  /** The entity types this subgraph owns and the field of their key. */
  readonly owned: Readonly<Record<string, string>>;
  /** Tables whose every row anybody may read: published lists and the like. All others have a rule that looks at the caller. */
  readonly published: readonly string[];
  /** One real change, by which the audit trail is tried. */
  readonly change: AuditedChange;
}

const NOBODY = '01890000-0000-7000-8000-000000000000';

/** The suite every subgraph passes: what the others and the gateway rely on. */
export function subgraphContract(
  definition: SubgraphDefinition,
  { schemaFile, owned, published, change }: ContractOptions,
): void {
  auditContract(definition, change);

  describe(`the contract of the ${definition.name} subgraph`, () => {
    let subgraph: SubgraphUnderTest;
    let built: BuiltSubgraph;
    beforeAll(async () => {
      built = definition.buildSchema();
      subgraph = await subgraphInProcess(definition);
    }, 60_000);
    afterAll(() => subgraph?.[Symbol.asyncDispose]());

    it('has its committed schema equal to its code', () => {
      expect(readFileSync(schemaFile, 'utf8')).toBe(built.sdl);
    });

    it('breaks no guard rail and describes every type and field', () => {
      expect(lintSchema(built.schema, Object.keys(owned))).toEqual([]);
    });

    it('masks every field that can lead to a person, or says why it is published', () => {
      expect(lintMasking(built.schema, built.masks)).toEqual([]);
    });

    it('lets what may be refused be null, and nobody unknown change anything', () => {
      expect(lintFieldRules(built.schema, built.sdl)).toEqual([]);
    });

    it('has migrations that make exactly the tables of its entities', async () => {
      const drift = await subgraph.dataSource.driver.createSchemaBuilder().log();
      expect(drift.upQueries.map(({ query }) => query).filter(isDrift)).toEqual([]);
    });

    it('defines and stores nothing that a guard rail forbids', async () => {
      expect(lintDefinitions(definition)).toEqual([]);
      expect(await lintTables(subgraph.dataSource)).toEqual([]);
    });

    it('keeps the rows of every table from those they are not for, but of what is published', async () => {
      expect(await lintRowSecurity(subgraph.dataSource, published)).toEqual([]);
    });

    it('serves with no more rights than it needs', async () => {
      await expect(assertLeastRights(subgraph.service)).resolves.toBeUndefined();
      expect(await tablesOutOfReach(subgraph.dataSource)).toEqual(['migrations']);
    });

    it('keeps no personal data longer than its retention plan says', async () => {
      expect(await lintRetention(definition, subgraph.dataSource)).toEqual([]);
    });

    it('forgets kept figures whenever what they count changes', async () => {
      expect(await lintKeptFigures(definition, subgraph.dataSource)).toEqual([]);
    });

    it('writes its reference lists again without change', async () => {
      const count = async () => subgraph.dataSource.query<unknown[]>(COUNT_ROWS);
      const before = await count();
      await subgraph.reseed();
      expect(await count()).toEqual(before);
    });

    it.each(Object.entries(owned))(
      'resolves any number of %s keys in one statement, unknown ones to null',
      async (type, key) => {
        const unknown = key === 'code' ? '999999' : NOBODY;
        const keys = [
          unknown,
          key === 'code' ? '888888' : NOBODY.replace('8000', '9000'),
          "x' OR 1=1",
        ];
        const answer = await subgraph.ask<{ _entities: unknown[] }>(
          actorWith('ADMINISTRATOR', { areas: ['3201'] }),
          `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on ${type} { ${key} } } }`,
          { keys: keys.map((value) => ({ __typename: type, [key]: value })) },
        );
        expect(answer.errors).toEqual([]);
        expect(answer.data?._entities).toEqual([null, null, null]);
        expect(answer.statements.length).toBeLessThanOrEqual(1);
      },
    );

    it('reaches every state of every machine', () => {
      for (const machine of definition.machines) {
        expect([...machine.reachable()].sort()).toEqual(Object.keys(machine.states).sort());
      }
    });

    it('names every problem, metric, code and notification in both languages', () => {
      const texts = [
        ...Object.values(definition.problems.definitions).flatMap(({ message, meaning }) => [
          message,
          meaning,
        ]),
        ...definition.metrics.definitions.flatMap(({ title, definition: text }) => [title, text]),
        ...definition.codeLists.flatMap(({ title, labels }) => [title, ...Object.values(labels)]),
        ...(definition.notifications ?? []).flatMap(({ subject, text }) => [subject, text]),
      ];
      for (const { en, zh } of texts) {
        expect(en).not.toBe('');
        expect(zh).toMatch(/\p{Script=Han}|\d/u);
      }
    });

    it('measures no fines', () => {
      const metrics = JSON.stringify(definition.metrics.definitions);
      expect(metrics).not.toMatch(/fine_|_fine|罚款金额|罚没/);
    });

    it('answers nobody but the gateway', async () => {
      const answer = await subgraph.send(JSON.stringify({ query: '{ __typename }' }), {});
      expect(answer.status).toBe(401);
    });

    it('does not tell its schema by introspection', async () => {
      const answer = await subgraph.ask(
        actorWith('ADMINISTRATOR'),
        '{ __schema { types { name } } }',
      );
      expect(answer.data).toBeNull();
    });
  });
}

/** Indexes, checks and foreign keys are made by migrations alone; TypeORM would drop what no decorator names. */
function isDrift(query: string): boolean {
  return !/^(DROP INDEX|ALTER TABLE "\w+" DROP CONSTRAINT)/.test(query);
}

const COUNT_ROWS = `SELECT relname, (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', relname), false, true, '')))[1]::text AS rows
  FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`;
