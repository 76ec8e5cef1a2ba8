import { forgetFigures, keepFigures } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The response rate counts events on the day they were signed for: a change marks that day, too. */
export class KeepFiguresOfSigning1764005300000 implements MigrationInterface {
  readonly name = 'KeepFiguresOfSigning1764005300000';

  async up(runner: QueryRunner): Promise<void> {
    const moments = ['reported_at', 'accepted_at', 'dispatched_at', 'deadline_due_at', 'closed_at'];
    await forgetFigures(runner, 'gov_event');
    await keepFigures(runner, {
      table: 'gov_event',
      source: 'event',
      moments: [...moments, 'signed_at'],
    });
  }

  async down(): Promise<void> {
    // More days marked than needed do no harm.
  }
}
