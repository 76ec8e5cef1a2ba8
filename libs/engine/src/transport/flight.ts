import type { Caller } from '../engine';
import type { Breaker } from '../guard/breaker';
import type { EngineObserver, FetchOutcome } from '../observer';
import type { FlightsUnderWay } from './flights-under-way';
import type { ExchangeOutcome, HttpExchange } from './http-exchange';
import type { SubgraphAnswer } from './subgraph-answer';
import type { Call, Waiter } from './subgraph-client';
import type { IncomingFiles } from '../upload/incoming-files';
import { SubgraphError } from './subgraph-error';

/** What all calls to one subgraph have in common. */
export interface FlightRoute {
  readonly name: string;
  readonly breaker: Breaker;
  /** Calls others may join, by everything that can change their answer. */
  readonly underWay: FlightsUnderWay;
  readonly observer?: EngineObserver;
  send(body: string, caller: Caller, outcome: ExchangeOutcome, files?: IncomingFiles): HttpExchange;
}

/** One call to a subgraph and all who wait for it. A query whose connection broke is sent once more. */
export class Flight implements Call, ExchangeOutcome {
  private waiters: Waiter[] = [];
  private steps: number[] = [];
  private exchange: HttpExchange | null = null;
  private sentAgain = false;
  private ended = false;
  private readonly begunAt: number;

  /** @param share for whom it may be joined; null for a mutation: joined by nobody and never sent again */
  constructor(
    private readonly route: FlightRoute,
    private readonly share: string | null,
    private readonly body: string,
    private readonly caller: Caller,
    private readonly files?: IncomingFiles,
  ) {
    this.begunAt = route.observer === undefined ? 0 : performance.now();
    if (share !== null) route.underWay.add(share, body, this);
    // Later, so that no answer comes from within the question.
    queueMicrotask(() => this.start());
  }

  join(waiter: Waiter, step: number): void {
    if (this.waiters.length > 0) this.route.observer?.fetchShared(this.route.name);
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
    this.tell('ABANDONED');
  }

  answered(answer: SubgraphAnswer): void {
    this.route.breaker.succeeded();
    const { waiters, steps } = this;
    if (!this.end()) return;
    this.tell(answer.errors.length === 0 ? 'OK' : 'ERRORS');
    for (let index = 0; index < waiters.length; index += 1) {
      waiters[index]?.answered(steps[index] ?? 0, answer);
    }
  }

  failed(error: SubgraphError, mayHelp: boolean): void {
    if (this.ended) return;
    if (mayHelp && this.share !== null && !this.sentAgain) {
      this.sentAgain = true;
      this.route.observer?.fetchRetried(this.route.name);
      this.send();
      return;
    }
    const isDown = error.code === 'SUBGRAPH_UNAVAILABLE' || error.code === 'SUBGRAPH_TIMEOUT';
    if (isDown) this.route.breaker.failedOnce();
    // Whoever sends the files is no witness of how the subgraph does.
    else if (error.code === 'UPLOAD_INTERRUPTED') this.route.breaker.ended();
    else this.route.breaker.succeeded();
    this.fail(error, error.code);
  }

  private start(): void {
    if (this.ended) return;
    const { name, breaker } = this.route;
    if (breaker.admits()) this.send();
    else {
      const why = 'not asked: it kept failing';
      this.fail(new SubgraphError('SUBGRAPH_UNAVAILABLE', name, why), 'NOT_ASKED');
    }
  }

  private send(): void {
    try {
      this.exchange = this.route.send(this.body, this.caller, this, this.files);
    } catch (cause) {
      this.route.breaker.ended();
      const error = new SubgraphError(
        'SUBGRAPH_UNAVAILABLE',
        this.route.name,
        'cannot send',
        cause,
      );
      this.fail(error, error.code);
    }
  }

  private fail(error: SubgraphError, outcome: FetchOutcome): void {
    const { waiters, steps } = this;
    if (!this.end()) return;
    this.tell(outcome);
    for (let index = 0; index < waiters.length; index += 1) {
      waiters[index]?.failed(steps[index] ?? 0, error);
    }
  }

  private tell(outcome: FetchOutcome): void {
    const { observer, name, breaker } = this.route;
    if (observer === undefined) return;
    observer.fetchEnded(name, outcome, performance.now() - this.begunAt, breaker.isOpen);
  }

  private end(): boolean {
    if (this.ended) return false;
    this.ended = true;
    // A connection that idles still knows its last call: it must not keep all who waited for it.
    this.waiters = [];
    this.steps = [];
    if (this.share !== null) this.route.underWay.remove(this.share, this.body);
    return true;
  }
}
