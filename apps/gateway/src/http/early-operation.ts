import type { Actor } from '@gezhi/identity';
import { languageOf } from '@gezhi/kernel';
import type { Language } from '@gezhi/kernel';
import { problemBody, traceOf, traceparentOf } from '@gezhi/server';
import type { EarlyRequest, Logger, TraceContext } from '@gezhi/server';
import { messageOf } from '../coded-error';
import type { RequestScope } from '../plugins/request-scope';
import { Abandonment } from './abandonment';
import type { AnswerContext, HttpAnswer } from './answer-operation';
import { sendParts } from './send-parts';
import type { PartedAnswer } from './send-parts';
import type { Placed } from './under-way';

/** As proxies log it; it goes to nobody. */
const CLIENT_CLOSED_REQUEST = 499;

const STATUSES = { REQUEST_TIMEOUT: 504, BODY_TOO_SLOW: 408 } as const;

/** One operation answered without fastify, with what fastify would keep of it: trace, deadlines, log line. */
export class EarlyOperation implements Placed {
  place = 0;
  private readonly begunAt = performance.now();
  private readonly trace: TraceContext;
  private readonly language: Language;
  private readonly abandoned = new Abandonment();
  private isOver = false;
  private hasBegun = false;

  constructor(
    private readonly early: EarlyRequest,
    private readonly logger: Logger,
  ) {
    this.trace = traceOf(early.request);
    this.language = languageOf(early.request.headers['accept-language']);
    early.response.once('close', () => {
      if (!this.isOver) this.end(CLIENT_CLOSED_REQUEST);
    });
  }

  contextOf(actor: Actor): AnswerContext {
    const { language, trace, abandoned } = this;
    return {
      caller: { actor, language, traceparent: traceparentOf(trace) },
      trace,
      signal: abandoned,
      scope: () => this.scope(),
    };
  }

  answer({ status, headers, body }: HttpAnswer): void {
    if (this.isOver) return;
    this.isOver = true;
    this.write(status, headers, body);
    this.log(status);
  }

  /** Gives the beginning, and the rest as it comes; the deadline holds for all of it. */
  async answerInParts(answer: PartedAnswer): Promise<void> {
    if (this.isOver) {
      await answer.rest.return?.();
      return;
    }
    this.hasBegun = true;
    const { early, trace, abandoned } = this;
    await sendParts(early.response, answer, traceparentOf(trace), abandoned);
    if (this.isOver) return;
    this.isOver = true;
    this.log(answer.status);
  }

  /** Leaves it to fastify, unless its time is over or nobody waits. */
  leave(body?: Buffer): void {
    if (this.isOver) return;
    this.isOver = true;
    this.early.leave(body);
  }

  /** Gives it up when its body or its answer takes too long. */
  look(milliseconds: number, receiveMilliseconds: number): void {
    const elapsed = performance.now() - this.begunAt;
    if (elapsed > milliseconds) this.giveUp('REQUEST_TIMEOUT');
    else if (elapsed > receiveMilliseconds && !this.early.request.complete)
      this.giveUp('BODY_TOO_SLOW');
  }

  private giveUp(code: keyof typeof STATUSES): void {
    if (this.isOver || this.abandoned.aborted) return;
    const { language, trace, early, logger } = this;
    logger.error({ traceId: trace.traceId, code }, 'answer given up at its deadline');
    // Who has the beginning is told in the rest that nothing more comes.
    if (this.hasBegun) return this.abandoned.abort();
    const problem = { status: STATUSES[code], code, message: messageOf(code, {}, language) };
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    // Nobody reads what is still to come of the request.
    if (!early.request.complete) early.response.setHeader('connection', 'close');
    this.write(problem.status, headers, problemBody(problem, trace.traceId));
    this.end(problem.status);
  }

  private scope(): RequestScope {
    const { language, logger } = this;
    const { traceId } = this.trace;
    return { traceId, language, log: logger.child({ traceId }) };
  }

  private write(status: number, headers: HttpAnswer['headers'], body: string): void {
    const { response } = this.early;
    const length = Buffer.byteLength(body);
    response.writeHead(status, {
      ...headers,
      traceresponse: traceparentOf(this.trace),
      'content-length': length,
    });
    // As many bytes as characters: all ASCII, which Node writes faster when it need not look for more.
    response.end(body, length === body.length ? 'latin1' : 'utf8');
  }

  /** Nobody waits any more for what is under way. */
  private end(status: number): void {
    this.isOver = true;
    this.log(status);
    this.abandoned.abort();
  }

  private log(status: number): void {
    const milliseconds = Math.round((performance.now() - this.begunAt) * 10) / 10;
    const { traceId } = this.trace;
    const line = { traceId, method: 'POST', path: '/graphql', status, milliseconds };
    this.logger.info(line, 'answered');
  }
}
