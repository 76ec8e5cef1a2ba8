import type { GraphQLOutputType } from 'graphql';
import type { Condition } from '../rules/requirement';

/** A field that is not given to the caller, as it was asked for. */
export interface RefusedField {
  /** The name under which the client expects it. */
  readonly key: string;
  /** The name under which the executed document marks where it would stand. */
  readonly mark: string;
  readonly coordinate: string;
  readonly missing: readonly Condition[];
  /** Null is not allowed here: what surrounds it becomes null in its stead. */
  readonly isNonNull: boolean;
}

/** Where refused fields lie in an answer: the tree of answer names that leads to them and to nothing else. */
export class Place {
  readonly refused = new Map<string, RefusedField>();
  readonly below = new Map<string, { readonly type: GraphQLOutputType; readonly place: Place }>();

  get isEmpty(): boolean {
    return this.refused.size === 0 && this.below.size === 0;
  }

  /** The place below an answer name; the shape of its type is the same in all fragments that ask for it. */
  at(key: string, type: GraphQLOutputType): Place {
    let next = this.below.get(key);
    if (!next) this.below.set(key, (next = { type, place: new Place() }));
    return next.place;
  }

  /** Drops what leads nowhere. */
  prune(): void {
    for (const [key, { place }] of this.below) {
      place.prune();
      if (place.isEmpty) this.below.delete(key);
    }
  }
}
