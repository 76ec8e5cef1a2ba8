/** Ends as our programs do: what went wrong is told, and the exit code says that something did. */
async function failTwice(): Promise<void> {
  await using held = {
    [Symbol.asyncDispose]: () => Promise.reject(new Error('a failure while clearing up')),
  };
  throw new Error(`the first failure, with ${typeof held}`);
}

failTwice().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
