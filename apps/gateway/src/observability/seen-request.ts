import type { IncomingHttpHeaders } from 'node:http';
import type { Answered } from '../http/execute-request';
import type { KnownOperation } from '../http/known-document';
import type { Refusal } from '../http/refusal';
import { clientNameOf, clientVersionOf } from '../usage/client-label';
import type { UsageRecorder } from '../usage/usage-recorder';
import { isHarmlessName } from './metrics/named-operations';
import type { OperationMetrics, OperationOutcome } from './metrics/operation-metrics';
import type { OperationEnd, OperationTrace } from './tracing/operation-trace';
import { WatchedOperation } from './watched-operation';

/** Where what was seen of a request goes. */
export interface Watchers {
  readonly metrics: OperationMetrics | null;
  readonly usage: UsageRecorder | null;
}

/** What is looked at of an answer. */
export type SeenAnswer = Pick<Answered, 'errors' | 'data'> & { readonly refusal?: Refusal };

/** Of what nobody foresaw. */
const FAULT = 'INTERNAL_SERVER_ERROR';

/** One request from having arrived to its answer. */
export class SeenRequest {
  private readonly begunAt = performance.now();
  private operation: KnownOperation | null = null;

  constructor(
    private readonly watchers: Watchers,
    private readonly headers: IncomingHttpHeaders,
    private readonly trace: OperationTrace | null,
  ) {}

  /** It is known which operation is meant, and that it may be asked. */
  admitted(operation: KnownOperation): void {
    this.operation = operation;
  }

  /** Its answer is ready to send; this or `failed` is called once. */
  answered({ errors, data, refusal }: SeenAnswer, status: number): void {
    const [first] = errors;
    if (first === undefined) return this.end('OK', '', status);
    const wasExecuted = refusal === undefined && data !== undefined;
    const { code } = first.extensions;
    this.end(wasExecuted ? 'ERRORS' : 'REFUSED', typeof code === 'string' ? code : FAULT, status);
  }

  /** It cannot be answered, by a fault of ours. */
  failed(): void {
    this.end('FAILED', FAULT, 500);
  }

  private end(outcome: OperationOutcome, code: string, status: number): void {
    const { operation, trace } = this;
    const { metrics, usage } = this.watchers;
    const wasExecuted = outcome === 'OK' || outcome === 'ERRORS';
    let watched: WatchedOperation | null = null;
    if (operation !== null) watched = operation.watched ??= new WatchedOperation();
    if (metrics !== null) {
      if (watched !== null && wasExecuted && (watched.answers += 1) === metrics.names.enough)
        watched.named = metrics.names.figuresOf(operation?.name);
      const milliseconds = performance.now() - this.begunAt;
      const type = operation?.type ?? 'unknown';
      metrics.ended(type, outcome, code, milliseconds, watched?.named ?? null);
    }
    if (usage !== null && operation !== null && watched !== null && wasExecuted)
      usage.record(operation, watched, this.headers);
    if (trace !== null) trace.ended(this.endOf(outcome, code, status));
  }

  private endOf(outcome: OperationOutcome, code: string, status: number): OperationEnd {
    const { operation, headers } = this;
    const name = operation?.name;
    return {
      type: operation?.type ?? 'unknown',
      name: name !== undefined && isHarmlessName(name) ? name : undefined,
      client: clientNameOf(headers),
      version: clientVersionOf(headers),
      outcome,
      code,
      status,
    };
  }
}
