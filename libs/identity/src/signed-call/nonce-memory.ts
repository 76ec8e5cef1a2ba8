/**
 * Remembers the nonces of calls that could still be replayed, in bounded memory.
 *
 * Two generations: when the younger one is as old as the longest life of a call, the older one is
 * dropped whole, so nothing is scanned and nothing is timed. When full it refuses new nonces rather
 * than forget old ones: only holders of a key can fill it, and a forgotten nonce could be replayed.
 */
export class NonceMemory {
  private young = new Set<string>();
  private old = new Set<string>();
  private youngSince = Number.NEGATIVE_INFINITY;

  /**
   * @param lifeSeconds how long a nonce must be remembered at least
   * @param capacity nonces per generation
   */
  constructor(
    private readonly lifeSeconds: number,
    private readonly capacity: number,
  ) {}

  /** NEW is remembered at once; SEEN was used before; FULL cannot be told apart and must be refused. */
  use(nonce: string, nowSeconds: number): 'NEW' | 'SEEN' | 'FULL' {
    this.turn(nowSeconds);
    if (this.young.has(nonce) || this.old.has(nonce)) return 'SEEN';
    if (this.young.size >= this.capacity) return 'FULL';
    this.young.add(nonce);
    return 'NEW';
  }

  private turn(nowSeconds: number): void {
    const age = nowSeconds - this.youngSince;
    if (age < this.lifeSeconds) return;
    this.old = age < 2 * this.lifeSeconds ? this.young : new Set();
    this.young = new Set();
    this.youngSince = nowSeconds;
  }
}
