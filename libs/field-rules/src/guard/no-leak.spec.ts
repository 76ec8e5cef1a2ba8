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
import { TEST_POLICIES, testSubgraphs } from '../testing/three-subgraphs.testing';
import { createFieldGuard } from './field-guard';
import type { FieldGuard } from './field-guard';
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

describe(`generated operations (FIELD_RULES_SEED=${SEED} FIELD_RULES_RUNS=${RUNS})`, () => {
  let graph: LocalGraph;
  let guarded: LocalGraph;
  let guard: FieldGuard;
  beforeAll(async () => {
    graph = await localGraph(testSubgraphs(null));
    guarded = await localGraph(testSubgraphs(TEST_POLICIES));
    const rules = new FieldRules(parse(graph.supergraphSdl));
    guard = createFieldGuard({ schema: graph.schema, rules, policies: TEST_POLICIES });
  });
  afterAll(() => Promise.all([graph?.stop(), guarded?.stop()]));

  /** Callers who get the same part of an operation get the same answer: it is executed once for them. */
  async function answersOf({ document, variables }: GeneratedOperation) {
    const answers = new Map<
      unknown,
      { callers: Actor[]; answer: ExecutionResult; calls: number }
    >();
    for (const actor of CALLERS) {
      const part = guard.check(document).partFor(actor);
      const known = answers.get(part);
      if (known) {
        known.callers.push(actor);
        continue;
      }
      const context = contextOf(actor);
      const answer =
        part?.answerLocally(variables, tell) ??
        (part
          ? part.settle(await graph.execute(part.document, variables, context), tell)
          : await graph.execute(document, variables, context));
      answers.set(part, { callers: [actor], answer, calls: context.asked.length });
    }
    return [...answers.values()];
  }

  it('give every caller exactly what the rules allow, and of the rest nothing but null', async () => {
    let compared = 0;
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(operationsOn(graph.schema, SHAPE), async (operation) => {
        const context = contextOf(CALLERS[0] as Actor);
        const open = await graph.execute(
          withTypes(operation.document),
          operation.variables,
          context,
        );
        expect(open.errors).toBeUndefined();
        for (const { callers, answer } of await answersOf(operation)) {
          for (const actor of callers) {
            const expected = expectedAnswer(graph.schema, operation, open.data, (type, field) =>
              mayRead(actor, `${type}.${field}`),
            );
            compared += 1;
            if (expected.refused.size > 0) refusals += 1;
            expect(leaks(answer, (coordinate) => mayRead(actor, coordinate))).toEqual([]);
            // A round trip, because answers have no prototype and generated keys may be `undefined`.
            expect(JSON.parse(JSON.stringify(answer.data))).toEqual(expected.data);
            const codes = new Set(answer.errors?.map(({ extensions }) => extensions['code']));
            expect([...codes]).toEqual(
              expected.refused.size > 0 ? ['UNAUTHORIZED_FIELD_OR_TYPE'] : [],
            );
          }
        }
      }),
      { numRuns: RUNS, seed: SEED },
    );
    process.stdout.write(
      `field rules: ${RUNS} operations, ${CALLERS.length} callers, ${compared} answers compared, ${refusals} with refusals, 0 leaks (seed ${SEED})\n`,
    );
    expect(refusals).toBeGreaterThan(0);
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
