import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Legal holds, and tombstones of what was removed; and the right to remove idempotency keys. Only the platform's own
 * jobs, which read every row, see or remove any of it.
 */
export class CreateRetention1763800000000 implements MigrationInterface {
  readonly name = 'CreateRetention1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE retention_hold (
        object_type text NOT NULL,
        object_id text COLLATE "C" NOT NULL,
        reason text NOT NULL,
        placed_at timestamptz(3) NOT NULL,
        CONSTRAINT retention_hold_pkey PRIMARY KEY (object_type, object_id)
      );
      CREATE TABLE tombstone (
        object_type text NOT NULL,
        object_id text COLLATE "C" NOT NULL,
        rule text NOT NULL,
        removed_at timestamptz(3) NOT NULL,
        CONSTRAINT tombstone_pkey PRIMARY KEY (object_type, object_id)
      );
      ALTER TABLE retention_hold ENABLE ROW LEVEL SECURITY;
      ALTER TABLE tombstone ENABLE ROW LEVEL SECURITY;
      CREATE POLICY read ON retention_hold FOR SELECT USING ((SELECT reads_whole()));
      CREATE POLICY read ON tombstone FOR SELECT USING ((SELECT reads_whole()));
      CREATE POLICY add ON tombstone FOR INSERT WITH CHECK ((SELECT reads_whole()));
      CREATE POLICY remove ON idempotency_key FOR DELETE USING ((SELECT reads_whole()));
      GRANT SELECT ON retention_hold TO gezhi_service;
      GRANT SELECT, INSERT ON tombstone TO gezhi_service;
      GRANT DELETE ON idempotency_key TO gezhi_service`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE DELETE ON idempotency_key FROM gezhi_service;
      DROP POLICY remove ON idempotency_key;
      DROP TABLE tombstone, retention_hold`);
  }
}
