import type { IncomingHttpHeaders } from 'node:http';
import type { EngineObserver } from '@gezhi/engine';
import type { AnswerContext } from '../http/answer-operation';
import type { KnownOperation } from '../http/known-document';
import { RefusedRequest } from '../http/refusal';
import type { UsageRecorder } from '../usage/usage-recorder';
import { EngineMetrics } from './metrics/engine-metrics';
import { OperationMetrics } from './metrics/operation-metrics';
import { processMetrics } from './metrics/process-metrics';
import { gatewayStateMetrics, tracingMetrics, usageMetrics } from './metrics/state-metrics';
import type { GatewayState } from './metrics/state-metrics';
import { SeenRequest } from './seen-request';
import type { Watchers } from './seen-request';
import type { OperationTracer } from './tracing/operation-tracer';
import { WatchedOperation } from './watched-operation';

export interface WatchParts {
  /** Whether anything is counted for `/metrics`. */
  readonly metrics: boolean;
  readonly tracer: OperationTracer | null;
  readonly usage: UsageRecorder | null;
}

/**
 * What operators and departments see of the graph: figures, traces, and which application uses which field. Each part may
 * be left out; a gateway without any has no watch at all.
 */
export class GatewayWatch {
  private readonly engine = new EngineMetrics();
  private readonly operations: OperationMetrics | null;
  private readonly tracer: OperationTracer | null;
  private readonly usage: UsageRecorder | null;
  private readonly watchers: Watchers;
  private state: GatewayState | null = null;

  constructor({ metrics, tracer, usage }: WatchParts) {
    this.operations = metrics ? new OperationMetrics() : null;
    this.tracer = tracer;
    this.usage = usage;
    this.watchers = { metrics: this.operations, usage };
  }

  /** What the engine is given; undefined where nothing is counted. */
  get observer(): EngineObserver | undefined {
    return this.operations === null ? undefined : this.engine;
  }

  /** The context under which a request is answered from now on. */
  begin(headers: IncomingHttpHeaders, context: AnswerContext): AnswerContext {
    const trace = this.tracer?.begin(context.trace) ?? null;
    const seen = new SeenRequest(this.watchers, headers, trace);
    if (trace === null) return { ...context, seen };
    return { ...context, seen, caller: { ...context.caller, observer: trace } };
  }

  documentFound(isNew: boolean): void {
    this.operations?.documentFound(isNew);
  }

  fieldsRefused(): void {
    this.operations?.fieldsRefused();
  }

  /** What is read of the gateway when figures are told. */
  gatewayIs(state: GatewayState): void {
    this.state = state;
  }

  /** A client follows an operation, or was answered one over a stream. */
  followed(operation: KnownOperation, headers: IncomingHttpHeaders): void {
    this.operations?.followed(operation.type);
    this.usage?.record(operation, (operation.watched ??= new WatchedOperation()), headers);
  }

  /** @param error why nothing is followed; what is no refusal is a fault of ours */
  notFollowed(error: unknown): void {
    if (this.operations === null) return;
    const [first] = error instanceof RefusedRequest ? error.refusal.errorsFor('en') : [];
    const code = String(first?.extensions.code ?? 'INTERNAL_SERVER_ERROR');
    this.operations.notFollowed(first === undefined ? 'FAILED' : 'REFUSED', code);
  }

  /** Something was passed to who follows. */
  eventPassed(): void {
    this.operations?.eventPassed();
  }

  /** Everything as Prometheus reads it. */
  async text(): Promise<string> {
    const { operations, engine, state, tracer, usage } = this;
    const own = [
      ...(operations?.all ?? []),
      ...engine.all,
      ...(state === null ? [] : gatewayStateMetrics(state)),
      ...(tracer === null ? [] : tracingMetrics(tracer)),
      ...(usage === null ? [] : usageMetrics(usage)),
    ];
    return own.map((metric) => metric.text()).join('') + (await processMetrics());
  }

  /** Sends and writes down what waits. */
  async close(): Promise<void> {
    await Promise.all([this.tracer?.close(), this.usage?.close()]);
  }
}
