import type { IncomingHttpHeaders } from 'node:http';
import type { GraphQLError } from 'graphql';
import type { AnswerContext } from '../http/answer-operation';
import type { KnownOperation } from '../http/known-document';
import { clientNameOf, clientVersionOf } from '../usage/client-label';
import type { UsageRecorder } from '../usage/usage-recorder';
import { isHarmlessName } from './metrics/named-operations';
import type { OperationMetrics, OperationOutcome } from './metrics/operation-metrics';
import type { OperationTrace } from './tracing/operation-trace';
import { WatchedOperation } from './watched-operation';

/** Where what was seen of a request goes. */
export interface Watchers {
  readonly metrics: OperationMetrics | null;
  readonly usage: UsageRecorder | null;
}

/** One request from having arrived to its answer. */
export class SeenRequest {
  private readonly begunAt = performance.now();
  private operation: KnownOperation | null = null;
  /** Until something better is known. */
  private outcome: OperationOutcome = 'FAILED';
  private code = 'INTERNAL_SERVER_ERROR';

  constructor(
    private readonly watchers: Watchers,
    private readonly headers: IncomingHttpHeaders,
    readonly trace: OperationTrace | null,
  ) {}

  /** The context under which the request is answered. */
  watched(context: AnswerContext): AnswerContext {
    const { trace } = this;
    if (trace === null) return { ...context, seen: this };
    return { ...context, seen: this, caller: { ...context.caller, observer: trace } };
  }

  /** It is known which operation is meant, and that it may be asked. */
  admitted(operation: KnownOperation): void {
    this.operation = operation;
  }

  /** What it is answered. */
  answered(errors: readonly GraphQLError[], wasExecuted: boolean): void {
    const [first] = errors;
    if (first === undefined) {
      this.outcome = 'OK';
      this.code = '';
      return;
    }
    const { code } = first.extensions;
    this.outcome = wasExecuted ? 'ERRORS' : 'REFUSED';
    this.code = typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
  }

  /** The answer is ready to send; to be called once. */
  ended(status: number): void {
    const { operation, outcome, code, watchers, trace } = this;
    const { metrics, usage } = watchers;
    const type = operation?.type ?? 'unknown';
    const wasExecuted = outcome === 'OK' || outcome === 'ERRORS';
    let watched: WatchedOperation | null = null;
    if (operation !== null) watched = operation.watched ??= new WatchedOperation();
    if (metrics !== null) {
      if (watched !== null && wasExecuted && (watched.answers += 1) === metrics.names.enough)
        watched.named = metrics.names.figuresOf(operation?.name);
      const milliseconds = performance.now() - this.begunAt;
      metrics.ended(type, outcome, code, milliseconds, watched?.named ?? null);
    }
    if (usage !== null && operation !== null && watched !== null && wasExecuted)
      usage.record(operation, watched, this.headers);
    if (trace !== null) {
      const name = operation?.name;
      trace.ended({
        type,
        name: name !== undefined && isHarmlessName(name) ? name : undefined,
        client: clientNameOf(this.headers),
        version: clientVersionOf(this.headers),
        ...{ outcome, code, status },
      });
    }
  }
}
