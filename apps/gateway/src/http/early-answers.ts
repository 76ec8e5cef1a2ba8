import type { IncomingMessage } from 'node:http';
import type { Actor, VerifyAccessToken } from '@gezhi/identity';
import { answerEarly } from '@gezhi/server';
import type { Logger } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';
import { tokenOf, rememberVerdict } from '../auth/authenticate';
import type { AnswerContext, HttpAnswer } from './answer-operation';
import { EarlyOperation } from './early-operation';
import type { GivenRequest } from './graphql-request';
import { RECEIVE_MILLISECONDS } from './guard-body';
import { wantsEvents } from './media-type';
import { isParted } from './send-parts';
import { UnderWay } from './under-way';

export interface EarlyOptions {
  readonly logger: Logger;
  readonly verifyToken: VerifyAccessToken;
  /** Largest request body in bytes. */
  readonly bodyLimit: number;
  /** Longest time for one answer. */
  readonly milliseconds: number;
  /** Longest time to receive one operation. Default 10,000. */
  readonly receiveMilliseconds?: number;
  readonly answer: (request: GivenRequest, context: AnswerContext) => Promise<HttpAnswer>;
}

/** How often deadlines are looked at: one timer for all, which an answer may overstay by as much. */
const LOOK_MILLISECONDS = 250;

/**
 * Answers operations of signed-in clients before fastify sees them: its hooks and streams cost twice what a small
 * operation does. What is not the common form (no token or one that is not believed, a body that is no JSON, anything
 * but POST) is left to fastify and its hooks.
 */
export function answerOperationsEarly(server: FastifyInstance, options: EarlyOptions): void {
  const { logger, verifyToken, receiveMilliseconds = RECEIVE_MILLISECONDS } = options;
  const underWay = new UnderWay<EarlyOperation>();
  const look = setInterval(() => {
    for (const operation of underWay.all())
      operation.look(options.milliseconds, receiveMilliseconds);
  }, LOOK_MILLISECONDS).unref();
  server.addHook('onClose', async () => clearInterval(look));

  const parse = jsonParserOf(server);
  const wants = ({ method, url, headers }: IncomingMessage): boolean =>
    method === 'POST' &&
    url === '/graphql' &&
    headers.authorization !== undefined &&
    headers['content-type']?.startsWith('application/json') === true &&
    headers['content-encoding'] === undefined &&
    !wantsEvents(headers.accept) &&
    Number(headers['content-length']) <= options.bodyLimit;

  answerEarly(server, wants, async (early) => {
    const operation = new EarlyOperation(early, logger);
    underWay.add(operation);
    try {
      await answer(early.request, operation);
    } finally {
      underWay.remove(operation);
    }
  });

  async function answer(request: IncomingMessage, operation: EarlyOperation): Promise<void> {
    const actor = await believedActor(request, verifyToken);
    if (actor === null) return operation.leave();
    const bytes = await bodyOf(request);
    // Who goes away while sending waits for no answer.
    if (bytes === null) return;
    const body = parse(bytes);
    if (body === undefined) return operation.leave(bytes);
    const { method = '', headers, socket } = request;
    // Who is signed in is known by the token, whatever proxies came between.
    const given = { method, headers, body, ip: socket.remoteAddress ?? '' };
    const answered = await options.answer(given, operation.contextOf(actor));
    if (isParted(answered)) await operation.answerInParts(answered);
    else operation.answer(answered);
  }
}

/** Null unless one token was given and is believed; what is wrong with it, the common way tells. */
async function believedActor(
  request: IncomingMessage,
  verifyToken: VerifyAccessToken,
): Promise<Actor | null> {
  const token = tokenOf(request);
  if (token === null) return null;
  const verdict = verifyToken(token);
  const verified = await verdict.catch(() => null);
  if (verified?.ok) return verified.value.actor;
  rememberVerdict(request, verdict);
  return null;
}

/** Null when the client went away before all of it had come. */
function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  return new Promise((resolve) => {
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.once('end', () => {
      const [first] = chunks;
      resolve(chunks.length === 1 && first ? first : Buffer.concat(chunks));
    });
    // Node tells of an error only those who listen for it, and of the end of the request all.
    request.once('close', () => resolve(null));
  });
}

/** As fastify reads JSON; undefined for what is none, or tries to reach a prototype. */
function jsonParserOf(server: FastifyInstance): (body: Buffer) => unknown {
  const parse = server.getDefaultJsonParser('error', 'error');
  return (body) => {
    let value: unknown;
    // It answers at once and never looks at the request.
    parse(null as never, body.toString(), (error, parsed) => {
      value = error === null ? parsed : undefined;
    });
    return value;
  };
}
