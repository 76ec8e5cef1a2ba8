import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Place } from './refused-places';
import { Refusals, settleAnswer, settleObject } from './settle-answer';
import type { AnswerObject, TellRefusal } from './settle-answer';

type Path = readonly (string | number)[];

/** A part of an answer that came later than its beginning. */
export interface LaterPart {
  readonly path: Path;
  readonly data: AnswerObject | null;
  readonly errors: readonly GraphQLError[];
  readonly id: number;
  /** The part in which its object is; 0: the beginning. */
  readonly within: number;
}

/** What a refusal took out of a part: all of it, or the places at these paths. */
type Lost = ReadonlySet<string> | 'ALL';

/** Settles an answer that comes in parts, one after the other: null moves as far as the part it is in. */
export class PartsSettler {
  /** By part; what is not here was never told, and nothing within it is. */
  private readonly lost = new Map<number, Lost>();

  constructor(
    private readonly root: Place,
    private readonly tell: TellRefusal,
  ) {}

  /** The beginning. */
  begin(result: ExecutionResult): ExecutionResult {
    const lost = new Set<string>();
    const settled = settleAnswer(result, this.root, this.tell, lost);
    this.lost.set(0, settled.data === null || settled.data === undefined ? 'ALL' : lost);
    return settled;
  }

  /** A part, after the one it is within; null when a refusal took its object out of the answer. */
  settle<P extends LaterPart>(part: P): P | null {
    const around = this.lost.get(part.within);
    if (around === undefined || around === 'ALL' || isLost(part.path, around)) return null;
    const place = placeAt(this.root, part.path);
    if (part.data === null || place === null) {
      this.lost.set(part.id, part.data === null ? 'ALL' : new Set());
      return part;
    }
    const lost = new Set<string>();
    const told = new Refusals(lost);
    const data = settleObject(part.data, place, [...part.path], told);
    this.lost.set(part.id, data === null ? 'ALL' : lost);
    return { ...part, data, errors: [...part.errors, ...told.errors(this.tell)] };
  }
}

function isLost(path: Path, lost: ReadonlySet<string>): boolean {
  if (lost.size === 0) return false;
  return path.some((_, index) => lost.has(JSON.stringify(path.slice(0, index + 1))));
}

/** Where refused fields lie below an object; null: nowhere. */
function placeAt(root: Place, path: Path): Place | null {
  let place: Place = root;
  for (const key of path) {
    if (typeof key === 'number') continue;
    const below = place.below.get(key);
    if (below === undefined) return null;
    place = below.place;
  }
  return place;
}
