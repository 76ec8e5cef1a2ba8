import type { DataSource } from 'typeorm';
import type { JobContext } from './job';

/** What a run left behind. */
export interface Mark {
  readonly process: string;
  readonly word: string;
  readonly attempt: number;
  readonly startedFor: Date;
  readonly at: Date;
}

export async function leaveMark(
  dataSource: DataSource,
  { job }: JobContext,
  process: string,
  word: string,
): Promise<void> {
  await dataSource.query(
    'INSERT INTO mark (process, word, attempt, started_for) VALUES ($1, $2, $3, $4)',
    [process, word, job.attempt, job.startedFor],
  );
}

/** In the order they were left. */
export function marks(dataSource: DataSource): Promise<Mark[]> {
  return dataSource.query(
    'SELECT process, word, attempt, started_for AS "startedFor", at FROM mark ORDER BY id',
  );
}
