import type { ClientBase } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { Caller, Reads } from './caller';
import { setCaller, setReads } from './caller-sql';

/**
 * What one caller reads in one request: a read-only transaction of one moment, begun with the first statement and
 * ended by `end`. Statements go one after the other, as one connection has it. A statement that fails ends the
 * transaction, and the next one begins another: one field that cannot be read takes no other with it.
 */
export class CallerReading {
  private open: { readonly runner: QueryRunner; readonly client: ClientBase; reads: Reads } | null =
    null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly caller: Caller,
  ) {}

  /** An entity manager whose statements read so. */
  manager(reads: Reads): EntityManager {
    const runner = this.dataSource.createQueryRunner();
    runner.query = this.queryAs(reads) as QueryRunner['query'];
    return this.dataSource.createEntityManager(runner);
  }

  /** Gives the connection back. Reading again begins another moment. */
  end(): Promise<void> {
    return this.inTurn(() => this.close('COMMIT'));
  }

  /** Gives the connection back, and lets nothing be read until the work is done. */
  apart<T>(work: () => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      await this.close('COMMIT');
      return work();
    });
  }

  private queryAs(reads: Reads): Query {
    return (text, values, structured) =>
      this.inTurn(() => this.ask(reads, text, values, structured));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async ask(
    reads: Reads,
    text: string,
    values: unknown[] | undefined,
    structured: boolean | undefined,
  ): Promise<unknown> {
    const open = (this.open ??= await this.begin(reads));
    try {
      if (open.reads !== reads) {
        await open.client.query(setReads(reads));
        open.reads = reads;
      }
      return await (open.runner.query as Query).call(open.runner, text, values, structured);
    } catch (error) {
      await this.close('ROLLBACK');
      throw error;
    }
  }

  private async begin(reads: Reads) {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      // One message: the round trips of a read are counted.
      await client.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${setCaller(this.caller, reads)}`,
      );
      return { runner, client, reads };
    } catch (error) {
      await runner.release();
      throw error;
    }
  }

  private async close(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    if (!this.open) return;
    const { runner, client } = this.open;
    this.open = null;
    // A connection that broke has lost its transaction with it; the pool throws it away.
    await client.query(how).catch(() => undefined);
    await runner.release();
  }
}

type Query = (text: string, values?: unknown[], structured?: boolean) => Promise<unknown>;
