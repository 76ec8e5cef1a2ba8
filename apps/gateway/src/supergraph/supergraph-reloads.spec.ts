import type { Graph } from '@gezhi/engine';
import type { Logger } from '@gezhi/server';
import fc from 'fast-check';
import type { KnownDocuments } from '../http/known-documents';
import { ServedGraph, supergraphId } from './served-graph';
import { SupergraphRefusedError } from './supergraph-refused';
import { SupergraphReloads } from './supergraph-reloads';
import type { Offered } from './supergraph-reloads';

const quiet = { info() {}, warn() {}, error() {} } as unknown as Logger;
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Graphs that know whether they are still there; what begins with `bad` is none. */
class Graphs {
  readonly disposed = new Map<ServedGraph, number>();
  private readonly waiting: (() => void)[] = [];
  holds = false;

  make(sdl: string): ServedGraph {
    const documents = { hottest: () => [] } as unknown as KnownDocuments;
    const graph = {
      subgraphs: [],
      dispose: async () => void this.disposed.set(served, (this.disposed.get(served) ?? 0) + 1),
    } as unknown as Graph;
    const served: ServedGraph = new ServedGraph(supergraphId(sdl), graph, documents);
    this.disposed.set(served, 0);
    return served;
  }

  async open(sdl: string): Promise<ServedGraph> {
    if (this.holds) await new Promise<void>((resolve) => this.waiting.push(resolve));
    if (sdl.startsWith('bad'))
      throw new SupergraphRefusedError('SUPERGRAPH_NOT_VALID', { reason: '' });
    return this.make(sdl);
  }

  release(): void {
    this.holds = false;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

function reloadsOf(graphs: Graphs, lingerMilliseconds = 3_600_000) {
  return new SupergraphReloads(graphs.make('first'), {
    logger: quiet,
    open: (sdl) => graphs.open(sdl),
    lingerMilliseconds,
  });
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant('offer' as const),
    sdl: fc.constantFrom('a', 'b', 'bad', 'bad too'),
  }),
  fc.record({ kind: fc.constantFrom('hold', 'release', 'enter', 'leave') }),
);

describe('exchanging supergraphs', () => {
  it('serves the last good one, keeps what is used, and disposes of everything else once, in whatever order things happen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.boolean(), async (steps, leaves) => {
        const graphs = new Graphs();
        const reloads = reloadsOf(graphs);
        const offers: { sdl: string; offered: Promise<Offered> }[] = [];
        const entered: ServedGraph[] = [];
        const checkUsed = () => {
          for (const each of entered) expect(graphs.disposed.get(each)).toBe(0);
        };
        for (const each of steps) {
          if (each.kind === 'offer')
            offers.push({ sdl: each.sdl, offered: reloads.offer(each.sdl) });
          else if (each.kind === 'hold') graphs.holds = true;
          else if (each.kind === 'release') graphs.release();
          else if (each.kind === 'enter') entered.push(reloads.live.current.enter());
          else entered.shift()?.leave();
          await turn();
          checkUsed();
        }
        graphs.release();
        let served = supergraphId('first');
        let refused: string | null = null;
        for (const { sdl, offered } of offers) {
          const outcome = await offered;
          const id = supergraphId(sdl);
          if (outcome === 'OVERTAKEN') continue;
          const expected: Offered =
            id === served
              ? 'SAME'
              : !sdl.startsWith('bad')
                ? 'SERVED'
                : id === refused
                  ? 'REFUSED_BEFORE'
                  : 'REFUSED';
          expect(outcome).toBe(expected);
          if (outcome === 'SERVED') served = id;
          refused = outcome === 'REFUSED' || outcome === 'REFUSED_BEFORE' ? id : null;
        }
        if (offers.length > 0) expect(await offers.at(-1)?.offered).not.toBe('OVERTAKEN');
        expect(reloads.status.id).toBe(served);
        expect(reloads.status.lastRefusal?.id ?? null).toBe(refused);
        checkUsed();
        if (leaves) {
          for (const each of entered.splice(0)) each.leave();
          await turn();
          expect(reloads.counts.retiring).toBe(0);
          for (const [graph, times] of graphs.disposed)
            expect(times).toBe(graph === reloads.live.current ? 0 : 1);
        }
        await reloads.close();
        for (const each of entered.splice(0)) each.leave();
        await turn();
        expect([...graphs.disposed.values()].every((times) => times === 1)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('closes a graph at its deadline when somebody never leaves it', async () => {
    const graphs = new Graphs();
    const reloads = reloadsOf(graphs, 1);
    const before = reloads.live.current.enter();
    await reloads.offer('second');
    while (reloads.counts.retiring > 0) await turn();
    expect(graphs.disposed.get(before)).toBe(1);
  });

  it('exchanges nothing any more once it is closed, and leaves nothing open that was being made', async () => {
    const graphs = new Graphs();
    const reloads = reloadsOf(graphs);
    graphs.holds = true;
    const [begun, waiting] = [reloads.offer('second'), reloads.offer('third')];
    await turn();
    const closed = reloads.close();
    graphs.release();
    await closed;
    expect(await Promise.all([begun, waiting])).toEqual(['CLOSED', 'CLOSED']);
    expect(await reloads.offer('fourth')).toBe('CLOSED');
    expect([...graphs.disposed.values()]).toEqual([1, 1]);
  });
});
