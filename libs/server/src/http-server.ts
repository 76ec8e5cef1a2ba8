import { fastify, LogController } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { limitAnswers } from './answer-deadline';
import { closeWhenIdle } from './close-when-idle';
import type { Lifecycle } from './close-when-idle';
import { answerErrors } from './error-response';
import { serveHealth } from './health';
import type { HealthChecks } from './health';
import type { Logger } from './logger';
import { traceOf, traceparentOf } from './trace-context';
import type { TraceContext } from './trace-context';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where this request stands in its trace; forward `traceparentOf(request.trace)`. */
    trace: TraceContext;
    /** Aborts when nobody waits for the answer any more: it was sent, its time is over, or the client went away. */
    abandoned: AbortSignal;
  }
  interface FastifyInstance {
    lifecycle: Lifecycle;
  }
}

export interface HttpServerOptions {
  readonly name: string;
  readonly logger: Logger;
  /** Readiness: what must answer before this process is given requests. */
  readonly health: HealthChecks;
  /** What `/health/ready` says beside the checks; everybody may read it. Default: nothing. */
  readonly tellHealth?: () => object;
  /** Largest request body in bytes. Default 1 MiB. */
  readonly bodyLimit?: number;
  /** Longest time for one answer. Default 30 seconds; `request.abandoned` aborts then. */
  readonly handlerMilliseconds?: number;
  /** Longest time to receive one whole request, against slow senders. Default 30 seconds. */
  readonly receiveMilliseconds?: number;
  /** Addresses or networks of proxies whose X-Forwarded-For is believed. Default: none. */
  readonly trustedProxies?: readonly string[];
}

/**
 * The HTTP server every process of ours starts from: trace ids, one log line a request, health,
 * limits, and errors as coded answers.
 */
export function createHttpServer(options: HttpServerOptions): FastifyInstance {
  const server = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'traceId' }),
    bodyLimit: options.bodyLimit ?? 1_048_576,
    trustProxy: options.trustedProxies ? [...options.trustedProxies] : false,
    requestTimeout: options.receiveMilliseconds ?? 30_000,
    /** Longer than our own clients keep idle connections, so that the client closes first. */
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    genReqId: (request) => traceOf(request).traceId,
  }) as unknown as FastifyInstance;

  closeWhenIdle(server);
  server.decorateRequest('trace', null as unknown as TraceContext);

  server.addHook('onRequest', async (request, reply) => {
    request.trace = traceOf(request.raw);
    reply.header('traceresponse', traceparentOf(request.trace));
    // Answered all the same: whoever sent it could not know, and may not be able to send it again.
    if (server.lifecycle.stopping) reply.header('connection', 'close');
  });
  server.addHook('onResponse', async (request, reply) => {
    const { sampled, parentId } = request.trace;
    request.log.info(
      {
        // Where the trace is recorded, the part of it that asked.
        ...(sampled && { parentSpanId: parentId }),
        method: request.method,
        path: pathOf(request.url),
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      },
      'answered',
    );
  });

  limitAnswers(server, options.handlerMilliseconds ?? 30_000);
  answerErrors(server);
  serveHealth(server, options.health, options.tellHealth);
  return server;
}

/** Query strings may hold what people typed; they stay out of the log. */
function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}
