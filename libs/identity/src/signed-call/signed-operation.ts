/** A subscription as the gateway sends it on. */
export interface SignedOperation {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** ISO 8601: when the caller's own token ends, and with it the stream. */
  readonly until: string;
}

/**
 * What the gateway signs for one subscription, as a call: it goes into the `subscribe` message as
 * `extensions: { call, until }`. The signature holds for seconds, as that of any call; the stream goes on to `until`.
 */
export function signedOperation({ query, operationName, variables, until }: SignedOperation) {
  const body = JSON.stringify([query, operationName ?? null, variables ?? {}, until]);
  return { method: 'SUBSCRIBE', path: '/graphql', body } as const;
}
