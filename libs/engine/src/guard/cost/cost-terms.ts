/** What one estimate needs: the variables, and what was reckoned already. */
export interface CostRun {
  readonly variables: Readonly<Record<string, unknown>>;
  /** By number of the fragment: its cost, and the size of the list around it that it was reckoned for. */
  readonly known: number[];
  readonly knownFor: number[];
  /** The first list whose size nobody gave. */
  unsized: UnsizedList | null;
}

export interface UnsizedList {
  /** `Type.field` */
  readonly field: string;
  /** Exactly one of these arguments says how long the list becomes. */
  readonly arguments: readonly string[];
}

/** A cost that depends on variables; `size` is that of the list the place stands in, when it is one. */
export type CostFunction = (run: CostRun, size: number) => number;

/** A number where no variable matters. */
export type Cost = number | CostFunction;

export function costOf(cost: Cost, run: CostRun, size: number): number {
  return typeof cost === 'number' ? cost : cost(run, size);
}

export function sum(costs: readonly Cost[]): Cost {
  let constant = 0;
  const open: CostFunction[] = [];
  for (const cost of costs) {
    if (typeof cost === 'number') constant += cost;
    else open.push(cost);
  }
  if (open.length === 0) return constant;
  return (run, size) => {
    let total = constant;
    for (const cost of open) total += cost(run, size);
    return total;
  };
}

export function largest(costs: readonly Cost[]): Cost {
  const constants = costs.filter((cost) => typeof cost === 'number');
  const most = Math.max(0, ...constants);
  const open = costs.filter((cost) => typeof cost !== 'number');
  if (open.length === 0) return most;
  return (run, size) => {
    let found = most;
    for (const cost of open) found = Math.max(found, cost(run, size));
    return found;
  };
}

export function product(left: Cost, right: Cost): Cost {
  if (typeof left === 'number' && typeof right === 'number') return left * right;
  if (left === 1) return right;
  return (run, size) => costOf(left, run, size) * costOf(right, run, size);
}
