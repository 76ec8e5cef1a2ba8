import type { QueryRunner } from 'typeorm';

/** A table whose changes make kept figures stale. */
export interface FigureSource {
  readonly table: string;
  /** The `daily.source` of the facts over it. */
  readonly source: string;
  /** The columns (`timestamptz`) whose days its rows are counted on. */
  readonly moments: readonly string[];
}

/**
 * Makes every change of a table mark the days it counts on, before and after; for migrations of departments whose
 * facts are `daily`. A mark is a row of its own and is never waited for, so that changes do not queue behind it.
 */
export async function keepFigures(
  runner: QueryRunner,
  { table, source, moments }: FigureSource,
): Promise<void> {
  const days = (row: 'OLD' | 'NEW') =>
    moments.map((moment) => `((${row}.${moment} AT TIME ZONE 'Asia/Shanghai')::date)`).join(', ');
  const mark = (rows: string) => `INSERT INTO metric_rollup_stale (source, day)
      SELECT DISTINCT '${source}', v.day FROM (VALUES ${rows}) AS v(day) WHERE v.day IS NOT NULL;`;
  await runner.query(`
    CREATE FUNCTION mark_figures_of_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN ${mark(days('NEW'))}
      ELSIF TG_OP = 'DELETE' THEN ${mark(days('OLD'))}
      ELSE ${mark(`${days('OLD')}, ${days('NEW')}`)}
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER mark_figures AFTER INSERT OR UPDATE OR DELETE ON ${table}
      FOR EACH ROW EXECUTE FUNCTION mark_figures_of_${table}('${source}')`);
}

/** Takes it back; for the way down of a migration, and before it is declared with other columns. */
export async function forgetFigures(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(
    `DROP TRIGGER mark_figures ON ${table}; DROP FUNCTION mark_figures_of_${table}()`,
  );
}
