import type { MigrationInterface, QueryRunner } from 'typeorm';
import { protectRows } from '../access/protect-rows';

/** Processes of one subgraph share what they remember against replayed calls; see `createSharedNonces`. */
export class CreateCallNonces1763700070000 implements MigrationInterface {
  readonly name = 'CreateCallNonces1763700070000';

  async up(runner: QueryRunner): Promise<void> {
    // Each call inserts a row and removes expired ones: autovacuum comes early, by rows and not by share.
    await runner.query(`
      CREATE TABLE call_nonce (
        nonce text NOT NULL,
        expires_at timestamptz NOT NULL,
        CONSTRAINT call_nonce_pkey PRIMARY KEY (nonce)
      ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000)`);
    await runner.query('CREATE INDEX call_nonce_expires_at_idx ON call_nonce (expires_at)');
    // A nonce is nobody's: it is used before it is known who calls.
    await protectRows(runner, 'call_nonce', { read: 'true', remove: 'true' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE call_nonce');
  }
}
