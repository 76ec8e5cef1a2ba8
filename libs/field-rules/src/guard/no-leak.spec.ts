import { isDeepStrictEqual } from 'node:util';
import { isSignedIn } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';
import fc from 'fast-check';
import { parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { FieldRules } from '../rules/field-rules';
import { CALLERS } from '../testing/callers.testing';
import { operationsOn } from '../testing/generated-operation.testing';
import type { GeneratedOperation } from '../testing/generated-operation.testing';
import { localGraph } from '../testing/local-graph.testing';
import type { LocalGraph } from '../testing/local-graph.testing';
import { expectedAnswer, withTypes } from '../testing/oracle.testing';
import { monolith, TEST_POLICIES, testSubgraphs } from '../testing/three-subgraphs.testing';
import { createFieldGuard } from './field-guard';
import type { FieldGuard, OperationPart } from './field-guard';
import { refusalTeller } from './tell-refusal';

jest.setTimeout(3_600_000);

/** How many operations are generated; the full proof is `FIELD_RULES_RUNS=10000`. */
const RUNS = Number(process.env['FIELD_RULES_RUNS'] ?? 150);
const SEED = Number(process.env['FIELD_RULES_SEED'] ?? Date.now() % 2_147_483_647);

/** The rules of the test graph as a person reads them; nothing here is shared with the guard but the policies. */
type Allows = (actor: Actor) => boolean;
const policy =
  (name: string): Allows =>
  (actor) =>
    TEST_POLICIES.find(name)?.holds(actor) === true;
const scope =
  (name: string): Allows =>
  ({ scopes }) =>
    scopes.includes(name);
const staff = policy('staff');
const figures = policy('readsFigures');
const audits = policy('audits');

const TABLE: Readonly<Record<string, Allows>> = {
  'Query.me': isSignedIn,
  'Query.vault': isSignedIn,
  'Query.node': isSignedIn,
  'Query.nodes': isSignedIn,
  'Query.search': isSignedIn,
  'Person.phone': staff,
  'Person.callSign': staff,
  'Person.level': policy('handlesEvents'),
  'Person.secret': isSignedIn,
  'Person.rating': (actor) => figures(actor) && scope('a:read')(actor),
  'Company.label': (actor) =>
    (scope('a:read')(actor) && scope('b:read')(actor)) || scope('admin')(actor),
  'Company.hidden': audits,
  'Vault.id': isSignedIn,
  'Vault.label': isSignedIn,
  'Vault.gold': (actor) => isSignedIn(actor) && scope('admin')(actor),
  'Vault.keeper': isSignedIn,
  'Cell.value': figures,
  'Inner.closed': isSignedIn,
  'Place.title': isSignedIn,
  'Place.crowd': isSignedIn,
  'Place.vault': isSignedIn,
  'Place.guard': (actor) => staff(actor) || (figures(actor) && audits(actor)),
  'Count.note': isSignedIn,
  'Share.note': staff,
};
const mayRead = (actor: Actor, coordinate: string) => TABLE[coordinate]?.(actor) ?? true;

/** Every text of the data names its coordinate, wherever it turns up. */
function leaks(answer: unknown, isAllowed: (coordinate: string) => boolean): string[] {
  const found = JSON.stringify(answer).matchAll(/(\w+\.\w+)#/g);
  return [...found].flatMap(([, coordinate = '']) => (isAllowed(coordinate) ? [] : [coordinate]));
}

const contextOf = (actor: Actor) => ({ actor, language: 'en' as const, asked: [] as string[] });
const tell = refusalTeller('en');
const SHAPE = { values: { ID: ['"p1"', '"c1"', '"v1"', '"none"', '"b"'] } };

interface Answered {
  readonly callers: Actor[];
  /** What the federated graph answers. */
  readonly answer: ExecutionResult;
  readonly compared: ExecutionResult;
  readonly isWrong: boolean;
}

/** A round trip: answers have no prototype. */
const plain = (data: unknown): unknown => JSON.parse(JSON.stringify(data ?? null)) as unknown;

describe(`generated operations (FIELD_RULES_SEED=${SEED} FIELD_RULES_RUNS=${RUNS})`, () => {
  let graph: LocalGraph;
  let guarded: LocalGraph;
  let guard: FieldGuard;
  let whole: ReturnType<typeof monolith>;
  beforeAll(async () => {
    graph = await localGraph(testSubgraphs(null));
    guarded = await localGraph(testSubgraphs(TEST_POLICIES));
    whole = monolith(graph.schema);
    const rules = new FieldRules(parse(graph.supergraphSdl));
    guard = createFieldGuard({ schema: graph.schema, rules, policies: TEST_POLICIES });
  });
  afterAll(() => Promise.all([graph?.stop(), guarded?.stop()]));

  /**
   * Callers who get the same part of an operation get the same answer: it is executed once for them. The stock
   * gateway answers some operations wrongly, protected or not (a `@requires` under `@include`, for one); where it
   * does, the answer of one schema over the same data is compared, and its own is searched for leaks only.
   */
  async function answersOf({ document, variables }: GeneratedOperation) {
    const answers = new Map<unknown, Answered>();
    for (const actor of CALLERS) {
      const part = guard.check(document).partFor(actor);
      const known = answers.get(part);
      if (known) known.callers.push(actor);
      else answers.set(part, { callers: [actor], ...(await answerFor(actor, part)) });
    }
    return [...answers.values()];

    async function answerFor(actor: Actor, part: OperationPart | null) {
      const settle = (raw: ExecutionResult) => (part ? part.settle(raw, tell) : raw);
      const local = part?.answerLocally(variables, tell);
      if (local) return { answer: local, compared: local, isWrong: false };
      const asked = part?.document ?? document;
      const federated = await graph.execute(asked, variables, contextOf(actor));
      const right = whole(asked, variables);
      const isWrong = !isDeepStrictEqual(plain(federated.data), plain(right.data));
      return { answer: settle(federated), compared: settle(isWrong ? right : federated), isWrong };
    }
  }

  it('give every caller exactly what the rules allow, and of the rest nothing but null', async () => {
    const count = { compared: 0, refusals: 0, wrong: 0 };
    await fc.assert(
      fc.asyncProperty(operationsOn(graph.schema, SHAPE), async (operation) => {
        const open = whole(withTypes(operation.document), operation.variables);
        expect(open.errors).toBeUndefined();
        for (const { callers, answer, compared, isWrong } of await answersOf(operation)) {
          for (const actor of callers) {
            const expected = expectedAnswer(graph.schema, operation, open.data, (type, field) =>
              mayRead(actor, `${type}.${field}`),
            );
            count.compared += 1;
            count.refusals += expected.refused.size > 0 ? 1 : 0;
            count.wrong += isWrong ? 1 : 0;
            const allows = (coordinate: string) => mayRead(actor, coordinate);
            expect(leaks([answer, compared], allows)).toEqual([]);
            expect(plain(compared.data)).toEqual(expected.data);
            const codes = new Set(compared.errors?.map(({ extensions }) => extensions['code']));
            expect([...codes]).toEqual(
              expected.refused.size > 0 ? ['UNAUTHORIZED_FIELD_OR_TYPE'] : [],
            );
          }
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    process.stdout.write(
      `field rules: ${RUNS} operations for ${CALLERS.length} callers, ${count.compared} answers, ` +
        `${count.refusals} with refusals, 0 leaks; ${count.wrong} compared beside the stock gateway (seed ${SEED})\n`,
    );
    expect(count.refusals).toBeGreaterThan(0);
    expect(count.wrong).toBeLessThan(count.compared / 20);
  });

  it('learn no more from the subgraphs alone, should the gateway ever let all of it pass', async () => {
    // One subgraph cannot know what only another one declares.
    const elsewhere = ['Place.title'];
    await fc.assert(
      fc.asyncProperty(operationsOn(graph.schema, SHAPE), async ({ document, variables }) => {
        for (const actor of CALLERS) {
          const answer = await guarded.execute(document, variables, contextOf(actor));
          const found = leaks(
            answer,
            (coordinate) => elsewhere.includes(coordinate) || mayRead(actor, coordinate),
          );
          expect(found).toEqual([]);
        }
      }),
      { numRuns: Math.ceil(RUNS / 5), seed: SEED },
    );
  });
});
