import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the visits an event led to without reading all visits. */
export class IndexInspectionsByEvent1764014000000 implements MigrationInterface {
  readonly name = 'IndexInspectionsByEvent1764014000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX inspection_source_event_id_idx ON inspection (source_event_id, planned_on)
        WHERE source_event_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX inspection_source_event_id_idx');
  }
}
