import type { Clock } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import type { GatewayEnvironment } from '../environment';
import { openUsage } from '../usage/open-usage';
import { GatewayWatch } from './gateway-watch';
import { serveMetrics } from './metrics/serve-metrics';
import { OperationTracer } from './tracing/operation-tracer';

type WatchEnvironment = Pick<
  GatewayEnvironment,
  | 'METRICS_LISTEN'
  | 'OTEL_EXPORTER_OTLP_ENDPOINT'
  | 'OTEL_TRACES_SAMPLER_ARG'
  | 'USAGE_DATABASE_URL'
  | 'USAGE_RETENTION_DAYS'
>;

export interface OpenedWatch {
  /** Undefined when nothing is to be watched, which then costs nothing. */
  readonly watch: GatewayWatch | undefined;
  /** Sends and writes what waits, after the last answer. */
  close(): Promise<void>;
}

/** Begins to watch what the environment names; throws when the address of the metrics is taken. */
export async function openWatch(
  environment: WatchEnvironment,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Promise<OpenedWatch> {
  const { METRICS_LISTEN: listen, OTEL_EXPORTER_OTLP_ENDPOINT: collector } = environment;
  const { OTEL_TRACES_SAMPLER_ARG: ratio, USAGE_DATABASE_URL: databaseUrl } = environment;
  if (listen === undefined && collector === undefined && databaseUrl === undefined)
    return { watch: undefined, close: async () => undefined };
  const retentionDays = environment.USAGE_RETENTION_DAYS;
  const watch = new GatewayWatch({
    metrics: listen !== undefined,
    tracer: collector ? new OperationTracer({ endpoint: collector.url, ratio, logger }) : null,
    usage: databaseUrl ? openUsage({ databaseUrl, retentionDays, clock, logger }) : null,
  });
  const served = listen && (await serveMetrics(listen, () => watch.text(), logger));
  if (served) logger.info({ address: served.address }, 'metrics are served');
  return {
    watch,
    async close() {
      await Promise.all([watch.close(), served?.close()]);
    },
  };
}
