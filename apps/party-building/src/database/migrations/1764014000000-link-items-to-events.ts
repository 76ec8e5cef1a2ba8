import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets an item of a list say which event of the grid it came from, and finds the items of an event. */
export class LinkItemsToEvents1764014000000 implements MigrationInterface {
  readonly name = 'LinkItemsToEvents1764014000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE alliance_list_item ADD COLUMN source_event_id uuid;
      CREATE INDEX alliance_list_item_source_event_id_idx ON alliance_list_item (source_event_id, published_at)
        WHERE source_event_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX alliance_list_item_source_event_id_idx;
      ALTER TABLE alliance_list_item DROP COLUMN source_event_id`);
  }
}
