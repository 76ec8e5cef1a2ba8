import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { POLICIES } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import fc from 'fast-check';
import { getNamedType, isObjectType, parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { FieldRules } from '../rules/field-rules';
import { createJudge } from '../rules/judge';
import { PUBLIC } from '../rules/requirement';
import { CALLERS } from '../testing/callers.testing';
import { operationsOn } from '../testing/generated-operation.testing';
import { inventedAnswer, inventedSubgraph, namesIn } from '../testing/invented-data.testing';
import { localGraph } from '../testing/local-graph.testing';
import type { LocalGraph } from '../testing/local-graph.testing';
import { expectedAnswer, withTypes } from '../testing/oracle.testing';
import { createFieldGuard } from './field-guard';
import type { FieldGuard, OperationPart } from './field-guard';
import { refusalTeller } from './tell-refusal';

jest.setTimeout(3_600_000);

/** The full proof is `FIELD_RULES_CITY_RUNS=1000`. */
const RUNS = Number(process.env['FIELD_RULES_CITY_RUNS'] ?? 40);
const SEED = Number(process.env['FIELD_RULES_SEED'] ?? Date.now() % 2_147_483_647);
const DEPARTMENTS = ['grid', 'party-building', 'services', 'enforcement'];
const APPS = join(__dirname, '../../../../apps');

const SHAPE = { depth: 6, values: { String: ['"x"'], ID: ['"k1"'] } };
/** Where most of what is protected lies below. */
const ROOTS = new Set([
  'area',
  'organization',
  'govEvent',
  'alliance',
  'inspection',
  'regulatedSite',
]);
const tell = refusalTeller('en');
const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data ?? null)) as unknown;

describe(`the graph of the four departments (FIELD_RULES_SEED=${SEED} FIELD_RULES_CITY_RUNS=${RUNS})`, () => {
  let graph: LocalGraph;
  let guard: FieldGuard;
  let rules: FieldRules;
  beforeAll(async () => {
    graph = await localGraph(
      DEPARTMENTS.map((name) =>
        inventedSubgraph(name, readFileSync(join(APPS, name, 'schema.graphql'), 'utf8')),
      ),
    );
    rules = new FieldRules(parse(graph.supergraphSdl));
    guard = createFieldGuard({ schema: graph.schema, rules, policies: POLICIES });
  });
  afterAll(() => graph?.stop());

  /** What is declared on a field, on its type and on what it answers, without what the guard makes of it. */
  function reader() {
    const judge = createJudge(POLICIES);
    const declared = new Map(
      rules.declared().map(({ coordinate, requirement }) => [coordinate, requirement]),
    );
    return (actor: Actor) => (typeName: string, field: string) => {
      const type = graph.schema.getType(typeName);
      const answered = isObjectType(type) ? type.getFields()[field]?.type : undefined;
      const places = [
        typeName,
        `${typeName}.${field}`,
        answered ? getNamedType(answered).name : '',
      ];
      return places.every((place) => judge.meets(actor, declared.get(place) ?? PUBLIC));
    };
  }

  it('gives every role exactly what its rules allow', async () => {
    const mayRead = reader();
    const count = { answers: 0, refusals: 0, wrong: 0 };
    const tried = new Set<string>();
    const favours = (type: string, field: string) =>
      type === 'Query' ? ROOTS.has(field) : rules.ofField(type, field) !== PUBLIC;
    await fc.assert(
      fc.asyncProperty(operationsOn(graph.schema, { ...SHAPE, favours }), async (operation) => {
        const { document, variables } = operation;
        for (const name of namesIn(document)) tried.add(name);
        const open = inventedAnswer(graph.schema, withTypes(document), variables);
        const answers = new Map<OperationPart | null, ExecutionResult>();
        for (const actor of CALLERS) {
          const part = guard.check(document).partFor(actor);
          const answer = answers.get(part) ?? (await answerOf(part, actor));
          answers.set(part, answer);
          const expected = expectedAnswer(graph.schema, operation, open.data, mayRead(actor));
          expect(plain(answer.data)).toEqual(expected.data);
          for (const [, type = '', field = ''] of JSON.stringify(answer).matchAll(
            /(\w+)\.(\w+)#/g,
          )) {
            expect([type, field, mayRead(actor)(type, field)]).toEqual([type, field, true]);
          }
          expect((answer.errors ?? []).length > 0).toBe(expected.refused.size > 0);
          count.answers += 1;
          count.refusals += expected.refused.size > 0 ? 1 : 0;
        }

        async function answerOf(part: OperationPart | null, actor: Actor) {
          const local = part?.answerLocally(variables, tell);
          if (local) return local;
          const asked = part?.document ?? document;
          const context = { actor, language: 'en' as const, asked: [] };
          const federated = await graph.execute(asked, variables, context);
          const right = inventedAnswer(graph.schema, asked, variables);
          const isWrong = !isDeepStrictEqual(plain(federated.data), plain(right.data));
          count.wrong += isWrong ? 1 : 0;
          const answer = isWrong ? right : federated;
          return part ? part.settle(answer, tell) : answer;
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    process.stdout.write(
      `field rules: ${RUNS} operations on the graph of the departments for ${CALLERS.length} callers, ${count.answers} answers, ` +
        `${count.refusals} with refusals, 0 leaks; ${tried.size} names tried, ${count.wrong} compared beside the stock gateway (seed ${SEED})\n`,
    );
  });
});
