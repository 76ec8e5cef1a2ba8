import type { DataSource } from 'typeorm';

/** How the messages of a department fare: what `GET /health/messaging` shows. Counts, never what messages hold. */
export interface MessagingStatus {
  readonly outbox: {
    readonly waiting: number;
    /** When the oldest waiting message was written; null when none waits. */
    readonly waitingSince: Date | null;
    readonly parked: number;
  };
  readonly inbox: {
    /** The place on the bus that was read to. */
    readonly position: number;
    readonly parked: readonly ParkedCount[];
  };
  readonly copies: readonly { readonly topic: string; readonly filledAt: Date | null }[];
}

export interface ParkedCount {
  readonly topic: string;
  readonly messages: number;
  readonly since: Date;
  /** Why the oldest of them is parked. */
  readonly problem: string;
}

/** Reads every row: the data source's login becomes the role that may. */
export async function messagingStatus(dataSource: DataSource): Promise<MessagingStatus> {
  return dataSource.transaction(async (manager) => {
    await manager.query(`SET LOCAL gezhi.reads = 'WHOLE'; SET LOCAL ROLE gezhi_whole`);
    const [outbox] = await manager.query<MessagingStatus['outbox'][]>(`
      SELECT count(*) FILTER (WHERE parked_at IS NULL)::int AS waiting,
        min(occurred_at) FILTER (WHERE parked_at IS NULL) AS "waitingSince",
        count(*) FILTER (WHERE parked_at IS NOT NULL)::int AS parked
      FROM outbox_message WHERE published_at IS NULL`);
    const [tail] = await manager.query<{ position: string }[]>('SELECT position FROM inbox_tail');
    const parked = await manager.query<ParkedCount[]>(`
      SELECT topic, count(*)::int AS messages, min(parked_at) AS since,
        (array_agg(problem ORDER BY position))[1] AS problem
      FROM inbox_parked GROUP BY topic ORDER BY topic`);
    const copies = await manager.query<MessagingStatus['copies']>(
      'SELECT topic, filled_at AS "filledAt" FROM reference_copy ORDER BY topic',
    );
    return {
      outbox: outbox ?? { waiting: 0, waitingSince: null, parked: 0 },
      inbox: { position: Number(tail?.position ?? 0), parked },
      copies,
    };
  });
}
