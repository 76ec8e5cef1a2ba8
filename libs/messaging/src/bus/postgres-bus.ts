import { DatabaseError, Pool } from 'pg';
import { BUS_CHANNEL } from '../department/locks';
import type { BusMessage } from '../message/message';
import type { Listening } from '../wake/listen';
import { listenTo } from '../wake/listen';
import type { Bus } from './bus';
import { MessageRefused } from './bus';

export interface PostgresBusOptions {
  /** The database of the bus, as this department signs in there. */
  readonly url: string;
  /** The department, shown by PostgreSQL. */
  readonly name: string;
  /** Told when a connection breaks; what was asked then fails and is asked again. */
  readonly onProblem?: (error: unknown) => void;
}

const TRIM_BATCH = 5_000;

/** The bus as a table of PostgreSQL, on this machine or another: positions, and NOTIFY as a wake-up. */
export function createPostgresBus({
  url,
  name,
  onProblem = () => undefined,
}: PostgresBusOptions): Bus {
  const pool = new Pool({
    connectionString: url,
    application_name: `gezhi-${name}-bus`,
    max: 2,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    keepAlive: true,
  });
  pool.on('error', onProblem);
  const listening = new Set<Listening>();
  return {
    async append(messages) {
      try {
        await pool.query('SELECT bus_append($1::jsonb)', [JSON.stringify(messages)]);
      } catch (error) {
        if (isRefusal(error)) throw new MessageRefused(error.message, { cause: error });
        throw error;
      }
    },
    async read(after, limit) {
      // One statement, so that the log is not trimmed between its answers.
      const { rows } = await pool.query<Row>(READ, [after, limit]);
      const messages = rows
        .filter(isMessage)
        .map((row) => ({ ...row, position: Number(row.position) }));
      return { bus: rows[0]?.bus ?? '', trimmedTo: Number(rows[0]?.trimmedTo ?? 0), messages };
    },
    async trim() {
      const { rows } = await pool.query<{ removed: number }>('SELECT bus_trim($1) AS removed', [
        TRIM_BATCH,
      ]);
      return rows[0]?.removed ?? 0;
    },
    onNews(wake) {
      const one = listenTo({
        url,
        name: `gezhi-${name}-bus-news`,
        channel: BUS_CHANNEL,
        wake,
        onProblem,
      });
      listening.add(one);
      return () => {
        listening.delete(one);
        return one.stop();
      };
    },
    async close() {
      await Promise.all([...listening].map((one) => one.stop()));
      await pool.end();
    },
  };
}

type Row = Omit<BusMessage, 'position'> & {
  readonly bus: string;
  readonly trimmedTo: string;
  readonly position: string | null;
};

function isMessage(row: Row): row is Row & { position: string } {
  return row.position !== null;
}

const READ = `
  SELECT l.id AS bus, l.trimmed_to AS "trimmedTo", m.position, m.id, m.source, m.topic, m.key, m.payload,
    m.occurred_at AS "occurredAt"
  FROM bus_log l LEFT JOIN LATERAL (
    SELECT * FROM bus_message WHERE position > $1 ORDER BY position LIMIT $2) m ON true
  ORDER BY m.position`;

/** Wrong data, a broken rule, or no right to it: not a matter of time. */
function isRefusal(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && /^(22|23|42501)/.test(error.code ?? '');
}
