import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ensureDatabase, startEmbeddedPostgres } from '@gezhi/persistence';
import type { GatewayCandidate } from '../gateway-candidate';
import { startGezhi } from './gezhi';

/**
 * The same with everything on that is watched: metrics, traces of one operation in a hundred, sent to a collector that
 * takes them, and usage, written to a PostgreSQL of its own. Against `gezhi` it says what being watched costs.
 */
export const GEZHI_OBSERVED: GatewayCandidate = {
  name: 'gezhi-observed',
  title: 'the same with metrics, traces and usage on',
  async start(setting) {
    await using stack = new AsyncDisposableStack();
    const collector = createServer((request, response) => {
      request.resume().once('end', () => response.end('{}'));
    });
    collector.listen(0, '127.0.0.1');
    await once(collector, 'listening');
    stack.defer(() => void collector.close().closeAllConnections());
    const dataFolder = join(setting.folder, 'postgres');
    const postgres = await startEmbeddedPostgres({ dataFolder, onProgress: () => undefined });
    stack.defer(() => postgres.stop());
    await ensureDatabase(postgres.url('postgres'), 'usage');
    const { port } = collector.address() as AddressInfo;
    const gateway = await startGezhi('gezhi-observed', setting, {
      METRICS_LISTEN: '127.0.0.1:0',
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
      USAGE_DATABASE_URL: postgres.url('usage'),
    });
    stack.defer(() => gateway.stop());
    const owned = stack.move();
    return { ...gateway, stop: () => owned.disposeAsync() };
  },
};
