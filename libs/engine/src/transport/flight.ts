import type { Caller } from '../engine';
import type { Breaker } from '../guard/breaker';
import type { ExchangeOutcome, HttpExchange } from './http-exchange';
import type { SubgraphAnswer } from './subgraph-answer';
import type { Call, Waiter } from './subgraph-client';
import { SubgraphError } from './subgraph-error';

/** What all calls to one subgraph have in common. */
export interface FlightRoute {
  readonly name: string;
  readonly breaker: Breaker;
  /** Calls others may join, by everything that can change their answer. */
  readonly underWay: Map<string, Flight>;
  send(body: string, caller: Caller, outcome: ExchangeOutcome): HttpExchange;
}

/** One call to a subgraph and all who wait for it. A query whose connection broke is sent once more. */
export class Flight implements Call, ExchangeOutcome {
  private readonly waiters: Waiter[] = [];
  private readonly steps: number[] = [];
  private exchange: HttpExchange | null = null;
  private sentAgain = false;
  private ended = false;

  /** @param key null for a mutation: joined by nobody and never sent again */
  constructor(
    private readonly route: FlightRoute,
    private readonly key: string | null,
    private readonly body: string,
    private readonly caller: Caller,
  ) {
    if (key !== null) route.underWay.set(key, this);
    // Later, so that no answer comes from within the question.
    queueMicrotask(() => this.start());
  }

  join(waiter: Waiter, step: number): void {
    this.waiters.push(waiter);
    this.steps.push(step);
  }

  leave(waiter: Waiter): void {
    if (this.ended) return;
    for (let index = this.waiters.length - 1; index >= 0; index -= 1) {
      if (this.waiters[index] !== waiter) continue;
      this.waiters.splice(index, 1);
      this.steps.splice(index, 1);
    }
    if (this.waiters.length > 0 || !this.end()) return;
    this.exchange?.abandon();
    this.route.breaker.ended();
  }

  answered(answer: SubgraphAnswer): void {
    this.route.breaker.succeeded();
    if (!this.end()) return;
    const { waiters, steps } = this;
    for (let index = 0; index < waiters.length; index += 1) {
      waiters[index]?.answered(steps[index] ?? 0, answer);
    }
  }

  failed(error: SubgraphError, mayHelp: boolean): void {
    if (this.ended) return;
    if (mayHelp && this.key !== null && !this.sentAgain) {
      this.sentAgain = true;
      this.send();
      return;
    }
    const isDown = error.code === 'SUBGRAPH_UNAVAILABLE' || error.code === 'SUBGRAPH_TIMEOUT';
    if (isDown) this.route.breaker.failedOnce();
    else this.route.breaker.succeeded();
    this.fail(error);
  }

  private start(): void {
    if (this.ended) return;
    const { name, breaker } = this.route;
    if (breaker.admits()) this.send();
    else this.fail(new SubgraphError('SUBGRAPH_UNAVAILABLE', name, 'not asked: it kept failing'));
  }

  private send(): void {
    try {
      this.exchange = this.route.send(this.body, this.caller, this);
    } catch (cause) {
      this.route.breaker.ended();
      this.fail(new SubgraphError('SUBGRAPH_UNAVAILABLE', this.route.name, 'cannot send', cause));
    }
  }

  private fail(error: SubgraphError): void {
    if (!this.end()) return;
    const { waiters, steps } = this;
    for (let index = 0; index < waiters.length; index += 1) {
      waiters[index]?.failed(steps[index] ?? 0, error);
    }
  }

  private end(): boolean {
    if (this.ended) return false;
    this.ended = true;
    if (this.key !== null && this.route.underWay.get(this.key) === this) {
      this.route.underWay.delete(this.key);
    }
    return true;
  }
}
