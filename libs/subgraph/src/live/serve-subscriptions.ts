import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Actor, CallVerifier } from '@gezhi/identity';
import { CALL_HEADER, signedOperation } from '@gezhi/identity';
import type { Clock, ProblemCatalogue } from '@gezhi/kernel';
import { languageOf, refusal } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import { continueTrace } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from 'graphql';
import {
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { SubgraphContext } from '../context';
import { refusalError } from '../problems/answer-refusals';
import type { OpenContext } from '../server/open-context';
import type { FeedNews } from './feed-news';

export interface SubscriptionsOptions {
  readonly schema: GraphQLSchema;
  readonly calls: CallVerifier;
  readonly open: OpenContext;
  readonly problems: ProblemCatalogue;
  readonly news: FeedNews;
  readonly clock: Clock;
  readonly logger: Logger;
}

const PATH = '/graphql';
const LONGEST_MESSAGE = 65_536;
/** Subscriptions over one connection; the gateway may open several. */
const MOST = 1_000;
/** Nobody's token lives longer: what says otherwise was not made by our gateway. */
const LONGEST_STREAM = 24 * 3_600_000;

/**
 * Subscriptions at `/graphql` over `graphql-transport-ws`, for the gateway alone. It signs the upgrade as a call
 * (`GET /graphql`, empty body, `gezhi-call` header), and each operation with the actor it is for, so that one
 * connection carries many callers: see `signedOperation`.
 */
export function serveSubscriptions(server: FastifyInstance, options: SubscriptionsOptions): void {
  const { schema, calls, problems, news, clock, logger } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE });
  const serving = useServer(
    {
      schema,
      connectionInitWaitTimeout: 3_000,
      async onSubscribe({ extra, subscriptions }, _id, payload) {
        const request = extra.request;
        const language = languageOf(request.headers['accept-language']);
        const refused = (code: string) => [refusalError(refusal(code), { problems, language })];
        if (Object.keys(subscriptions).length > MOST) return refused('LIMIT_EXCEEDED');
        const believed = await believe(payload);
        if (!believed) return refused('UNAUTHENTICATED');
        const document = readDocument(schema, payload);
        if (Array.isArray(document)) return document;
        const context = await openStream(request, believed, options);
        return {
          schema,
          document,
          operationName: payload.operationName ?? null,
          variableValues: payload.variables ?? {},
          contextValue: context,
        } as ExecutionArgs;
      },
      onNext: (_context, _id, _payload, args, result) =>
        endOne(args.contextValue as SubgraphContext, result as ExecutionResult, logger),
    },
    sockets,
  );

  /** The actor an operation is for, and until when; null when the gateway did not sign it, or no longer stands by it. */
  async function believe(payload: SubscribePayload): Promise<{ actor: Actor; until: Date } | null> {
    const { call, until } = payload.extensions ?? {};
    if (typeof call !== 'string' || typeof until !== 'string') return null;
    const end = new Date(until);
    const left = end.getTime() - clock.now().getTime();
    if (!(left > 0 && left <= LONGEST_STREAM)) return null;
    const signed = signedOperation({ ...payload, until });
    const verified = await calls.verify({ ...signed, token: call });
    if (verified.ok) return { actor: verified.value, until: end };
    logger.warn({ reason: verified.refusal.params['reason'] }, 'unsigned subscription refused');
    return null;
  }

  async function admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const token = request.headers[CALL_HEADER];
    const isHere = request.url === PATH && !server.lifecycle.stopping;
    const verified =
      isHere && typeof token === 'string'
        ? await calls.verify({ method: 'GET', path: PATH, body: '', token })
        : null;
    if (!verified?.ok) {
      socket.end(
        `HTTP/1.1 ${isHere ? '401 Unauthorized' : '404 Not Found'}\r\nconnection: close\r\n\r\n`,
      );
      return;
    }
    sockets.handleUpgrade(request, socket, head, (one) => sockets.emit('connection', one, request));
  }

  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', (error) => logger.debug({ err: error }, 'connection broke'));
    admit(request, socket, head).catch((error: unknown) => {
      logger.error({ err: error }, 'connection refused');
      socket.destroy();
    });
  });
  server.addHook('preClose', async () => {
    await serving.dispose();
    await news.close();
  });
}

function readDocument(
  schema: GraphQLSchema,
  payload: SubscribePayload,
): DocumentNode | GraphQLError[] {
  try {
    const document = parse(payload.query);
    const operation = getOperationAST(document, payload.operationName);
    if (operation?.operation !== 'subscription')
      return [new GraphQLError('Only subscriptions are served here.', CODE)];
    const errors = validate(schema, document, [...specifiedRules, NoSchemaIntrospectionCustomRule]);
    return errors.length > 0 ? [...errors] : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

const CODE = { extensions: { code: 'BAD_REQUEST' } };

async function openStream(
  { headers }: IncomingMessage,
  { actor, until }: { readonly actor: Actor; readonly until: Date },
  { open, news }: SubscriptionsOptions,
): Promise<SubgraphContext> {
  const { traceparent } = headers;
  const trace = continueTrace(typeof traceparent === 'string' ? traceparent : undefined);
  return { ...(await open({ headers, trace }, actor)), live: { news, until } };
}

/** Before a part of the stream leaves: gives back the connection, records what was read, and hides faults. */
async function endOne(
  context: SubgraphContext,
  result: ExecutionResult,
  logger: Logger,
): Promise<ExecutionResult | undefined> {
  await context.database.endReading();
  try {
    await context.audit.flush();
  } catch {
    return { data: null, errors: [refusalError(refusal('AUDIT_UNAVAILABLE'), context)] };
  }
  if (!result.errors) return undefined;
  return { ...result, errors: result.errors.map((error) => withoutFault(error, logger)) };
}

function withoutFault(error: GraphQLError, logger: Logger): GraphQLError {
  if (error.extensions['code'] !== undefined) return error;
  logger.error({ err: error.originalError ?? error, path: error.path }, 'resolver failed');
  return new GraphQLError('Internal error', {
    path: error.path,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
}
