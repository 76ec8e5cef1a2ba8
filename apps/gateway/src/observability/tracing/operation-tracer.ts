import type { Logger, TraceContext } from '@gezhi/server';
import { ROOT_CONTEXT, SpanKind, trace, TraceFlags } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { AlwaysOnSampler, BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { GivenIds } from './given-ids';
import { OperationTrace, within } from './operation-trace';
import { ToldExporter } from './told-exporter';

export interface TracingOptions {
  /** The collector's base address: `/v1/traces` is added. */
  readonly endpoint: string;
  /** Part of the operations that are traced where no caller decides, 0 to 1. */
  readonly ratio: number;
  readonly logger: Pick<Logger, 'warn'>;
  /** How long spans are gathered before they are sent. Default 2,000. */
  readonly everyMilliseconds?: number;
}

/** Traces begun in a second at most, whoever wants them: a caller decides by a header, and each costs as much as a small operation. */
const MOST_A_SECOND = 100;

/** Digits of a trace id that decide: its end is random by W3C Trace Context, so that all who look decide alike. */
const DECIDING_DIGITS = 8;

/** Spans that wait to be sent; what comes beyond is let go of. */
const LONGEST_QUEUE = 8_192;
const BATCH = 256;
const EVERY = 2_000;
const EXPORT_MILLISECONDS = 5_000;
/** The process ends soon after; see `runUntilStopped`. */
const DRAIN_MILLISECONDS = 1_000;

/**
 * Traces operations and sends their spans to a collector as OTLP over HTTP. A caller's `traceparent` decides whether its
 * operation is traced; where there is none, a part of them is, by their id. The collector being slow or away costs
 * spans, never answers.
 */
export class OperationTracer {
  private readonly ids = new GivenIds();
  private readonly exporter: ToldExporter;
  private readonly provider: TracerProvider;
  private readonly tracer;
  /** Trace ids whose last digits are below it are traced. */
  private readonly below: number;
  private second = 0;
  private begunInSecond = 0;
  begun = 0;
  /** Operations that would have been traced, had there not been too many. */
  passedOver = 0;

  constructor({ endpoint, ratio, logger, everyMilliseconds = EVERY }: TracingOptions) {
    const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
    const exporter = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_MILLISECONDS });
    this.exporter = new ToldExporter(exporter, logger);
    this.below = ratio * 2 ** (4 * DECIDING_DIGITS);
    this.provider = new TracerProvider({
      // What reaches it was chosen already.
      sampler: new AlwaysOnSampler(),
      idGenerator: this.ids,
      resource: resourceFromAttributes({ 'service.name': 'gezhi-gateway' }),
      spanProcessors: [
        new BatchSpanProcessor({
          exporter: this.exporter,
          maxQueueSize: LONGEST_QUEUE,
          maxExportBatchSize: BATCH,
          scheduledDelayMillis: everyMilliseconds,
          exportTimeoutMillis: EXPORT_MILLISECONDS,
        }),
      ],
    });
    this.tracer = this.provider.getTracer('gezhi-gateway');
  }

  get sent(): number {
    return this.exporter.sent;
  }

  get lost(): number {
    return this.exporter.lost;
  }

  /** The trace of an operation; null for one that is not traced. */
  begin(request: TraceContext): OperationTrace | null {
    if (!this.chooses(request) || !this.hasRoom()) return null;
    const { traceId, spanId, parentId } = request;
    const parent = parentOf(request);
    this.begun += 1;
    // The id our answer and our log name is that of the operation's span.
    this.ids.give(parentId === null ? traceId : null, spanId);
    const span = this.tracer.startSpan('operation', { kind: SpanKind.SERVER }, parent);
    return new OperationTrace(this.tracer, span, within(ROOT_CONTEXT, span));
  }

  /** Sends what waits, for as long as a process that stops may take. */
  async close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, DRAIN_MILLISECONDS);
    await Promise.race([this.provider.shutdown().catch(() => undefined), promise]);
    clearTimeout(timer);
  }

  private chooses({ parentId, sampled, traceId }: TraceContext): boolean {
    if (parentId !== null) return sampled;
    return parseInt(traceId.slice(-DECIDING_DIGITS), 16) < this.below;
  }

  private hasRoom(): boolean {
    const second = Math.floor(performance.now() / 1_000);
    if (second !== this.second) {
      this.second = second;
      this.begunInSecond = 0;
    }
    this.begunInSecond += 1;
    if (this.begunInSecond <= MOST_A_SECOND) return true;
    this.passedOver += 1;
    return false;
  }
}

function parentOf({ traceId, parentId }: TraceContext): Context {
  if (parentId === null) return ROOT_CONTEXT;
  const parent = { traceId, spanId: parentId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
  return trace.setSpanContext(ROOT_CONTEXT, parent);
}
