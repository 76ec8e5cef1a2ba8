import { GraphQLError, parse } from 'graphql';
import type { Caller, Graph } from './engine';
import { createGezhiEngine } from './gezhi/gezhi-engine';
import type { EngineObserver, GraphState, OperationObserver } from './observer';
import { createLocalPlanner } from './plan/local-planner';
import { PlanRefusedError } from './plan/planner';
import { ask, caller, startTwoDepartments, supergraphOf } from './testing/two-departments.testing';

/** Writes down what it is told, times aside. */
class Notes implements EngineObserver {
  readonly told: string[] = [];
  readonly states = new Set<GraphState>();

  graphOpened(state: GraphState): void {
    this.states.add(state);
  }
  graphClosed(state: GraphState): void {
    this.states.delete(state);
  }
  planFound(): void {
    this.told.push('plan found');
  }
  planned(outcome: string, milliseconds: number): void {
    expect(milliseconds).toBeGreaterThanOrEqual(0);
    this.told.push(`plan ${outcome}`);
  }
  fetchEnded(service: string, outcome: string, milliseconds: number, isOpen: boolean): void {
    expect(milliseconds).toBeGreaterThanOrEqual(0);
    this.told.push(`${service} ${outcome}${isOpen ? ', breaker open' : ''}`);
  }
  fetchShared(service: string): void {
    this.told.push(`${service} shared`);
  }
  fetchRetried(service: string): void {
    this.told.push(`${service} retried`);
  }
  /** What was told since it was last asked. */
  since(): string[] {
    return this.told.splice(0);
  }
}

let departments: Awaited<ReturnType<typeof startTwoDepartments>>;
let graph: Graph;
const notes = new Notes();

beforeAll(async () => {
  departments = await startTwoDepartments();
  const { grid, events } = departments;
  const engine = createGezhiEngine({
    subgraphs: { grid: grid.connection, events: events.connection },
    createPlanner: createLocalPlanner,
    observer: notes,
  });
  graph = await engine.load(supergraphOf([grid, events]));
});
afterAll(async () => {
  await departments.grid[Symbol.asyncDispose]();
  await departments.events[Symbol.asyncDispose]();
});
afterEach(() => {
  departments.grid.answerWith(null);
  departments.grid.onAsked = null;
  notes.since();
});

