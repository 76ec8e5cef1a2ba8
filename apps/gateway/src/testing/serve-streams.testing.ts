import { EventEmitter, once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { CALL_HEADER, signedOperation } from '@gezhi/identity';
import type { Actor, CallVerifier } from '@gezhi/identity';
import { GraphQLError, parse } from 'graphql';
import type { ExecutionArgs, GraphQLSchema } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

/** The streams of one subgraph of a test. */
export interface Streams {
  /** For whom each was opened, so far. */
  readonly opened: { readonly actor: Actor; readonly query: string; readonly until: string }[];
  /** Settles when so many are under way. */
  underWay(count: number): Promise<void>;
  /** Ends all connections, as a killed process would. */
  cut(): void;
  /** Serves connections differently from now on. */
  serveWith(listener: ((socket: WebSocket) => void) | null): void;
}

/** Serves subscriptions as departments do: the upgrade and every operation are signed by the gateway. */
export function serveStreams(
  server: Server,
  schema: GraphQLSchema,
  verifier: CallVerifier,
  context: object = {},
): Streams {
  const sockets = new WebSocketServer({ noServer: true });
  const opened: Streams['opened'] = [];
  const changed = new EventEmitter();
  let underWay = 0;
  let instead: ((socket: WebSocket) => void) | null = null;
  useServer(
    {
      schema,
      async onSubscribe(_context, _id, payload) {
        const actor = await believe(payload);
        if (actor === null) return [new GraphQLError('No.', REFUSED)];
        opened.push({ actor, query: payload.query, until: String(payload.extensions?.until) });
        const { query, operationName, variables } = payload;
        return {
          schema,
          document: parse(query),
          operationName,
          variableValues: variables ?? {},
          contextValue: { ...context, actor },
        } as ExecutionArgs;
      },
      onOperation: () => void change(1),
      onComplete: () => change(-1),
    },
    sockets,
  );

  function change(by: number): void {
    underWay += by;
    changed.emit('change');
  }

  async function believe(payload: SubscribePayload): Promise<Actor | null> {
    const { call, until } = payload.extensions ?? {};
    const signed = signedOperation({ ...payload, until: String(until) });
    const verified = await verifier.verify({ ...signed, token: String(call) });
    return verified.ok ? verified.value : null;
  }

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => undefined);
    const token = request.headers[CALL_HEADER] as string | undefined;
    const call = { method: 'GET', path: request.url ?? '', body: '', token };
    void verifier.verify(call).then((verified) => {
      if (!verified.ok) return socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return sockets.handleUpgrade(request, socket, head, (one) => {
        if (instead === null) sockets.emit('connection', one, request);
        else instead(one);
      });
    });
  });

  return {
    opened,
    async underWay(count) {
      while (underWay !== count) await once(changed, 'change');
    },
    cut: () => sockets.clients.forEach((each) => each.terminate()),
    serveWith: (listener) => {
      instead = listener;
    },
  };
}

const REFUSED = { extensions: { code: 'UNAUTHENTICATED' } };
