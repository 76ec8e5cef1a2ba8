/**
 * What an AbortSignal is to an execution: whether somebody still waits, and who is told when nobody does. Any
 * AbortSignal is one; a server that makes one for each request can have it for less than an AbortController costs.
 */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(
    type: 'abort',
    listener: CancellationListener,
    options?: { once?: boolean },
  ): void;
  removeEventListener(type: 'abort', listener: CancellationListener): void;
}

/** Told once, when nobody waits any more. */
export interface CancellationListener {
  handleEvent(): void;
}

/** The same as an AbortSignal, for what takes nothing else. */
export function abortSignalOf(cancellation: Cancellation): AbortSignal {
  if (cancellation instanceof AbortSignal) return cancellation;
  const controller = new AbortController();
  if (cancellation.aborted) controller.abort();
  else
    cancellation.addEventListener(
      'abort',
      { handleEvent: () => controller.abort() },
      { once: true },
    );
  return controller.signal;
}
