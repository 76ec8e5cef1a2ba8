/*
 * Loaded before our TypeScript, so that a program that fails, and fails once more while it clears up, tells both.
 *
 * What swc makes of `await using` names `_SuppressedError` without defining it when its helpers stand in the file
 * itself (@swc/core 1.16.18): the second failure would become a ReferenceError that hides both.
 */
globalThis._SuppressedError ??= SuppressedError;

/* Node prints neither of the two errors that one holds (they are not enumerable): what went wrong first comes first. */
SuppressedError.prototype[Symbol.for('nodejs.util.inspect.custom')] = function tellBoth(
  _depth,
  options,
  inspect,
) {
  return `${inspect(this.suppressed, options)}\nand while clearing up: ${inspect(this.error, options)}`;
};
