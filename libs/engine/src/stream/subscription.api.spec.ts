import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExecutionResult } from 'graphql';
import { follow, startLiveDepartments } from '../testing/live-departments.testing';
import { caller, officer } from '../testing/two-departments.testing';

const FOLLOW = `subscription Follow($after: String) {
  told(after: $after) { cursor area { name eventCount countedFor } }
}`;
const after = (place: string) => ({ variables: { after: place } });
const other = { ...caller, actor: { ...officer, subject: 'demo:clerk' } };
const told = (code: string, cursor: string, subject = officer.subject) => ({
  data: {
    told: {
      cursor,
      area: { name: `area ${code}`, eventCount: Number(code), countedFor: subject },
    },
  },
});
const next = async (stream: AsyncIterator<ExecutionResult>) => {
  const { value } = (await stream.next()) as { value?: ExecutionResult };
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
};
const codeOf = (result: unknown) =>
  (result as ExecutionResult).errors?.map(({ extensions }) => extensions.code);

describe('a subscription', () => {
  it('is told with fields of several departments in one event, in order', async () => {
    await using live = await startLiveDepartments();
    const stream = await follow(live.graph, FOLLOW);
    await live.grid.streams.underWay(1);
    live.feed.tell('1');
    live.feed.tell('2');
    expect(await next(stream)).toEqual(told('1', '1'));
    expect(await next(stream)).toEqual(told('2', '2'));
    expect(live.grid.asked).toEqual([]);
    expect(live.grid.streams.opened).toMatchObject([{ actor: officer }]);
  });

  it('goes on after a cursor, and misses nothing', async () => {
    await using live = await startLiveDepartments();
    for (const code of ['1', '2', '3']) live.feed.tell(code);
    const stream = await follow(live.graph, FOLLOW, after('1'));
    expect(await next(stream)).toEqual(told('2', '2'));
    await stream.return?.();
    const resumed = await follow(live.graph, FOLLOW, after('2'));
    expect(await next(resumed)).toEqual(told('3', '3'));
  });

  it('reaches a department behind a socket of the machine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'engine-'));
    await using live = await startLiveDepartments({ socket: join(folder, 'grid.sock') });
    live.feed.tell('1');
    expect(await next(await follow(live.graph, FOLLOW, after('0')))).toEqual(told('1', '1'));
    rmSync(folder, { recursive: true });
  });

  it('tells what a department could not add, and goes on', async () => {
    await using live = await startLiveDepartments();
    live.events.answerWith((_request, response) => response.writeHead(500).end());
    const stream = await follow(live.graph, FOLLOW, after('0'));
    live.feed.tell('1');
    const partial = await next(stream);
    expect(partial).toMatchObject({
      data: { told: { area: { name: 'area 1', eventCount: null } } },
    });
    expect(codeOf(partial)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    live.events.answerWith(null);
    live.feed.tell('2');
    expect(await next(stream)).toEqual(told('2', '2'));
  });

  it('is refused as one answer, and by variables that do not fit', async () => {
    await using live = await startLiveDepartments();
    const stream = await follow(live.graph, FOLLOW, { variables: { after: 1 } });
    expect(await next(stream)).toMatchObject({ errors: [{ message: expect.any(String) }] });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(live.grid.streams.opened).toEqual([]);
  });
});

describe('equal subscriptions', () => {
  it('of equal rights share one source and its work', async () => {
    await using live = await startLiveDepartments();
    const streams = await Promise.all([1, 2, 3].map(() => follow(live.graph, FOLLOW)));
    await live.grid.streams.underWay(1);
    live.feed.tell('1');
    for (const stream of streams) expect(await next(stream)).toEqual(told('1', '1'));
    expect(live.grid.streams.opened).toHaveLength(1);
    expect(live.events.asked).toHaveLength(1);
  });

  it('of different rights share nothing', async () => {
    await using live = await startLiveDepartments();
    const own = await follow(live.graph, FOLLOW);
    const others = await follow(live.graph, FOLLOW, { as: other });
    await live.grid.streams.underWay(2);
    live.feed.tell('1');
    expect(await next(own)).toEqual(told('1', '1'));
    expect(await next(others)).toEqual(told('1', '1', 'demo:clerk'));
  });

  it('that name a place share it only before the first event', async () => {
    await using live = await startLiveDepartments();
    live.feed.tell('1');
    const first = await follow(live.graph, FOLLOW, after('0'));
    const second = await follow(live.graph, FOLLOW, after('0'));
    expect(await next(first)).toEqual(told('1', '1'));
    expect(await next(second)).toEqual(told('1', '1'));
    expect(live.grid.streams.opened).toHaveLength(1);
    const late = await follow(live.graph, FOLLOW, after('0'));
    expect(await next(late)).toEqual(told('1', '1'));
    expect(live.grid.streams.opened).toHaveLength(2);
  });

  it('share only what lasts as long as they may hear it', async () => {
    await using live = await startLiveDepartments();
    const soon = { ...caller, until: new Date(Date.now() + 60_000) };
    const later = { ...caller, until: new Date(Date.now() + 120_000) };
    await follow(live.graph, FOLLOW, { as: soon });
    await follow(live.graph, FOLLOW, { as: later });
    await live.grid.streams.underWay(2);
    await follow(live.graph, FOLLOW, { as: soon });
    const until = live.grid.streams.opened.map((each) => each.until).sort();
    expect(until).toEqual([soon.until.toISOString(), later.until.toISOString()]);
  });
});

