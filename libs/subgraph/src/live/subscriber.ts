import type { Actor, CallSigner } from '@gezhi/identity';
import { CALL_HEADER, signedOperation } from '@gezhi/identity';
import type { ExecutionResult } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** A connection as the gateway holds one to a subgraph. */
export interface Subscriber extends AsyncDisposable {
  /** What a subscription tells, one after the other; ends when the subgraph or `return` ends it. */
  subscribe<Data>(
    actor: Actor,
    query: string,
    options?: { variables?: Record<string, unknown>; until?: Date; unsigned?: boolean },
  ): AsyncIterableIterator<ExecutionResult<Data>>;
}

/** Connects to the subgraph at an address `127.0.0.1:…` and signs as the gateway does. */
export function subscriber(address: string, signer: CallSigner): Subscriber {
  const admitted = () => signer.sign({ method: 'GET', path: '/graphql', body: '', actor: NOBODY });
  class SignedSocket extends WebSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(url, protocols, { headers: { [CALL_HEADER]: admitted() } });
    }
  }
  const client = createClient({
    url: `ws://${address}/graphql`,
    webSocketImpl: SignedSocket,
    retryAttempts: 0,
  });
  return {
    subscribe<Data>(
      actor: Actor,
      query: string,
      { variables = {}, until = new Date(Date.now() + 60_000), unsigned = false } = {},
    ) {
      const operation = { query, variables, until: until.toISOString() };
      const call = unsigned ? 'none' : signer.sign({ ...signedOperation(operation), actor });
      const payload: SubscribePayload = {
        query,
        variables,
        extensions: { call, until: operation.until },
      };
      return client.iterate<Data>(payload) as AsyncIterableIterator<ExecutionResult<Data>>;
    },
    [Symbol.asyncDispose]: async () => client.dispose(),
  };
}

const NOBODY: Actor = {
  subject: 'gateway',
  name: 'Gateway',
  organizationId: null,
  roles: [],
  areas: [],
  scopes: [],
  purpose: null,
  caseNumber: null,
};
