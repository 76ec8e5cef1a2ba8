/** The demonstration was not loaded into this database, and nothing of it is left there. */
export class DemoLoadError extends Error {
  override readonly name = 'DemoLoadError';

  constructor(
    readonly database: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${database}: ${problem}`, options);
  }
}
