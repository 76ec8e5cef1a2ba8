import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { Caller } from '@gezhi/engine';
import type { VerifyAccessToken } from '@gezhi/identity';
import type { Logger } from '@gezhi/server';
import { traceparentOf } from '@gezhi/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { codedError } from '../coded-error';
import { toldError } from '../http/answer-body';
import type { FormatError } from '../http/answer-body';
import type { GraphQLRequest } from '../http/graphql-request';
import type { RequestScope } from '../plugins/request-scope';
import { comeBackAfter } from './come-back';
import { followOperation } from './follow-operation';
import type { Followed, FollowOptions } from './follow-operation';
import { toldResult } from './followed-result';
import type { FollowedResult } from './followed-result';
import { believe } from './live-session';
import { sharedText } from './shared-text';

export interface EventStreamOptions extends FollowOptions {
  readonly verifyToken: VerifyAccessToken;
  readonly formatError: FormatError;
  readonly logger: Logger;
}

/** Proxies close connections on which nothing is said for a minute. */
const ALIVE_MILLISECONDS = 12_000;
const SPREAD_MILLISECONDS = 5_000;

export interface EventStreams {
  /** Answers with a stream; throws RefusedRequest while it can still be refused. */
  answer(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: GraphQLRequest,
    caller: Caller,
  ): Promise<null>;
  /** Tells everybody to come back. */
  sendAway(): void;
}

/**
 * Subscriptions as `text/event-stream`, in the form of one stream for one operation ("distinct connections"):
 * `next` for each result, then `complete`. A comment every few seconds keeps it open.
 */
export function createEventStreams(
  server: FastifyInstance,
  options: EventStreamOptions,
): EventStreams {
  const { verifyToken, formatError, logger } = options;
  const leaving = new Set<(error: GraphQLError) => void>();

  function sendAwayAll(spread: number): void {
    for (const leave of leaving) {
      const afterMilliseconds = comeBackAfter();
      const go = () => leave(codedError('COME_BACK', { afterMilliseconds }, 'en', 503));
      if (spread === 0) go();
      else setTimeout(go, Math.random() * spread).unref();
    }
  }
  server.addHook('preClose', async () => sendAwayAll(0));

  return {
    sendAway: () => sendAwayAll(SPREAD_MILLISECONDS),

    async answer(request, reply, asked, { actor, language }) {
      const believed = await believe(verifyToken, request.headers.authorization);
      const until = 'refused' in believed ? undefined : believed.caller.until;
      const traceparent = traceparentOf(request.trace);
      const caller: Caller = { actor, language, traceparent, ...(until && { until }) };
      const gone = new AbortController();
      const { ip: address, headers } = request;
      const follower = { caller, address, headers, signal: gone.signal };
      const stream = await followOperation(asked, follower, options, true);
      reply.hijack();
      const { raw } = reply;
      raw.once('close', () => gone.abort());
      const leave = (error: GraphQLError) => {
        last = error;
        gone.abort();
      };
      let last: GraphQLError | null = null;
      if (stream.isOneAnswer !== true) leaving.add(leave);
      const forget =
        'refused' in believed
          ? () => undefined
          : believed.watch((reason) =>
              leave(codedError('UNAUTHENTICATED', { reason }, language, 401)),
            );
      const alive = setInterval(() => raw.write(':\n\n'), ALIVE_MILLISECONDS);
      const scope = { traceId: request.trace.traceId, language, log: logger };
      const write = (result: FollowedResult) => textOf(result, scope);
      try {
        raw.writeHead(200, {
          ...headersOf(reply),
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store',
          'x-accel-buffering': 'no',
        });
        raw.flushHeaders();
        await writeAll(stream, raw, write);
        if (last !== null) raw.write(comeBackText(last) + write({ errors: [last] }));
        raw.end('event: complete\ndata:\n\n');
      } finally {
        clearInterval(alive);
        forget();
        leaving.delete(leave);
        await stream.return?.();
        raw.end();
      }
      return null;
    },
  };

  function textOf(result: FollowedResult, scope: RequestScope): string {
    const tell = (error: GraphQLError) => toldError(error, formatError, scope);
    const body = sharedText(result) ?? JSON.stringify(toldResult(result, tell));
    return `event: next\ndata: ${body}\n\n`;
  }
}

/** One after the other, as fast as the client reads. */
async function writeAll(
  stream: Followed,
  raw: ServerResponse,
  textOf: (result: FollowedResult) => string,
): Promise<void> {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  for await (const result of stream) {
    if (raw.destroyed) return;
    if (raw.write(textOf(result))) continue;
    await once(raw, 'drain', { signal: gone.signal }).catch(() => undefined);
  }
}

/** What a browser's own EventSource understands. */
function comeBackText({ extensions }: GraphQLError): string {
  const { afterMilliseconds } = extensions;
  return typeof afterMilliseconds === 'number' ? `retry: ${afterMilliseconds}\n` : '';
}

function headersOf(reply: FastifyReply): Record<string, string> {
  const { traceresponse } = reply.getHeaders();
  return traceresponse === undefined ? {} : { traceresponse: String(traceresponse) };
}
