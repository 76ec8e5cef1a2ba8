import { hash } from 'node:crypto';

/**
 * A stream of reproducible numbers: the same seed and label give the same numbers on every machine.
 * `fork` starts an independent stream from the *label*, not from the state, so that a new stream, or more
 * draws from one, never moves the numbers of another.
 */
export interface SeededRandom {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number between the two, both included. */
  integer(from: number, to: number): number;
  /** Uniform in [from, to). */
  between(from: number, to: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items; an empty list is a fault. */
  pick<T>(items: readonly T[]): T;
  /** One of the items, each as likely as its weight says. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  /** `count` different items in the order of the list (all of them when there are fewer). */
  sample<T>(items: readonly T[], count: number): T[];
  /** A copy in random order. */
  shuffle<T>(items: readonly T[]): T[];
  normal(mean: number, deviation: number): number;
  /** For durations: half lie below `median`; `spread` is the deviation of the logarithm (0.5 mild, 1 wild). */
  logNormal(median: number, spread: number): number;
  poisson(mean: number): number;
  fork(label: string): SeededRandom;
}

export function seededRandom(seed: string): SeededRandom {
  const next = sfc32(seed);
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const normal = (mean: number, deviation: number): number =>
    // Box–Muller; 1 − u because the logarithm of 0 is not a number.
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const shuffle = <T>(items: readonly T[]): T[] => {
    const result = [...items];
    for (let index = result.length - 1; index > 0; index -= 1) {
      const other = integer(0, index);
      [result[index], result[other]] = [result[other] as T, result[index] as T];
    }
    return result;
  };
  return {
    next,
    integer,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new Error('Nothing to pick from');
      return items[integer(0, items.length - 1)] as (typeof items)[number];
    },
    weighted: (items) => weighted(items, next()),
    sample: (items, count) => {
      const chosen = new Set(shuffle(items.map((_, index) => index)).slice(0, count));
      return items.filter((_, index) => chosen.has(index));
    },
    shuffle,
    normal,
    logNormal: (median, spread) => median * Math.exp(normal(0, spread)),
    poisson: (mean) =>
      mean > 60 ? Math.max(0, Math.round(normal(mean, Math.sqrt(mean)))) : knuth(mean, next),
    fork: (label) => seededRandom(`${seed}/${label}`),
  };
}

/** sfc32 (Chris Doty-Humphrey, public domain): small, fast, passes PractRand; seeded by SHA-256 of the text. */
function sfc32(seed: string): () => number {
  const digest = hash('sha256', seed, 'buffer');
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = 1;
  return () => {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return (result >>> 0) / 4_294_967_296;
  };
}

function weighted<T>(items: readonly (readonly [item: T, weight: number])[], position: number): T {
  const total = items.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = position * total;
  for (const [item, weight] of items) {
    rest -= weight;
    if (rest < 0) return item;
  }
  const last = items.at(-1);
  if (last === undefined || total <= 0) throw new Error('Nothing to choose from');
  return last[0];
}

function knuth(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count += 1;
  return count;
}
