import { forgetFigures, keepFigures } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures of days that are over are kept; every change of an application marks the days it counts on. */
export class KeepApplicationFigures1764000400000 implements MigrationInterface {
  readonly name = 'KeepApplicationFigures1764000400000';

  async up(runner: QueryRunner): Promise<void> {
    await keepFigures(runner, {
      table: 'application',
      source: 'application',
      moments: ['submitted_at', 'accepted_at', 'deemed_accepted_at', 'decided_at', 'due_at'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await forgetFigures(runner, 'application');
  }
}
