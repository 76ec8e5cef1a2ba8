import { EventEmitter, on } from 'node:events';
import type { Actor } from '@gezhi/identity';
import type { ExecutionResult } from 'graphql';
import { parse } from 'graphql';
import type { Caller, Graph } from '../engine';
import { createGezhiEngine } from '../gezhi/gezhi-engine';
import { createLocalPlanner } from '../plan/local-planner';
import type { StreamLimits } from '../stream/source';
import type { SubgraphConnection } from '../transport/subgraph-transport';
import { connectionsOf } from './engines.testing';
import { startSubgraph } from './subgraph-server.testing';
import { caller, FEDERATION, supergraphOf } from './two-departments.testing';

interface Told {
  readonly cursor: string;
  readonly area: { readonly code: string };
  readonly note?: unknown;
}

/** What happened, as a department keeps it: to be read from a place, and to be waited for. */
class Feed {
  private readonly told: Told[] = [];
  /** How much of it was read, by all who read. */
  read = 0;
  private readonly news = new EventEmitter().setMaxListeners(0);

  tell(code: string, note?: unknown): void {
    this.told.push({ cursor: String(this.told.length + 1), area: { code }, note });
    this.news.emit('news');
  }

  after(place: number): AsyncIterableIterator<{ told: Told }> {
    const news = on(this.news, 'news');
    const { told } = this;
    const countOne = () => (this.read += 1);
    async function* all() {
      for (let next = place; ;) {
        for (let one = told[next]; one !== undefined; one = told[next]) {
          next += 1;
          countOne();
          yield { told: one };
        }
        if ((await news.next()).done === true) return;
      }
    }
    const events = all();
    return {
      next: () => events.next(),
      // A generator that waits cannot be told to end: what it waits for is ended first.
      async return() {
        await news.return?.();
        return events.return(undefined);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  get length(): number {
    return this.told.length;
  }
}

export interface LiveSettings {
  readonly streams?: Partial<StreamLimits>;
  readonly connection?: Partial<SubgraphConnection>;
  readonly socket?: string;
}

/** A department that tells of areas, and another that counts in them and knows for whom it did. */
export async function startLiveDepartments(settings: LiveSettings = {}) {
  const feed = new Feed();
  const grid = await startSubgraph({
    name: 'grid',
    socket: settings.socket,
    typeDefs: `${FEDERATION}
      type Query { areas: [Area!]! }
      type Subscription { told(after: String): Told }
      type Told { cursor: String! note: String area: Area! }
      type Area @key(fields: "code") { code: ID! name: String! }`,
    resolvers: {
      Subscription: {
        told: {
          subscribe: (_: unknown, { after }: { after?: string }) =>
            feed.after(after === undefined ? feed.length : Number(after)),
        },
      },
      Area: { name: ({ code }: { code: string }) => `area ${code}` },
    },
  });
  const events = await startSubgraph({
    name: 'events',
    typeDefs: `${FEDERATION}
      type Query { eventTotal: Int }
      type Area @key(fields: "code") { code: ID! eventCount: Int countedFor: String }`,
    resolvers: {
      Area: {
        __resolveReference: (area: object) => area,
        eventCount: ({ code }: { code: string }) => Number(code),
        countedFor: (_: unknown, __: unknown, { actor }: { actor: Actor }) => actor.subject,
      },
    },
  });
  const all = [grid, events];
  const engine = createGezhiEngine({
    subgraphs: connectionsOf(all, settings.connection ?? {}),
    createPlanner: createLocalPlanner,
    streams: settings.streams,
  });
  const graph = await engine.load(supergraphOf(all));
  return {
    feed,
    grid,
    events,
    graph,
    async [Symbol.asyncDispose]() {
      await graph.dispose();
      await Promise.all(all.map((subgraph) => subgraph[Symbol.asyncDispose]()));
    },
  };
}

export interface FollowOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly as?: Caller;
  readonly signal?: AbortSignal;
}

/** Follows, and waits until the department has begun to tell. */
export async function follow(
  graph: Graph,
  source: string,
  { variables = {}, as = caller, signal }: FollowOptions = {},
): Promise<AsyncIterableIterator<ExecutionResult>> {
  const operation = await graph.prepare(parse(source));
  const stream = operation.subscribe?.(variables, as, signal);
  if (stream === undefined) throw new Error('The engine has no streams.');
  return stream;
}
