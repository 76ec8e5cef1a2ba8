import type { Caller, Cancellation } from '@gezhi/engine';
import type { Actor } from '@gezhi/identity';
import type { SeenRequest } from './observability/seen-request';

declare module '@gezhi/engine' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an actor and nothing else
  interface CallerActor extends Actor {}
}

/** What every plugin and the engine know about one request. */
export interface GatewayContext {
  readonly caller: Caller;
  /** Aborts when the client goes away or its time is over. */
  readonly signal: Cancellation;
  /** What is noted of it; left out where nobody watches. */
  readonly seen?: SeenRequest;
}
