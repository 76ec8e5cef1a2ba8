/** Something the person at the terminal can act on: its message is printed without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
