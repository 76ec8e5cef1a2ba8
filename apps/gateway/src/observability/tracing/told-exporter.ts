import type { Logger } from '@gezhi/server';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

type Done = Parameters<SpanExporter['export']>[1];

/** Of an `ExportResult`. */
const SUCCESS = 0;
const LOGGED_EVERY = 60_000;

/** An exporter whose failures are counted and, once a minute, told in our log; nobody else is bothered by them. */
export class ToldExporter implements SpanExporter {
  sent = 0;
  lost = 0;
  private loggedAt = -Infinity;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {}

  export(spans: ReadableSpan[], done: Done): void {
    this.exporter.export(spans, (result) => {
      if (result.code === SUCCESS) this.sent += spans.length;
      else this.failed(spans.length, result.error);
      done(result);
    });
  }

  forceFlush(): Promise<void> {
    return this.exporter.forceFlush?.() ?? Promise.resolve();
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  private failed(spans: number, error: Error | undefined): void {
    this.lost += spans;
    const now = performance.now();
    if (now - this.loggedAt < LOGGED_EVERY) return;
    this.loggedAt = now;
    this.logger.warn({ err: error, lost: this.lost }, 'traces are not collected');
  }
}
