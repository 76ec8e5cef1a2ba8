import type { Logger } from '@gezhi/server';
import { LiveGraph } from './live-graph';
import { supergraphId } from './served-graph';
import type { ServedGraph } from './served-graph';
import { reasonOf, SupergraphRefusedError } from './supergraph-refused';
import { warmUp } from './warm-up';
import type { WarmUp, WarmUpOptions } from './warm-up';

/** What became of a supergraph that was offered. */
export type Offered =
  /** It answers whoever comes now. */
  | 'SERVED'
  /** It is the one that is served already. */
  | 'SAME'
  /** The one before goes on. */
  | 'REFUSED'
  /** It was refused before, and is not tried again. */
  | 'REFUSED_BEFORE'
  /** A later one came before its turn. */
  | 'OVERTAKEN'
  /** The gateway is stopping. */
  | 'CLOSED';

export interface Refusal {
  /** Null: it could not even be read. */
  readonly id: string | null;
  readonly code: string;
  readonly at: Date;
}

/** What operators see of it. */
export interface SupergraphStatus {
  readonly id: string;
  readonly since: Date;
  readonly lastRefusal: Refusal | null;
}

/** For figures: what happened since the gateway started. */
export interface ReloadCounts {
  readonly served: number;
  readonly refused: number;
  /** Of the last that was served; 0 before the first. */
  readonly warmUpMilliseconds: number;
  /** Graphs that are exchanged and still finish what was asked of them. */
  readonly retiring: number;
}

export interface ReloadOptions {
  readonly logger: Logger;
  /** Makes a graph; throws SupergraphRefusedError. */
  readonly open: (sdl: string) => Promise<ServedGraph>;
  /** Told once a graph has taken the place of another: who follows something there is sent to the new one. */
  readonly onExchanged?: (served: ServedGraph, before: ServedGraph) => void;
  readonly warmUp?: WarmUpOptions;
  /** Longest time an exchanged graph is kept for those it still answers. */
  readonly lingerMilliseconds: number;
}

interface Waiting {
  readonly sdl: string;
  readonly again: boolean;
  readonly resolve: (offered: Offered) => void;
}

/**
 * Exchanges the graph while it is asked. One supergraph at a time is opened, made ready and put in the place of the
 * one before, which ends with the last it answers; of those that come meanwhile only the last is looked at. What
 * cannot be served is refused, and nothing changes.
 */
export class SupergraphReloads {
  readonly live: LiveGraph;
  private readonly retiring = new Map<ServedGraph, Promise<unknown>>();
  private working: Promise<void> | null = null;
  private next: Waiting | null = null;
  private since = new Date();
  private refusal: Refusal | null = null;
  private counted = { served: 0, refused: 0, warmUpMilliseconds: 0 };
  private readonly closing = new AbortController();

  constructor(
    first: ServedGraph,
    private readonly options: ReloadOptions,
  ) {
    this.live = new LiveGraph(first);
  }

  get status(): SupergraphStatus {
    return { id: this.live.current.id, since: this.since, lastRefusal: this.refusal };
  }

  get counts(): ReloadCounts {
    return { ...this.counted, retiring: this.retiring.size };
  }

  /**
   * Offers a supergraph; never throws.
   * @param again tries one that was refused before once more
   */
  offer(sdl: string, { again = false }: { readonly again?: boolean } = {}): Promise<Offered> {
    if (this.closing.signal.aborted) return Promise.resolve('CLOSED');
    return new Promise((resolve) => {
      this.next?.resolve('OVERTAKEN');
      this.next = { sdl, again, resolve };
      this.working ??= this.work();
    });
  }

  /** Remembers and tells why a supergraph is not served: found out here, or by whoever could not even read it. */
  refuse(error: SupergraphRefusedError, id: string | null = null): void {
    const { code, message, cause } = error;
    this.refusal = { id, code, at: new Date() };
    this.counted.refused += 1;
    const served = this.live.current.id;
    this.options.logger.error(
      { code, supergraph: id, served, err: cause },
      `new supergraph refused, the old one goes on: ${message}`,
    );
  }

  /** Lets go of every graph, those that still answer somebody included. */
  async close(): Promise<void> {
    this.closing.abort();
    this.next?.resolve('CLOSED');
    this.next = null;
    await this.working;
    const graphs = [this.live.current, ...this.retiring.keys()];
    await Promise.all(graphs.map((each) => each.close()));
  }

  private async work(): Promise<void> {
    for (let each = this.take(); each !== null; each = this.take()) {
      each.resolve(await this.consider(each));
    }
    this.working = null;
  }

  private take(): Waiting | null {
    const { next } = this;
    this.next = null;
    return next;
  }

  private async consider({ sdl, again }: Waiting): Promise<Offered> {
    const id = supergraphId(sdl);
    if (id === this.live.current.id) {
      // Whoever brings back the old one has undone the mistake.
      this.refusal = null;
      return 'SAME';
    }
    if (!again && this.refusal?.id === id) return 'REFUSED_BEFORE';
    try {
      return await this.exchange(sdl);
    } catch (error) {
      if (this.closing.signal.aborted) return 'CLOSED';
      this.refuse(asRefusal(error), id);
      return 'REFUSED';
    }
  }

  private async exchange(sdl: string): Promise<Offered> {
    const { open, logger, onExchanged } = this.options;
    const began = performance.now();
    const opened = await open(sdl);
    const warmed = await this.warmed(opened);
    if (this.closing.signal.aborted) {
      await opened.close();
      return 'CLOSED';
    }
    const before = this.live.exchange(opened);
    this.since = new Date();
    this.refusal = null;
    this.counted.served += 1;
    this.counted.warmUpMilliseconds = warmed.milliseconds;
    logger.info(
      {
        supergraph: opened.id,
        before: before.id,
        subgraphs: opened.graph.subgraphs,
        warmUp: warmed,
        milliseconds: Math.round(performance.now() - began),
      },
      'new supergraph served',
    );
    this.retire(before);
    onExchanged?.(opened, before);
    return 'SERVED';
  }

  private async warmed(opened: ServedGraph): Promise<WarmUp> {
    try {
      const { warmUp: options = {} } = this.options;
      return await warmUp(this.live.current, opened, options, this.closing.signal);
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  private retire(graph: ServedGraph): void {
    const { logger, lingerMilliseconds } = this.options;
    const gone = graph.retire(lingerMilliseconds).then(
      (end) => {
        if (end === 'IDLE') return;
        logger.warn({ supergraph: graph.id, uses: graph.uses }, 'old graph closed at its deadline');
      },
      (error: unknown) => logger.error({ err: error }, 'old graph not closed cleanly'),
    );
    this.retiring.set(graph, gone);
    void gone.then(() => this.retiring.delete(graph));
  }
}

function asRefusal(error: unknown): SupergraphRefusedError {
  if (error instanceof SupergraphRefusedError) return error;
  return new SupergraphRefusedError('SUPERGRAPH_NOT_VALID', { reason: reasonOf(error) }, error);
}
