import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { WorkerPlanner } from './worker-planner';
import type { WorkerPlannerOptions } from './worker-planner';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])`;

function supergraph(): string {
  const { supergraphSdl } = composeServices([
    {
      name: 'a',
      url: 'http://a',
      typeDefs: parse(
        `${LINK} type Query { areas: [Area!]! } type Area @key(fields: "code") { code: ID! }`,
      ),
    },
    {
      name: 'b',
      url: 'http://b',
      typeDefs: parse(`${LINK} type Area @key(fields: "code") { code: ID! count(n: Int): Int }`),
    },
  ]);
  return supergraphSdl ?? '';
}

function planner(options: WorkerPlannerOptions = {}) {
  const made = new WorkerPlanner(supergraph(), options);
  return { plan: (text: string) => made.plan(text), [Symbol.asyncDispose]: () => made.close() };
}

const BOMB = `{ areas { ${Array.from({ length: 20_000 }, (_, n) => `a${n}: count(n: ${n})`).join(' ')} } }`;

describe('planning in a thread', () => {
  it('gives the plan, which asks each subgraph for its part', async () => {
    await using own = planner();
    const { node } = await own.plan('{ areas { code count } }');
    expect(JSON.stringify(node)).toMatch(/"serviceName":"a".*"serviceName":"b"/);
  });

  it('refuses an operation that takes longer than the deadline, and plans the next in a new thread', async () => {
    await using own = planner({ deadlineMilliseconds: 100 });
    await own.plan('{ areas { code count } }').catch(() => undefined);
    await expect(own.plan(BOMB)).rejects.toMatchObject({ code: 'OPERATION_TOO_COMPLEX' });
    await using patient = planner({ deadlineMilliseconds: 5_000 });
    expect((await patient.plan('{ areas { count } }')).node).toBeDefined();
  }, 60_000);

  it('goes on after a thread was replaced', async () => {
    await using own = planner({ deadlineMilliseconds: 400 });
    const bomb = own.plan(BOMB);
    const next = own.plan('{ areas { code } }');
    await expect(bomb).rejects.toMatchObject({ code: 'OPERATION_TOO_COMPLEX' });
    expect((await next).node).toBeDefined();
  }, 60_000);

  it('lets no more wait than it holds', async () => {
    await using own = planner({ longestQueue: 3 });
    const waiting = Array.from({ length: 3 }, () => own.plan('{ areas { code } }'));
    await expect(own.plan('{ areas { count } }')).rejects.toMatchObject({ code: 'PLANNER_BUSY' });
    expect(await Promise.all(waiting)).toHaveLength(3);
  });

  it('says what is wrong with an operation that cannot be planned', async () => {
    await using own = planner();
    await expect(own.plan('{ nosuch }')).rejects.toThrow('nosuch');
  });

  it('refuses who waits when it is closed', async () => {
    const made = new WorkerPlanner(supergraph());
    const waiting = made.plan('{ areas { code } }');
    await Promise.all([
      expect(waiting).rejects.toMatchObject({ code: 'PLANNER_BUSY' }),
      made.close(),
    ]);
    await expect(made.plan('{ areas { code } }')).rejects.toMatchObject({ code: 'PLANNER_BUSY' });
  });
});
