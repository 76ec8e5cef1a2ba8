import type { EmbeddedPostgres } from '@gezhi/persistence';
import {
  eraseEmbeddedPostgres,
  formatIdentity,
  identifyProcess,
  isAlive,
  parseIdentity,
  startEmbeddedPostgres,
} from '@gezhi/persistence';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The variable that carries the address of the test server to every test file. */
export const TEST_SERVER_VARIABLE = 'GEZHI_TEST_POSTGRES';

export interface TestServer {
  /** Address of its administrative database: the value of `GEZHI_TEST_POSTGRES`. */
  readonly url: string;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

export interface TestServerOptions {
  /** Where the runs of this clone keep their data, one folder a run. */
  readonly folder: string;
  readonly onProgress?: (step: string) => void;
}

/**
 * Starts a server of its own for one run of the tests: fresh, without fsync, gone afterwards.
 * What killed runs left behind is removed first; runs that are under way are left alone.
 */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  mkdirSync(options.folder, { recursive: true });
  for (const run of readdirSync(options.folder)) {
    const runner = parseIdentity(run);
    if (runner === null || isAlive(runner)) continue;
    await eraseEmbeddedPostgres(join(options.folder, run));
  }
  const self = identifyProcess(process.pid);
  const dataFolder = join(options.folder, self === null ? `${process.pid}@` : formatIdentity(self));
  const server: EmbeddedPostgres = await startEmbeddedPostgres({
    dataFolder,
    fsync: false,
    onProgress: options.onProgress,
  });
  return {
    url: server.url('postgres'),
    stop: async () => {
      await server.stop();
      await eraseEmbeddedPostgres(dataFolder);
    },
  };
}
