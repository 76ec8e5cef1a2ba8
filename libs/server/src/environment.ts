/**
 * Set by a launcher that starts us as its child: when the launcher goes away, so do we.
 * The one variable that is about the process itself and not about what it serves.
 */
export function hasWatchfulParent(): boolean {
  return (process.env.GEZHI_PARENT ?? '') !== '';
}
