import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Caller } from '@gezhi/engine';
import type { VerifyAccessToken } from '@gezhi/identity';
import { languageOf } from '@gezhi/kernel';
import { continueTrace, traceparentOf } from '@gezhi/server';
import type { Logger } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import type {
  ExecutionArgs,
  ExecutionResult,
  FormattedExecutionResult,
  GraphQLError,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { toldError } from '../http/answer-body';
import type { FormatError } from '../http/answer-body';
import { requestOf, UnreadableRequest } from '../http/graphql-request';
import { refusal, RefusedRequest } from '../http/refusal';
import { comeBackAfter } from './come-back';
import { followOperation } from './follow-operation';
import type { Followed, FollowOptions } from './follow-operation';
import { toldResult } from './followed-result';
import type { FollowedResult } from './followed-result';
import { believe } from './live-session';
import { tellDirectly } from './tell-directly';

export interface WebSocketOptions extends FollowOptions {
  readonly verifyToken: VerifyAccessToken;
  readonly formatError: FormatError;
  readonly logger: Logger;
}

/** What the gateway knows of one connection. */
interface Session {
  readonly caller: Caller;
  readonly traceId: string;
  readonly gone: AbortController;
}

const PATH = '/graphql';
/** As long as any operation may be. */
const LONGEST_MESSAGE = 262_144;
const INIT_MILLISECONDS = 5_000;
const LEAVE_MILLISECONDS = 1_000;
const SPREAD_MILLISECONDS = 5_000;

/** The protocol's own close code for who may not, or no longer, be here; clients come back with another token. */
const FORBIDDEN = 4403;
const RESTARTING = 1012;
const TRY_LATER = 1013;

/** Our server asks for a document that is a subscription; ours is prepared already. */
const ANY = parse('subscription { any }');

/**
 * Subscriptions, and operations that are answered in parts, at `/graphql` over `graphql-transport-ws`. The token comes with `connection_init`
 * (`{ authorization: "Bearer …" }`) or the upgrade, and the connection ends with it. Gives back what tells
 * everybody to come back, some now and some a little later.
 */
export function serveWebSockets(server: FastifyInstance, options: WebSocketOptions): () => void {
  const { verifyToken, formatError, logger, allowance } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE });
  const sessions = new WeakMap<WebSocket, Session>();
  const sessionOf = ({ socket }: { readonly socket: WebSocket }) => {
    const session = sessions.get(socket);
    if (session === undefined) throw new Error('A connection without a session.');
    return session;
  };

  useServer(
    {
      connectionInitWaitTimeout: INIT_MILLISECONDS,
      async onConnect({ extra, connectionParams }) {
        const { socket, request } = extra;
        const authorization = connectionParams?.['authorization'] ?? request.headers.authorization;
        const believed = await believe(verifyToken, authorization);
        if ('refused' in believed) {
          logger.warn({ reason: believed.refused }, 'token refused');
          socket.close(
            believed.isTemporary ? TRY_LATER : FORBIDDEN,
            reasonOf('UNAUTHENTICATED', { reason: believed.refused }),
          );
          return false;
        }
        const { traceparent } = request.headers;
        const trace = continueTrace(typeof traceparent === 'string' ? traceparent : undefined);
        const language = languageOf(request.headers['accept-language']);
        const gone = new AbortController();
        const caller = { ...believed.caller, language, traceparent: traceparentOf(trace) };
        sessions.set(socket, { caller, traceId: trace.traceId, gone });
        const forget = believed.watch((reason) =>
          socket.close(FORBIDDEN, reasonOf('UNAUTHENTICATED', { reason })),
        );
        socket.once('close', () => {
          forget();
          gone.abort();
        });
        return true;
      },
      async onSubscribe({ extra, subscriptions }, id, payload) {
        const session = sessionOf(extra);
        const { perConnection: limit } = allowance.limits;
        try {
          if (Object.keys(subscriptions).length > limit)
            throw new RefusedRequest(refusal('TOO_MANY_SUBSCRIPTIONS', { limit }, 429));
          const stream = await follow(payload, session, extra.request);
          const contextValue = tellDirectly(stream, id, extra.socket);
          return { document: ANY, contextValue } as unknown as ExecutionArgs;
        } catch (error) {
          return refusedAs(error, session.caller);
        }
      },
      subscribe: ({ contextValue }) => contextValue as AsyncGenerator<ExecutionResult>,
      onNext: ({ extra }, _id, _payload, _args, result) => {
        const followed = result as FollowedResult;
        if (followed.errors === undefined && followed.incremental === undefined) return undefined;
        // Whoever wrote the types of this library knows nothing of answers in parts.
        return toldResult(followed, tellerOf(sessionOf(extra))) as FormattedExecutionResult;
      },
      onError: ({ extra }, _id, _payload, errors) => errors.map(tellerOf(sessionOf(extra))),
    },
    sockets,
  );

  function follow(
    payload: SubscribePayload,
    { caller, gone }: Session,
    { socket, headers }: IncomingMessage,
  ): Promise<Followed> {
    const asked = requestOf({ ...payload }, false);
    const address = socket.remoteAddress ?? '';
    const follower = { caller, address, headers, signal: gone.signal };
    return followOperation(asked, follower, options, false);
  }

  function tellerOf({ caller, traceId }: Session) {
    const scope = { traceId, language: caller.language, log: logger };
    return (error: GraphQLError) => toldError(error, formatError, scope);
  }

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', (error) => logger.debug({ err: error }, 'connection broke'));
    if (pathOf(request.url) !== PATH) return refuseUpgrade(socket, '404 Not Found');
    if (server.lifecycle.stopping) return refuseUpgrade(socket, '503 Service Unavailable');
    return sockets.handleUpgrade(request, socket, head, (one) => {
      sockets.emit('connection', one, request);
      // Which library listens here writes to the console; the connection is closed without its help.
      one.removeAllListeners('error');
      one.on('error', (error) => logger.debug({ err: error }, 'connection broke'));
    });
  };
  server.server.on('upgrade', onUpgrade);

  function sendAway(socket: WebSocket): void {
    const afterMilliseconds = comeBackAfter();
    socket.close(RESTARTING, reasonOf('COME_BACK', { afterMilliseconds }));
  }

  server.addHook('preClose', async () => {
    const clients = [...sockets.clients];
    clients.forEach(sendAway);
    // Who does not say good-bye keeps nobody waiting.
    setTimeout(() => clients.forEach((each) => each.terminate()), LEAVE_MILLISECONDS).unref();
  });

  return () => {
    for (const each of sockets.clients)
      setTimeout(() => sendAway(each), Math.random() * SPREAD_MILLISECONDS).unref();
  };
}

function refusedAs(error: unknown, { language }: Caller): readonly GraphQLError[] {
  if (error instanceof RefusedRequest) return error.refusal.errorsFor(language);
  if (error instanceof UnreadableRequest)
    return refusal(error.code, {}, error.status).errorsFor(language);
  throw error;
}

/** At most 123 bytes travel with a close. */
function reasonOf(code: string, details: object): string {
  return JSON.stringify({ code, ...details });
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function pathOf(url = ''): string {
  return url.split('?', 1)[0] ?? '';
}
