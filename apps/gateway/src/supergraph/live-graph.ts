import type { ServedGraph } from './served-graph';

/** The graph that answers whoever comes now. Exchanging it is one assignment: no request sees half of it. */
export class LiveGraph {
  /** To be read once for a request, which then stays with what it read. */
  current: ServedGraph;

  constructor(first: ServedGraph) {
    this.current = first;
  }

  /** Gives back the one that answered before. */
  exchange(next: ServedGraph): ServedGraph {
    const before = this.current;
    this.current = next;
    return before;
  }
}
