import { GraphQLError } from 'graphql';
import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import type { Cancellation } from '../cancellation';
import type { AnswerText, Caller } from '../engine';
import type { EventReceiver, EventStream } from '../transport/event-stream';
import type { SubgraphAnswer } from '../transport/subgraph-answer';
import { SubgraphError } from '../transport/subgraph-error';
import { Subscriber } from './subscriber';
import type { SubscriberLimits } from './subscriber';

export interface StreamLimits extends SubscriberLimits {
  /** Milliseconds a source waits for one who takes nothing, before letting go of them. */
  readonly patience: number;
}

export interface SourceOptions {
  readonly service: string;
  readonly caller: Caller;
  readonly until: Date;
  readonly limits: StreamLimits;
  readonly open: (receiver: EventReceiver) => EventStream;
  /** What the client is told of an event: the rest is asked here. */
  readonly answer: (event: SubgraphAnswer, signal: Cancellation) => Promise<AnswerText>;
  /** The last has left, or nothing more will come. */
  readonly onOver: (source: Source) => void;
}

/** Events that may wait to be worked on before the subgraph is held up. */
const MOST_ARRIVED = 8;

function tellNobody(): void {}

/**
 * One subscription at a subgraph and all who follow it. Events are worked on one after the other, so everybody is
 * told in the order of the subgraph; a subgraph that is faster than the work, or than those who follow, is held
 * up by its connection, and whoever holds the others up for long is let go of. Memory is bounded by that.
 */
export class Source implements EventReceiver {
  readonly until: Date;
  /** Whether a first event has come: who joins from then on has missed it. */
  hasBegun = false;
  private readonly subscribers = new Set<Subscriber>();
  private readonly arrived: SubgraphAnswer[] = [];
  private readonly abandoned = new AbortController();
  private readonly stream: EventStream;
  private isPaused = false;
  private isWorking = false;
  private isOver = false;
  private ending: readonly [Parameters<EventReceiver['ended']>[0]] | null = null;
  private onChange: () => void = tellNobody;

  constructor(private readonly options: SourceOptions) {
    this.until = options.until;
    this.stream = options.open(this);
  }

  join(): Subscriber {
    const { limits, caller } = this.options;
    const subscriber = new Subscriber(
      limits,
      caller.language,
      () => this.onChange(),
      (left) => this.left(left),
    );
    this.subscribers.add(subscriber);
    return subscriber;
  }

  event(answer: SubgraphAnswer): void {
    if (this.isOver) return;
    this.hasBegun = true;
    this.arrived.push(answer);
    if (!this.isPaused && this.arrived.length >= MOST_ARRIVED) {
      this.isPaused = true;
      this.stream.pause();
    }
    void this.work();
  }

  ended(end: Parameters<EventReceiver['ended']>[0]): void {
    this.ending = [end];
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    for (let event = this.arrived.shift(); event !== undefined; event = this.arrived.shift()) {
      const answer = await this.options.answer(event, this.abandoned.signal);
      this.tellAll(resultOf(answer), answer.data?.length ?? 0);
      await this.room();
      if (this.isOver) return;
      if (this.isPaused && this.arrived.length === 0) {
        this.isPaused = false;
        this.stream.resume();
      }
    }
    this.isWorking = false;
    if (this.ending !== null) this.finish(this.ending[0]);
  }

  private tellAll(result: ExecutionResult, characters: number): void {
    for (const subscriber of this.subscribers) subscriber.tell(result, characters);
  }

  /** Waits until everybody can be told more; whoever makes the others wait too long is let go of. */
  private async room(): Promise<void> {
    for (let full = this.full(); full.length > 0; full = this.full()) {
      const now = performance.now();
      const deadlines = full.map((subscriber) => {
        subscriber.heldSince ??= now;
        // Who follows alone holds up nobody: each wait is a new one.
        const since = this.subscribers.size === 1 ? now : subscriber.heldSince;
        return since + this.options.limits.patience;
      });
      const first = Math.min(...deadlines);
      const { promise, resolve } = Promise.withResolvers<void>();
      this.onChange = resolve;
      const timer = setTimeout(() => {
        full.forEach((subscriber, index) => {
          if (deadlines[index] === first && subscriber.isFull) this.letGo(subscriber);
        });
        resolve();
      }, first - now);
      await promise;
      clearTimeout(timer);
    }
  }

  private full(): Subscriber[] {
    return this.isOver ? [] : [...this.subscribers].filter(({ isFull }) => isFull);
  }

  private letGo(subscriber: Subscriber): void {
    subscriber.dropSlow();
    this.left(subscriber);
  }

  private left(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber);
    if (this.subscribers.size === 0 && !this.isOver) {
      this.over();
      this.stream.close();
      this.abandoned.abort();
    }
    this.onChange();
  }

  private finish(end: Parameters<EventReceiver['ended']>[0]): void {
    if (this.isOver) return;
    this.over();
    const errors = this.errorsOf(end);
    if (errors.length > 0) this.tellAll({ errors }, 0);
    for (const subscriber of this.subscribers) subscriber.end();
    this.subscribers.clear();
  }

  private over(): void {
    this.isOver = true;
    this.options.onOver(this);
  }

  private errorsOf(end: Parameters<EventReceiver['ended']>[0]): readonly GraphQLError[] {
    const { service, caller } = this.options;
    if (end === null) return [];
    if (end instanceof SubgraphError) return [end.toGraphQLError(caller.language)];
    // The gateway has vouched for the caller: it is the gateway that is not believed.
    const isRefused = end.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');
    if (isRefused || end.length === 0) {
      const code = isRefused ? 'SUBGRAPH_UNAVAILABLE' : 'SUBGRAPH_INVALID_ANSWER';
      const error = new SubgraphError(code, service, 'refused the subscription');
      return [error.toGraphQLError(caller.language)];
    }
    return end.map((error) => ownError(error, service));
  }
}

function resultOf({ data, errors }: AnswerText): ExecutionResult {
  if (data === undefined) return { errors };
  const object = data === null ? null : (JSON.parse(data) as Record<string, unknown>);
  return errors.length === 0 ? { data: object } : { errors, data: object };
}

function ownError({ message, extensions }: GraphQLFormattedError, serviceName: string) {
  const code = extensions?.code ?? 'DOWNSTREAM_SERVICE_ERROR';
  return new GraphQLError(message, { extensions: { ...extensions, code, serviceName } });
}
