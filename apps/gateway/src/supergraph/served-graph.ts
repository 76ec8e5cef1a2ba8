import { createHash } from 'node:crypto';
import type { Graph } from '@gezhi/engine';
import type { KnownDocuments } from '../http/known-documents';

/** By what people and logs know a supergraph: the first digits of the SHA-256 of its text. */
export function supergraphId(sdl: string): string {
  return createHash('sha256').update(sdl).digest('hex').slice(0, 12);
}

/** Why a graph that was exchanged is let go of. */
export type End = 'IDLE' | 'DEADLINE';

/**
 * One supergraph and everything the gateway made from it. What is remembered of operations (documents, costs, plans,
 * rights) hangs on it and goes with it, so that nothing of one graph is ever used with another.
 */
export class ServedGraph {
  private underWay = 0;
  private ended: PromiseWithResolvers<End> | null = null;
  private closing: Promise<void> | null = null;

  constructor(
    readonly id: string,
    readonly graph: Graph,
    readonly documents: KnownDocuments,
  ) {}

  /** Operations and subscriptions that are answered by it at this moment. */
  get uses(): number {
    return this.underWay;
  }

  /** It stays until whoever entered has left. */
  enter(): this {
    this.underWay += 1;
    return this;
  }

  leave(): void {
    this.underWay -= 1;
    if (this.underWay === 0) this.ended?.resolve('IDLE');
  }

  /** Waits until nobody uses it any more, at most so long, and disposes of it. */
  async retire(milliseconds: number): Promise<End> {
    this.ended = Promise.withResolvers<End>();
    const { promise, resolve } = this.ended;
    const timer = setTimeout(resolve, milliseconds, 'DEADLINE').unref();
    if (this.underWay === 0) resolve('IDLE');
    const end = await promise;
    clearTimeout(timer);
    await this.close();
    return end;
  }

  /** Disposes of it, whoever uses it, once. */
  close(): Promise<void> {
    this.closing ??= this.graph.dispose();
    return this.closing;
  }
}
