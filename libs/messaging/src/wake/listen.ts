import { setTimeout as pause } from 'node:timers/promises';
import { Client, escapeIdentifier } from 'pg';

export interface ListenOptions {
  readonly url: string;
  /** Shown by PostgreSQL. */
  readonly name: string;
  readonly channel: string;
  /** Called for every notification, and once after each (new) connection: something may have been missed. */
  readonly wake: () => void;
  readonly onProblem?: (error: unknown) => void;
}

export interface Listening {
  stop(): Promise<void>;
}

const RECONNECT_MILLISECONDS = 1_000;

/** Listens on a connection of its own, and again on another when that breaks. What it misses is found by polling. */
export function listenTo(options: ListenOptions): Listening {
  const { url, name, channel, wake, onProblem = () => undefined } = options;
  const stopping = new AbortController();
  let client: Client | null = null;

  async function once(): Promise<void> {
    const lost = Promise.withResolvers<unknown>();
    client = new Client({
      connectionString: url,
      application_name: name,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', lost.resolve);
    client.on('end', () => lost.resolve(null));
    client.on('notification', wake);
    try {
      await client.connect();
      await client.query(`LISTEN ${escapeIdentifier(channel)}`);
      wake();
      const error = await lost.promise;
      if (error !== null && !stopping.signal.aborted) onProblem(error);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async function always(): Promise<void> {
    while (!stopping.signal.aborted) {
      await once().catch((error: unknown) => {
        if (!stopping.signal.aborted) onProblem(error);
      });
      await pause(RECONNECT_MILLISECONDS, null, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = always();
  return {
    async stop() {
      stopping.abort();
      await client?.end().catch(() => undefined);
      await running;
    },
  };
}
