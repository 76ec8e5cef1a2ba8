/** The environment cannot be used. The message lists every problem, one a line, and holds no secret. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';

  /** @param problems One sentence each, `NAME: what is wrong; expected what`. */
  constructor(readonly problems: readonly string[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(
      `The environment has ${count}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
}
