import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What residents are entitled to, and what they mean by one matter: two short lists. */
export class CreatePublicServices1763703200000 implements MigrationInterface {
  readonly name = 'CreatePublicServices1763703200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE basic_public_service (
        id uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        field text NOT NULL,
        lead_organization_id uuid NOT NULL,
        CONSTRAINT basic_public_service_pkey PRIMARY KEY (id),
        CONSTRAINT basic_public_service_code_key UNIQUE (code),
        CONSTRAINT basic_public_service_field_check CHECK (field IN ('CHILDREN', 'EDUCATION', 'WORK', 'HEALTH', 'ELDERLY',
          'HOUSING', 'WEAK', 'VETERANS', 'CULTURE'))
      );
      CREATE TABLE bundle (
        id uuid NOT NULL,
        code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        lead_organization_id uuid NOT NULL,
        item_ids text[] NOT NULL,
        CONSTRAINT bundle_pkey PRIMARY KEY (id),
        CONSTRAINT bundle_code_key UNIQUE (code),
        CONSTRAINT bundle_item_ids_check CHECK (cardinality(item_ids) >= 2)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bundle, basic_public_service');
  }
}
