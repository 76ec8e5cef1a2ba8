import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every owner remembers which client mutation made what, so that a repeated call makes nothing twice. */
export class CreateIdempotencyKeys1763700000000 implements MigrationInterface {
  readonly name = 'CreateIdempotencyKeys1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_key (
        subject text NOT NULL,
        key text NOT NULL,
        operation text NOT NULL,
        body_hash text NOT NULL,
        object_id uuid,
        created_at timestamptz(3) NOT NULL,
        CONSTRAINT idempotency_key_pkey PRIMARY KEY (subject, key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_key');
  }
}
