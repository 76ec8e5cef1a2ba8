import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIGURES_ONLY = '(SELECT reads_whole())';

/**
 * Figures of days and months that are over, so that a report adds up hundreds of rows and not millions. What is kept
 * is small counts as well: only statements that read everything, and hide them, see it.
 */
export class CreateMetricRollups1764000300000 implements MigrationInterface {
  readonly name = 'CreateMetricRollups1764000300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE metric_rollup (
        axis text NOT NULL CHECK (axis IN ('AREA', 'ORGANIZATION')),
        fact text NOT NULL,
        parent text COLLATE "C" NOT NULL,
        grain text NOT NULL CHECK (grain IN ('DAY', 'MONTH')),
        day date NOT NULL,
        counted_for text COLLATE "C" NOT NULL,
        figures real[] NOT NULL,
        CONSTRAINT metric_rollup_pkey PRIMARY KEY (axis, fact, parent, grain, day, counted_for)
      );
      CREATE INDEX metric_rollup_day_idx ON metric_rollup (fact, grain, day);
      CREATE TABLE metric_rollup_day (
        fact text NOT NULL,
        day date NOT NULL,
        layout text NOT NULL,
        CONSTRAINT metric_rollup_day_pkey PRIMARY KEY (fact, day)
      );
      CREATE TABLE metric_rollup_stale (
        id bigint GENERATED ALWAYS AS IDENTITY,
        source text NOT NULL,
        day date NOT NULL,
        CONSTRAINT metric_rollup_stale_pkey PRIMARY KEY (id)
      );
      CREATE INDEX metric_rollup_stale_source_day_idx ON metric_rollup_stale (source, day)`);
    for (const table of ['metric_rollup', 'metric_rollup_day'])
      await protectRows(runner, table, { read: FIGURES_ONLY, remove: FIGURES_ONLY });
    // Every change marks its days, whoever makes it; a mark is a date.
    await protectRows(runner, 'metric_rollup_stale', {
      read: FIGURES_ONLY,
      write: 'true',
      remove: FIGURES_ONLY,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE metric_rollup, metric_rollup_day, metric_rollup_stale');
  }
}
