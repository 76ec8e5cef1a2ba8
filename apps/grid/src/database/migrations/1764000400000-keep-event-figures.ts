import { forgetFigures, keepFigures } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Figures of days that are over are kept; every change of an event marks the days it counts on. */
export class KeepEventFigures1764000400000 implements MigrationInterface {
  readonly name = 'KeepEventFigures1764000400000';

  async up(runner: QueryRunner): Promise<void> {
    await keepFigures(runner, {
      table: 'gov_event',
      source: 'event',
      moments: ['reported_at', 'accepted_at', 'dispatched_at', 'deadline_due_at', 'closed_at'],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await forgetFigures(runner, 'gov_event');
  }
}
