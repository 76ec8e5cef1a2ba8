/** The default of an exhaustive switch: it does not compile while a case is missing. */
export class UnreachableCaseError extends Error {
  constructor(value: never) {
    super(`Unreachable case: ${String(value)}`);
    this.name = 'UnreachableCaseError';
  }
}
