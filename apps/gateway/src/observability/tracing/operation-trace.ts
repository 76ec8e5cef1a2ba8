import type { FetchObserver, FetchOutcome, OperationObserver, PlanOutcome } from '@gezhi/engine';
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Context, Span, Tracer } from '@opentelemetry/api';

const SAMPLED = '01';

/** What is told of an operation once it is answered. Nothing of it is a value somebody typed in. */
export interface OperationEnd {
  readonly type: string;
  readonly name: string | undefined;
  readonly client: string;
  readonly version: string;
  readonly outcome: string;
  /** Of the first error; empty when there is none. */
  readonly code: string;
  readonly status: number;
}

/** The spans of one operation: itself, its plan, and what it asks of subgraphs. */
export class OperationTrace implements OperationObserver {
  constructor(
    private readonly tracer: Tracer,
    private readonly span: Span,
    private readonly within: Context,
  ) {}

  planned(outcome: PlanOutcome, milliseconds: number): void {
    const now = epochNow();
    const span = this.tracer.startSpan('plan', { startTime: now - milliseconds }, this.within);
    if (outcome !== 'PLANNED') failed(span, outcome);
    span.end(now);
  }

  fetchBegun(service: string, entities: number | null): FetchObserver {
    const span = this.tracer.startSpan(
      `fetch ${service}`,
      {
        kind: SpanKind.CLIENT,
        attributes: {
          'gezhi.subgraph': service,
          ...(entities !== null && { 'gezhi.entities': entities }),
        },
      },
      this.within,
    );
    return new FetchTrace(span);
  }

  ended({ type, name, client, version, outcome, code, status }: OperationEnd): void {
    const { span } = this;
    span.updateName(name === undefined ? type : `${type} ${name}`);
    span.setAttributes({
      'graphql.operation.type': type,
      'http.response.status_code': status,
      'gezhi.outcome': outcome,
    });
    if (client !== '') span.setAttribute('gezhi.client.name', client);
    if (version !== '') span.setAttribute('gezhi.client.version', version);
    if (name !== undefined) span.setAttribute('graphql.operation.name', name);
    if (code !== '') failed(span, code);
    span.end();
  }
}

class FetchTrace implements FetchObserver {
  readonly traceparent: string;

  constructor(private readonly span: Span) {
    const { traceId, spanId } = span.spanContext();
    this.traceparent = `00-${traceId}-${spanId}-${SAMPLED}`;
  }

  ended(outcome: FetchOutcome): void {
    if (outcome !== 'OK') failed(this.span, outcome);
    this.span.end();
  }
}

/** The context in which spans belong to this one. */
export function within(context: Context, span: Span): Context {
  return trace.setSpan(context, span);
}

function failed(span: Span, code: string): void {
  span.setAttribute('error.type', code);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Milliseconds since 1970, with their fraction. */
function epochNow(): number {
  return performance.timeOrigin + performance.now();
}
