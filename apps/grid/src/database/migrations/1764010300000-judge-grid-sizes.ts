import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SIZE_DECISIONS, SIZE_FIGURES, SIZE_PROPOSALS } from '../../domain/size/size.codes';

/** When splitting or merging a grid is suggested, and what was decided about it. */
export class JudgeGridSizes1764010300000 implements MigrationInterface {
  readonly name = 'JudgeGridSizes1764010300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE grid_size_limit (
        kind text NOT NULL,
        figure text NOT NULL,
        threshold double precision NOT NULL,
        source text NOT NULL,
        CONSTRAINT grid_size_limit_pkey PRIMARY KEY (kind, figure),
        CONSTRAINT grid_size_limit_kind_check CHECK (kind IN (${sqlCodes(SIZE_PROPOSALS)})),
        CONSTRAINT grid_size_limit_figure_check CHECK (figure IN (${sqlCodes(SIZE_FIGURES)}))
      );
      CREATE TABLE grid_size_decision (
        id uuid NOT NULL,
        grid_code text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        decision text NOT NULL,
        reason text NOT NULL,
        figures jsonb NOT NULL,
        organization_id uuid,
        decided_at timestamptz(3) NOT NULL,
        CONSTRAINT grid_size_decision_pkey PRIMARY KEY (id),
        CONSTRAINT grid_size_decision_grid_code_fkey FOREIGN KEY (grid_code) REFERENCES grid (code),
        CONSTRAINT grid_size_decision_kind_check CHECK (kind IN (${sqlCodes(SIZE_PROPOSALS)})),
        CONSTRAINT grid_size_decision_decision_check CHECK (decision IN (${sqlCodes(SIZE_DECISIONS)}))
      );
      CREATE INDEX grid_size_decision_grid_code_idx ON grid_size_decision (grid_code, decided_at)`);
    await protectRows(runner, 'grid_size_limit', { read: 'true', write: 'false' });
    await protectRows(runner, 'grid_size_decision', { read: 'caller_covers(grid_code)' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE grid_size_decision, grid_size_limit');
  }
}