describe('an observer of the engine', () => {
  it('is told of plans once, of plans found, and of every request', async () => {
    await ask(graph, '{ areas { name eventCount } }');
    expect(notes.since()).toEqual(['plan PLANNED', 'grid OK', 'events OK']);
    await ask(graph, '{ areas { name eventCount } }');
    expect(notes.since()).toEqual(['plan found', 'grid OK', 'events OK']);
  });

  it('is told why an operation cannot be planned, and that the refusal was found', async () => {
    const { grid, events } = departments;
    const told = new Notes();
    const engine = createGezhiEngine({
      subgraphs: { grid: grid.connection, events: events.connection },
      createPlanner: () => ({
        plan: () => Promise.reject(new PlanRefusedError('OPERATION_TOO_COMPLEX')),
        close: async () => undefined,
      }),
      observer: told,
    });
    const refusing = await engine.load(supergraphOf([grid, events]));
    for (let time = 0; time < 2; time += 1)
      await expect(refusing.prepare(parse('{ me }'))).rejects.toBeInstanceOf(GraphQLError);
    expect(told.since()).toEqual(['plan OPERATION_TOO_COMPLEX', 'plan found']);
    await refusing.dispose();
  });

  it('reads the figures of a graph whenever it wants', () => {
    const [state] = notes.states;
    expect(state?.plansKept).toBeGreaterThan(0);
    expect(state?.planBytes).toBeGreaterThan(state?.plansKept ?? Infinity);
    expect(state?.plansWaiting).toBe(0);
  });

  it('is told once of a request that many wait for, and of each who joined it', async () => {
    await Promise.all([1, 2, 3].map(() => ask(graph, '{ me }')));
    expect(notes.since().sort()).toEqual(['grid OK', 'grid shared', 'grid shared', 'plan PLANNED']);
  });

  it('is told of errors beside data, of broken connections and of the second attempt', async () => {
    departments.grid.answerWith((_, response) =>
      response
        .setHeader('content-type', 'application/json')
        .end('{"data":{"me":null},"errors":[{"message":"no"}]}'),
    );
    await ask(graph, '{ me }');
    expect(notes.since()).toEqual(['plan found', 'grid ERRORS']);
    departments.grid.answerWith((request) => request.socket.destroy());
    await ask(graph, '{ me }');
    expect(notes.since()).toEqual(['plan found', 'grid retried', 'grid SUBGRAPH_UNAVAILABLE']);
  });

  it('is told when nobody waits any more', async () => {
    const client = new AbortController();
    departments.grid.answerWith(() => client.abort());
    await ask(graph, '{ me }', { signal: client.signal });
    expect(notes.since()).toEqual(['plan found', 'grid ABANDONED']);
  });

  it('is told that a breaker opened, of what is not asked then, and that it closed', async () => {
    const rename = 'mutation { rename(code: "1", name: "x") { code } }';
    departments.grid.answerWith((request) => request.socket.destroy());
    for (let time = 0; time < 6; time += 1) await ask(graph, rename);
    const told = notes.since();
    expect(told.filter((each) => each === 'grid SUBGRAPH_UNAVAILABLE').length).toBeLessThan(5);
    expect(told.at(-1)).toBe('grid NOT_ASKED, breaker open');
    departments.grid.answerWith(null);
    let last: string | undefined;
    while (last !== 'grid OK') {
      await ask(graph, rename);
      last = notes.since().at(-1);
    }
  });
});

describe('an observer of an operation', () => {
  const traced = () => {
    const told: string[] = [];
    const observer: OperationObserver = {
      planned: (outcome) => told.push(`plan ${outcome}`),
      fetchBegun(service, entities) {
        const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(15)}${told.length}-01`;
        told.push(`${service} asked for ${entities ?? 'the root'}`);
        return { traceparent, ended: (outcome) => told.push(`${service} ${outcome}`) };
      },
    };
    const as: Caller = { ...caller, observer };
    return { told, as };
  };

  it('is told of its steps, whose traces go with the requests', async () => {
    const { told, as } = traced();
    const document = parse('{ areas { code eventCount } }');
    const operation = await graph.prepare(document, undefined, as.observer);
    await operation.execute({}, as);
    expect(told).toEqual([
      'plan PLANNED',
      'grid asked for the root',
      'grid OK',
      'events asked for 2',
      'events OK',
    ]);
    const sent = [departments.grid, departments.events].map(({ asked }) => asked.at(-1)?.headers);
    expect(sent.map((headers) => headers?.traceparent)).toEqual([
      `00-${'a'.repeat(32)}-${'b'.repeat(15)}1-01`,
      `00-${'a'.repeat(32)}-${'b'.repeat(15)}3-01`,
    ]);
  });

  it('is told of steps that fail and of those nobody waits for', async () => {
    const { told, as } = traced();
    departments.grid.answerWith((_, response) => response.end('no JSON'));
    await ask(graph, '{ areas { code eventCount } }', { as });
    expect(told).toEqual(['grid asked for the root', 'grid SUBGRAPH_INVALID_ANSWER']);
    told.length = 0;
    const client = new AbortController();
    departments.grid.answerWith(() => client.abort());
    await ask(graph, '{ areas { code eventCount } }', { as, signal: client.signal });
    expect(told).toEqual(['grid asked for the root', 'grid REQUEST_CANCELLED']);
  });

  it('changes nothing for callers nobody observes', async () => {
    await ask(graph, '{ me }');
    expect(departments.grid.asked.at(-1)?.headers.traceparent).toBe(caller.traceparent);
  });
});

it('A graph that is disposed of is no longer among those asked for figures', async () => {
  await graph.dispose();
  expect([...notes.states]).toEqual([]);
});
