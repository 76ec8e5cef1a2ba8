import { traceparentOf } from '@gezhi/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { EventStreams } from '../live/serve-event-streams';
import { answerUpload } from '../uploads/answer-upload';
import type { UploadOptions } from '../uploads/answer-upload';
import { isUpload, leaveUploadsUnread, throwAwayRest } from '../uploads/serve-uploads';
import { answerOperation, refusing } from './answer-operation';
import type { AnswerContext, AnswerOptions } from './answer-operation';
import { answerOperationsEarly } from './early-answers';
import type { EarlyOptions } from './early-answers';
import { guardBody } from './guard-body';
import { wantsEvents } from './media-type';
import { isParted, sendParts } from './send-parts';

export interface GraphQLRouteOptions extends AnswerOptions, Omit<EarlyOptions, 'answer'> {
  readonly contextOf: (request: FastifyRequest) => AnswerContext;
  readonly uploads: UploadOptions;
  /** How streams are answered; left out: they are not. */
  readonly events?: EventStreams;
}

/** `/graphql`: common requests before fastify sees them, all others by its route, alike. */
export function serveGraphQL(server: FastifyInstance, options: GraphQLRouteOptions): void {
  guardBody(server, options);
  answerOperationsEarly(server, {
    ...options,
    answer: (request, context) => answerOperation(request, context, options),
  });

  leaveUploadsUnread(server);

  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    config: {
      answerMilliseconds: (request) =>
        isUpload(request.headers) ? options.uploads.uploads.milliseconds : undefined,
    },
    async handler(request, reply) {
      const context = options.contextOf(request);
      if (isUpload(request.headers) && request.method === 'POST') {
        const { status, headers, body } = await answerUpload(request, context, options.uploads);
        throwAwayRest(request, reply);
        return reply.code(status).headers(headers).send(body);
      }
      const { events } = options;
      const answer =
        events !== undefined && wantsEvents(request.headers.accept)
          ? await refusing(request, context, options, (asked) =>
              events.answer(request, reply, asked, context.caller),
            )
          : await answerOperation(request, context, options);
      if (answer === null) return reply;
      if (isParted(answer)) {
        reply.hijack();
        await sendParts(reply.raw, answer, traceparentOf(request.trace), request.abandoned);
        return reply;
      }
      const { status, headers, body } = answer;
      return reply.code(status).headers(headers).send(body);
    },
  });
}
