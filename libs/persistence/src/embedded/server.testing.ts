import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres';
import type { EmbeddedPostgres } from './embedded-postgres';
import { eraseEmbeddedPostgres } from './erase-embedded-postgres';

/** A folder for one test's data; removed with whatever still runs in it. */
export function temporaryFolder(name = 'data'): AsyncDisposable & { readonly path: string } {
  const parent = mkdtempSync(join(tmpdir(), 'embedded-'));
  return {
    path: join(parent, name),
    [Symbol.asyncDispose]: async () => {
      const [made] = readdirSync(parent);
      if (made !== undefined) await eraseEmbeddedPostgres(join(parent, made));
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** A server for one test; stopped at the end of its block. */
export async function start(
  dataFolder: string,
  fsync = false,
): Promise<EmbeddedPostgres & AsyncDisposable> {
  const server = await startEmbeddedPostgres({ dataFolder, fsync });
  return { ...server, [Symbol.asyncDispose]: () => server.stop() };
}

export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Waits for something outside of this process, with an end. */
export async function until(holds: () => boolean): Promise<void> {
  for (const limit = Date.now() + 30_000; !holds(); await sleep(10)) {
    if (Date.now() > limit) throw new Error('it did not come about within thirty seconds');
  }
}
