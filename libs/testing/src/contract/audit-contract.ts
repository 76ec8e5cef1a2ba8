import { endOf, findRecords, readLinks, verifyChain } from '@gezhi/audit';
import type { Actor } from '@gezhi/identity';
import { ANONYMOUS } from '@gezhi/identity';
import { findPersonalData } from '@gezhi/kernel';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import type { GraphQLSchema } from 'graphql';
import { isAudited } from '@gezhi/subgraph';
import { actorWith } from '../subgraph/actors';
import type { SubgraphUnderTest } from '../subgraph/subgraph-in-process';
import { subgraphInProcess } from '../subgraph/subgraph-in-process';

/** One real change of the subgraph, which its reference lists alone make possible. */
export interface AuditedChange {
  /** The field of `Mutation`. */
  readonly mutation: string;
  /** The type of its one argument, `input`. */
  readonly inputType: string;
  readonly input: object;
  readonly actor: Actor;
  /** Puts in place what the change needs. */
  readonly prepare?: (subgraph: SubgraphUnderTest) => Promise<void>;
}

interface Outcome {
  readonly __typename: string;
  readonly code?: string;
}

/** What the audit trail of every subgraph keeps to (guardrails.md 10). */
export function auditContract(definition: SubgraphDefinition, change: AuditedChange): void {
  describe(`the audit trail of the ${definition.name} subgraph`, () => {
    let subgraph: SubgraphUnderTest;
    let schema: GraphQLSchema;
    /** The reader of the trail in the graph. */
    let reader: string;
    beforeAll(async () => {
      subgraph = await subgraphInProcess(definition);
      ({ schema } = definition.buildSchema());
      const queries = Object.keys(schema.getQueryType()?.getFields() ?? {});
      reader = queries.find((name) => name.endsWith('AuditRecords')) ?? 'no reader';
      await change.prepare?.(subgraph);
    }, 60_000);
    afterAll(() => subgraph?.[Symbol.asyncDispose]());

    const { mutation, inputType, input } = change;
    const coordinate = `Mutation.${mutation}`;
    const ask = (actor: Actor) =>
      subgraph.ask<{ answer: Outcome }>(
        actor,
        `mutation ($input: ${inputType}!) { answer: ${mutation}(input: $input) { __typename ... on Problem { code } } }`,
        { input },
      );
    async function make(): Promise<Outcome> {
      const answer = await ask(change.actor);
      expect(answer.errors).toEqual([]);
      return answer.data?.answer as Outcome;
    }
    const recorded = () =>
      findRecords(subgraph.dataSource.manager, {}, { first: 100, before: null });
    const auditor = actorWith('AUDITOR', { subject: 'the-auditor' });
    const look = (actor: Actor) =>
      subgraph.ask<Record<string, { nodes: { operation: string }[]; totalCount: number }>>(
        actor,
        `{ ${reader}(first: 50) { nodes { seq kind operation actor { subject } objects { id } } totalCount } }`,
      );

    it('has every mutation recorded', () => {
      const fields = schema.getMutationType()?.getFields() ?? {};
      const forgotten = Object.values(fields).filter(({ resolve }) => !isAudited(resolve));
      expect(forgotten.map(({ name }) => name)).toEqual([]);
    });

    it('has a change undone that cannot be recorded, and says so', async () => {
      const rows = () => subgraph.dataSource.query<unknown[]>(COUNT_ROWS);
      const before = await rows();
      await subgraph.dataSource.query(
        'REVOKE EXECUTE ON FUNCTION audit_append(text[]) FROM gezhi_service',
      );
      try {
        expect(await make()).toEqual({ __typename: 'RuleRefusal', code: 'AUDIT_UNAVAILABLE' });
      } finally {
        await subgraph.dataSource.query(
          'GRANT EXECUTE ON FUNCTION audit_append(text[]) TO gezhi_service',
        );
      }
      expect(await rows()).toEqual(before);
    });

    it.each([
      ['nobody', ANONYMOUS],
      ['somebody without the right', actorWith('AUDITOR')],
    ])('has a refusal recorded: of %s', async (_, actor) => {
      const before = await recorded();
      const { data, errors } = await ask(actor);
      // Rules of fields refuse with an error, rights with a problem.
      const code = data?.answer?.code ?? errors[0]?.extensions['code'];
      expect(code).toMatch(/^(UNAUTHENTICATED|FORBIDDEN|UNAUTHORIZED_FIELD_OR_TYPE)$/);
      const [last, ...earlier] = await recorded();
      expect(earlier).toHaveLength(before.length);
      expect(last).toMatchObject({ kind: 'DENIAL', operation: coordinate, code });
      expect(last?.actor.subject).toBe(actor.subject);
    });

    it('has a change recorded: who made it and to which objects', async () => {
      expect(await make()).not.toHaveProperty('code');
      const [last] = await recorded();
      expect(last).toMatchObject({ kind: 'MUTATION', operation: coordinate, outcome: 'DONE' });
      expect(last?.actor.subject).toBe(change.actor.subject);
      expect(last?.objects.length).toBeGreaterThan(0);
    });

    it('is read by auditors alone, who are recorded too', async () => {
      const answer = await look(auditor);
      expect(answer.errors).toEqual([]);
      expect(answer.data?.[reader]?.nodes.map(({ operation }) => operation)).toContain(coordinate);
      const [last] = await recorded();
      expect(last).toMatchObject({ kind: 'SEARCH', operation: `Query.${reader}` });
      expect(last?.actor.subject).toBe('the-auditor');

      const refused = await look(actorWith('DISTRICT_COMMAND', { areas: ['3201'] }));
      expect(refused.errors[0]?.extensions['code']).toBe('FORBIDDEN');
      expect((await recorded())[0]).toMatchObject({ kind: 'DENIAL', code: 'FORBIDDEN' });
    });

    it('withholds an answer whose reading cannot be recorded', async () => {
      await subgraph.dataSource.query(
        'REVOKE EXECUTE ON FUNCTION audit_append(text[]) FROM gezhi_service',
      );
      try {
        const answer = await look(auditor);
        expect(answer.data).toBeNull();
        expect(answer.errors[0]?.extensions).toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
      } finally {
        await subgraph.dataSource.query(
          'GRANT EXECUTE ON FUNCTION audit_append(text[]) TO gezhi_service',
        );
      }
    });

    it.each([
      'UPDATE audit_record SET record = record',
      'DELETE FROM audit_record',
      'TRUNCATE audit_record',
    ])('is changed by nobody: %s', async (statement) => {
      await expect(subgraph.service.query(statement)).rejects.toThrow('permission denied');
      await expect(subgraph.dataSource.query(statement)).rejects.toThrow('append-only');
    });

    it('is one sound chain and holds no number of anybody', async () => {
      const { manager } = subgraph.dataSource;
      const evidence = { ...(await endOf(manager)), links: readLinks(manager), heads: [] };
      expect(await verifyChain({ ...evidence, keys: new Map() })).toMatchObject({ ok: true });
      for (const { record } of await recorded()) {
        // Keys, trace ids and digests hold digits by chance; everything else is read.
        expect(findPersonalData(record.replace(KEYS, ''))).toEqual([]);
      }
    });
  });
}

const KEYS = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|"(?:traceId|inputDigest)":"[^"]*"/g;

const COUNT_ROWS = `SELECT relname, (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', relname), false, true, '')))[1]::text AS rows
  FROM pg_class WHERE relkind = 'r' AND relname NOT LIKE 'reference%' AND relnamespace = 'public'::regnamespace ORDER BY relname`;
