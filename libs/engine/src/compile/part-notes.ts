import type { Block } from '../plan/defer';
import type { Target } from './program';
import { CarefulNotes } from './writing-notes';
import type { PartWriter } from './writing-notes';

/** Something of an object that is answered later. */
export interface LaterPart {
  readonly block: Block;
  readonly write: PartWriter;
  readonly object: Target;
  readonly path: readonly (string | number)[];
}

/** Writes down what is answered later, of objects that are answered at all. */
export class PartNotes extends CarefulNotes {
  readonly later: LaterPart[] = [];
  /** How many there were before the value now in hand. */
  private readonly held: number[] = [];

  override enter(key: string | number): void {
    super.enter(key);
    this.held.push(this.later.length);
  }

  override leave(text: string | null): void {
    super.leave(text);
    const held = this.held.pop() ?? 0;
    if (text === null) this.later.length = held;
  }

  override defer(block: Block, write: PartWriter, object: Target): void {
    this.later.push({ block, write, object, path: [...this.path] });
  }
}
