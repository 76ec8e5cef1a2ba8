import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Everybody reads, as at the owner; nobody writes but what works through every row. */
async function publishCopy(runner: QueryRunner, table: string): Promise<void> {
  const whole = '(SELECT reads_whole())';
  await runner.query(`
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY read ON ${table} FOR SELECT USING (true);
    CREATE POLICY add ON ${table} FOR INSERT WITH CHECK (${whole});
    CREATE POLICY change ON ${table} FOR UPDATE USING (${whole}) WITH CHECK (${whole});
    GRANT SELECT, INSERT, UPDATE ON ${table} TO gezhi_service`);
}

/** Which copies of others' lists a department keeps, and whether they are there. */
export class CreateReferenceCopies1764001200000 implements MigrationInterface {
  readonly name = 'CreateReferenceCopies1764001200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reference_copy (
        topic text COLLATE "C" PRIMARY KEY,
        filled_at timestamptz(3),
        incomplete boolean NOT NULL DEFAULT false,
        wanted_at timestamptz(3)
      )`);
    await publishCopy(runner, 'reference_copy');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reference_copy');
  }
}

/** Areas as grid tells them. */
export class CreateReferenceAreas1764001300000 implements MigrationInterface {
  readonly name = 'CreateReferenceAreas1764001300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reference_area (
        code text COLLATE "C" PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL,
        parent_code text COLLATE "C",
        valid_from date NOT NULL,
        valid_to date,
        version integer NOT NULL
      )`);
    await publishCopy(runner, 'reference_area');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reference_area');
  }
}

/** Organisations as party-building tells them. */
export class CreateReferenceOrganizations1764001400000 implements MigrationInterface {
  readonly name = 'CreateReferenceOrganizations1764001400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reference_organization (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL,
        parent_id uuid,
        area_code text COLLATE "C" NOT NULL,
        valid_from date,
        valid_to date,
        version integer NOT NULL
      )`);
    await publishCopy(runner, 'reference_organization');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reference_organization');
  }
}
