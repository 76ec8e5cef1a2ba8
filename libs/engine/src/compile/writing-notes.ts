import { GraphQLError } from 'graphql';
import type { Block } from '../plan/defer';
import type { Target } from './program';

/** Writes a part of an object that is answered later; null for null. */
export type PartWriter = (object: Target, notes: CarefulNotes) => string | null;

/** What generated writers are told of a request, and tell of what they met. */
export interface WritingNotes {
  /** Values of the variables `@skip` and `@include` look at, in the order of the operation. */
  readonly conditions: readonly boolean[];
  /** Answers to `__schema` and `__type`, as JSON text. */
  readonly introspection: readonly string[];
  /** A value that cannot stand where it is. */
  invalid(): void;
  /** An object whose type is not known or cannot stand where it is. */
  wrongType(): void;
  /** Null, or nothing, where the schema forbids it. */
  missing(): void;
}

/** Notes only that something is wrong; the path is not known. */
export class QuickNotes implements WritingNotes {
  flawed = false;

  constructor(
    readonly conditions: readonly boolean[],
    readonly introspection: readonly string[],
  ) {}

  invalid(): void {
    this.flawed = true;
  }

  wrongType(): void {
    this.flawed = true;
  }

  missing(): void {
    this.flawed = true;
  }
}

/** Writes down what is wrong where: for the second run over an answer with a flaw. */
export class CarefulNotes implements WritingNotes {
  readonly path: (string | number)[];
  readonly errors: GraphQLError[] = [];
  /** Errors there were before the value now in hand. */
  private readonly before: number[] = [];

  constructor(
    readonly conditions: readonly boolean[],
    readonly introspection: readonly string[],
    /** Nulls are explained by errors of subgraphs already. */
    private readonly nullsAreExplained: boolean,
    private readonly mostErrors: number,
    /** Where writing begins. */
    begin: readonly (string | number)[] = [],
  ) {
    this.path = [...begin];
  }

  enter(key: string | number): void {
    this.path.push(key);
    this.before.push(this.errors.length);
  }

  /** @param _text what was written there; null for what is null */
  leave(_text: string | null): void {
    this.path.pop();
    this.before.pop();
  }

  /** Something of the object now in hand is answered later. */
  defer(_block: Block, _write: PartWriter, _object: Target): void {
    throw new Error('Nothing of this operation is answered later.');
  }

  invalid(): void {
    this.note('Invalid value found');
  }

  wrongType(): void {
    this.note('Invalid __typename found');
  }

  /** One error for a null that an error below it has not already told of. */
  missing(): void {
    if (this.nullsAreExplained || this.errors.length > (this.before.at(-1) ?? 0)) return;
    this.note('Cannot return null for non-nullable value');
  }

  private note(what: string): void {
    if (this.errors.length >= this.mostErrors) return;
    const extensions = { code: 'SUBGRAPH_INVALID_ANSWER' };
    const message = `${what} at ${this.path.join('.')}.`;
    this.errors.push(new GraphQLError(message, { path: [...this.path], extensions }));
  }
}