describe('the work behind a subscription', () => {
  it('ends with the last who follows, by leaving or by signal', async () => {
    await using live = await startLiveDepartments();
    const away = new AbortController();
    const first = await follow(live.graph, FOLLOW, { signal: away.signal });
    const second = await follow(live.graph, FOLLOW);
    await live.grid.streams.underWay(1);
    await second.return?.();
    live.feed.tell('1');
    expect(await next(first)).toEqual(told('1', '1'));
    const waiting = first.next();
    away.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
    await live.grid.streams.underWay(0);
  });

  it('ends for everybody when the department breaks off, with a code that says to come back', async () => {
    await using live = await startLiveDepartments();
    const stream = await follow(live.graph, FOLLOW);
    await live.grid.streams.underWay(1);
    live.grid.streams.cut();
    expect(codeOf(await next(stream))).toEqual(['SUBSCRIPTION_INTERRUPTED']);
    expect((await stream.next()).done).toBe(true);
    const again = await follow(live.graph, FOLLOW, after('0'));
    live.feed.tell('1');
    expect(await next(again)).toEqual(told('1', '1'));
  });

  it('cannot begin while the department is away, which is told at once', async () => {
    await using live = await startLiveDepartments();
    await live.grid.stop();
    expect(codeOf(await next(await follow(live.graph, FOLLOW)))).toEqual(['SUBGRAPH_UNAVAILABLE']);
  });

  it('ends with the graph', async () => {
    await using live = await startLiveDepartments();
    const stream = await follow(live.graph, FOLLOW);
    await live.grid.streams.underWay(1);
    await live.graph.dispose();
    expect(codeOf(await next(stream))).toEqual(['SUBSCRIPTION_INTERRUPTED']);
    await live.grid.streams.underWay(0);
  });
});

describe('one who does not take what is told', () => {
  const streams = { mostResults: 4, patience: 50 };

  it('holds up the department, and loses nothing, while taking it slowly', async () => {
    await using live = await startLiveDepartments({ streams });
    for (let code = 1; code <= 100; code += 1) live.feed.tell(String(code));
    const stream = await follow(live.graph, FOLLOW, after('0'));
    for (let code = 1; code <= 100; code += 1)
      expect(await next(stream)).toEqual(told(String(code), String(code)));
    await stream.return?.();
  });

  it('is let go of with a code, and the others are told on', async () => {
    await using live = await startLiveDepartments({ streams });
    const slow = await follow(live.graph, FOLLOW);
    const quick = await follow(live.graph, FOLLOW);
    await live.grid.streams.underWay(1);
    for (let code = 1; code <= 20; code += 1) live.feed.tell(String(code));
    for (let code = 1; code <= 20; code += 1)
      expect(await next(quick)).toEqual(told(String(code), String(code)));
    expect(codeOf(await next(slow))).toEqual(['SUBSCRIBER_TOO_SLOW']);
    expect((await slow.next()).done).toBe(true);
    await quick.return?.();
    await live.grid.streams.underWay(0);
  });

  it('holds up a department that tells without end, so that memory is bounded', async () => {
    await using live = await startLiveDepartments({
      streams: { mostResults: 4, patience: 60_000 },
    });
    const stream = await follow(live.graph, 'subscription { told(after: "0") { note } }');
    await live.grid.streams.underWay(1);
    const note = 'x'.repeat(10_000);
    for (let count = 0; count < 20_000; count += 1) live.feed.tell('1', note);
    await next(stream);
    // The department is held up once queues and sockets are full; 20,000 are 200 MB.
    let read = -1;
    while (read !== live.feed.read) {
      read = live.feed.read;
      for (let turn = 0; turn < 500; turn += 1) await new Promise(setImmediate);
    }
    expect(read).toBeLessThan(5_000);
    await stream.return?.();
    await live.grid.streams.underWay(0);
  });
});
