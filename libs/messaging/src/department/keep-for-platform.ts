import type { QueryRunner } from 'typeorm';

/**
 * A table of the platform: nobody reads it in a request but by a rule of its own; every transaction may add to it,
 * and what works through every row may do anything.
 */
export async function keepForPlatform(runner: QueryRunner, table: string): Promise<void> {
  const whole = '(SELECT reads_whole())';
  await runner.query(`
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY read ON ${table} FOR SELECT USING (${whole});
    CREATE POLICY whole ON ${table} FOR SELECT TO gezhi_whole USING (true);
    CREATE POLICY add ON ${table} FOR INSERT WITH CHECK (true);
    CREATE POLICY change ON ${table} FOR UPDATE USING (${whole}) WITH CHECK (${whole});
    CREATE POLICY remove ON ${table} FOR DELETE USING (${whole});
    GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO gezhi_service`);
}
