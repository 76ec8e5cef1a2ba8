/**
 * Bodies are signed as a whole, so they are held while they arrive. What all of them may take together is limited,
 * or a hundred slow uploads would be the end of the process.
 */
export class BodyAllowance {
  private taken = 0;

  constructor(private readonly bytes: number) {}

  /** Reserves room, or answers null when there is none; what is answered gives it back, once. */
  take(bytes: number): (() => void) | null {
    if (this.taken + bytes > this.bytes) return null;
    this.taken += bytes;
    let held = bytes;
    return () => {
      this.taken -= held;
      held = 0;
    };
  }
}
