import { findPersonalData } from '@gezhi/kernel';

/** Names that become labels, over the life of the process. */
const MOST_NAMES = 50;
/** Answers after which an operation is one of those that matter. */
const ENOUGH = 100;
const LONGEST_NAME = 64;

/**
 * The operations that have figures of their own. Names are made up by clients, and every label is kept for as long as
 * the process lives: so only what was answered often gets one, and only so many do. A flood of new names changes
 * nothing.
 */
export class NamedOperations<T> {
  private readonly known = new Map<string, T>();

  constructor(
    private readonly make: (name: string) => T,
    private readonly limits = { names: MOST_NAMES, answers: ENOUGH },
  ) {}

  /** How often an operation must be answered before it is asked about here. */
  get enough(): number {
    return this.limits.answers;
  }

  /** Figures of an operation that was answered often enough; null where it gets none. */
  figuresOf(name: string | undefined): T | null {
    if (name === undefined) return null;
    const known = this.known.get(name);
    if (known !== undefined) return known;
    if (this.known.size >= this.limits.names || !isHarmlessName(name)) return null;
    const made = this.make(name);
    this.known.set(name, made);
    return made;
  }
}

/** Whether a name a client made up may be kept: it is short and holds no telephone or identity number. */
export function isHarmlessName(name: string): boolean {
  return name.length <= LONGEST_NAME && findPersonalData(name).length === 0;
}
