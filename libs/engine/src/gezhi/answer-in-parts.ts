import { GraphQLError } from 'graphql';
import { PartNotes } from '../compile/part-notes';
import type { LaterPart } from '../compile/part-notes';
import type { Program } from '../compile/program';
import type { AnswerInParts, AnswerPart, LaterParts } from '../engine';
import type { PartedExecution } from '../execute/parted-execution';
import type { Block } from '../plan/defer';
import { errorsByPart } from './part-errors';

const MOST_WRITING_ERRORS = 1_000;

/** What is known before anything is fetched. */
export interface PartsContext {
  readonly program: Program;
  /** The client's, by block. */
  readonly labels: readonly (string | undefined)[];
  readonly conditions: readonly boolean[];
  readonly introspection: readonly string[];
}

interface Pending extends LaterPart {
  readonly within: number;
}

interface Written {
  readonly data: string | null;
  readonly errors: readonly GraphQLError[];
  readonly later: readonly LaterPart[];
}

/** Gives the beginning as soon as it is there, and the rest as it comes. Never rejects. */
export async function answerInParts(
  execution: PartedExecution,
  context: PartsContext,
): Promise<AnswerInParts> {
  const { root, errors } = await execution.run();
  const { writeCarefully } = context.program;
  const written = writePart(context, { path: [], write: writeCarefully, object: root }, errors);
  const beginning = { data: written.data, errors: [...errors, ...written.errors] };
  if (written.later.length === 0) {
    execution.abandon();
    return beginning;
  }
  return { ...beginning, rest: new RestOfAnswer(execution, context, written.later) };
}

/** What follows the beginning: parts are written when they are asked for. */
class RestOfAnswer implements AsyncIterableIterator<LaterParts, undefined> {
  private pending: Pending[];
  private ids = 0;
  private isOver = false;

  constructor(
    private readonly execution: PartedExecution,
    private readonly context: PartsContext,
    later: readonly LaterPart[],
  ) {
    this.pending = later.map((part) => ({ ...part, within: 0 }));
  }

  async next(): Promise<IteratorResult<LaterParts, undefined>> {
    while (!this.isOver) {
      const parts = this.writeReady();
      const hasNext = this.pending.length > 0;
      if (!hasNext) await this.return();
      if (parts.length > 0) return { done: false, value: { parts, hasNext } };
      if (hasNext) await this.execution.change();
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<LaterParts, undefined>> {
    this.isOver = true;
    this.pending = [];
    this.execution.abandon();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private writeReady(): AnswerPart[] {
    const parts: AnswerPart[] = [];
    for (;;) {
      const ready = this.pending.filter(({ block }) => this.execution.hasEnded(block));
      if (ready.length === 0) return parts;
      this.pending = this.pending.filter(({ block }) => !this.execution.hasEnded(block));
      for (const block of new Set(ready.map((each) => each.block)))
        parts.push(...this.writeBlock(block, ready));
    }
  }

  private writeBlock(block: Block, ready: readonly Pending[]): AnswerPart[] {
    const { labels } = this.context;
    const own = ready.filter((each) => each.block === block);
    const errors = errorsByPart(this.execution.errorsIn(block), own);
    let isFirst = true;
    return own.map((part) => {
      const known = errors.own.get(part) ?? [];
      const {
        data,
        errors: met,
        later,
      } = writePart(this.context, part, [...known, ...errors.common]);
      const id = (this.ids += 1);
      this.pending.push(...later.map((each) => ({ ...each, within: id })));
      // What concerns all is told once, and wherever nothing else explains why there is nothing.
      const isUnexplained = data === null && known.length === 0 && met.length === 0;
      const common = isFirst || isUnexplained ? errors.common : [];
      isFirst = false;
      const told = [...known, ...common, ...met];
      return { id, within: part.within, path: part.path, label: labels[block], data, errors: told };
    });
  }
}

function writePart(
  { conditions, introspection }: PartsContext,
  { path, write, object }: Omit<LaterPart, 'block'>,
  known: readonly GraphQLError[],
): Written {
  const isExplained = known.length > 0;
  const notes = new PartNotes(conditions, introspection, isExplained, MOST_WRITING_ERRORS, path);
  try {
    const data = write(object, notes);
    return { data, errors: notes.errors, later: data === null ? [] : notes.later };
  } catch (error) {
    // Lists nested deeper than the stack, which no type allows and only a hostile subgraph sends.
    const extensions = { code: 'SUBGRAPH_INVALID_ANSWER' };
    const originalError = error instanceof Error ? error : undefined;
    const own = new GraphQLError('The answer cannot be written.', {
      path,
      extensions,
      originalError,
    });
    return { data: null, errors: [own], later: [] };
  }
}
