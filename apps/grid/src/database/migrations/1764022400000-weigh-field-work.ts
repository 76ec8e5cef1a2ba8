import { sqlCodes } from '@gezhi/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SIZE_FIGURES } from '../../domain/size/size.codes';

const CHECK = 'ALTER TABLE grid_size_limit DROP CONSTRAINT grid_size_limit_figure_check';

/** A grid may also be too large because of the patrols and tasks it asks of its members. */
export class WeighFieldWork1764022400000 implements MigrationInterface {
  readonly name = 'WeighFieldWork1764022400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${CHECK}, ADD CONSTRAINT grid_size_limit_figure_check
        CHECK (figure IN (${sqlCodes(SIZE_FIGURES)}));
      CREATE INDEX duty_task_area_code_created_at_idx ON duty_task (area_code, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX duty_task_area_code_created_at_idx;
      DELETE FROM grid_size_limit WHERE figure = 'FIELD_WORK_PER_MEMBER';
      ${CHECK}, ADD CONSTRAINT grid_size_limit_figure_check
        CHECK (figure IN ('HOUSEHOLDS', 'OPEN_PER_MEMBER', 'EVENTS_PER_100'))`);
  }
}
