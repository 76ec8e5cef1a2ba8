import { GraphQLError } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { problemMessage } from '../engine-problems';
import type { Language } from '../engine-problems';

/** What is kept for one who does not take it. */
export interface SubscriberLimits {
  readonly mostResults: number;
  readonly mostCharacters: number;
}

interface Waiting {
  readonly result: ExecutionResult;
  readonly characters: number;
}

type Taken = IteratorResult<ExecutionResult, undefined>;

const OVER: Taken = { done: true, value: undefined };

/** One who follows: what was told and not taken yet, up to a limit. */
export class Subscriber implements AsyncIterableIterator<ExecutionResult, undefined> {
  private readonly waiting: Waiting[] = [];
  private characters = 0;
  private taker: ((taken: Taken) => void) | null = null;
  private isOver = false;
  /** When the source first waited for this one; null once it has taken everything. */
  heldSince: number | null = null;

  /**
   * @param onRoom told when something was taken by one that was full
   * @param onLeave told once, when nothing more will be taken
   */
  constructor(
    private readonly limits: SubscriberLimits,
    private readonly language: Language,
    private readonly onRoom: () => void,
    private readonly onLeave: (subscriber: Subscriber) => void,
  ) {}

  get isFull(): boolean {
    const { mostResults, mostCharacters } = this.limits;
    return this.waiting.length >= mostResults || this.characters >= mostCharacters;
  }

  tell(result: ExecutionResult, characters: number): void {
    if (this.isOver) return;
    if (this.taker !== null) {
      const { taker } = this;
      this.taker = null;
      taker({ done: false, value: result });
      return;
    }
    this.waiting.push({ result, characters });
    this.characters += characters;
  }

  /** Nothing comes after what waits. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.taker?.(OVER);
    this.taker = null;
  }

  /** What waits was not wanted in time: it is let go of, and the reason is told instead. */
  dropSlow(): void {
    this.waiting.length = 0;
    this.characters = 0;
    const code = 'SUBSCRIBER_TOO_SLOW';
    const message = problemMessage(code, this.language);
    const error = new GraphQLError(message, { extensions: { code } });
    this.tell({ errors: [error] }, 0);
    this.end();
  }

  /** Not an async function: those cost each of a thousand who wait three turns more. */
  next(): Promise<Taken> {
    const next = this.waiting.shift();
    if (next !== undefined) {
      const wasFull = this.isFull;
      this.characters -= next.characters;
      if (this.waiting.length === 0) this.heldSince = null;
      if (wasFull) this.onRoom();
      return Promise.resolve({ done: false, value: next.result });
    }
    if (this.isOver) return Promise.resolve(OVER);
    return new Promise((resolve) => {
      this.taker = resolve;
    });
  }

  async return(): Promise<Taken> {
    this.waiting.length = 0;
    this.end();
    this.onLeave(this);
    return OVER;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
