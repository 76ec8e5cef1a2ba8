import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FEED_CHANNEL } from '../department/locks';

/**
 * What changed, for those who follow it live: written with the change, seen by those in whose scope the object lies.
 * Places are in the order of commits, as those of the outbox: whoever has read to one misses nothing before it.
 */
export class CreateChangeFeed1764001100000 implements MigrationInterface {
  readonly name = 'CreateChangeFeed1764001100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE change_feed (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz(3) NOT NULL,
        type text COLLATE "C" NOT NULL,
        object_id text COLLATE "C" NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text,
        area_code text COLLATE "C",
        organization_ids uuid[] NOT NULL
      );
      CREATE INDEX change_feed_at_idx ON change_feed USING brin (at);
      CREATE TABLE change_feed_tail (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        removed_to bigint NOT NULL
      );
      INSERT INTO change_feed_tail (removed_to) VALUES (0);
      CREATE FUNCTION wake_followers() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_notify('${FEED_CHANNEL}', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER change_feed_turn BEFORE INSERT ON change_feed
        FOR EACH STATEMENT EXECUTE FUNCTION take_commit_turn();
      CREATE TRIGGER change_feed_wake AFTER INSERT ON change_feed
        FOR EACH STATEMENT EXECUTE FUNCTION wake_followers();
      CREATE FUNCTION note_removed_changes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE change_feed_tail SET removed_to = greatest(removed_to, (SELECT max(position) FROM gone));
        RETURN NULL;
      END $$;
      CREATE TRIGGER change_feed_removed AFTER DELETE ON change_feed REFERENCING OLD TABLE AS gone
        FOR EACH STATEMENT EXECUTE FUNCTION note_removed_changes();
      -- Of all changes, also those the caller may not see: where everybody may go on from. A number and nothing else.
      CREATE FUNCTION change_feed_head() RETURNS bigint STABLE LANGUAGE sql
        SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        AS 'SELECT greatest((SELECT max(position) FROM public.change_feed), (SELECT removed_to FROM public.change_feed_tail))';
      REVOKE ALL ON FUNCTION change_feed_head() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION change_feed_head() TO gezhi_service;
      ALTER TABLE change_feed ENABLE ROW LEVEL SECURITY;
      CREATE POLICY read ON change_feed FOR SELECT USING ((SELECT reads_whole())
        OR caller_covers(area_code) OR (SELECT caller_organization()) = ANY (organization_ids));
      CREATE POLICY whole ON change_feed FOR SELECT TO gezhi_whole USING (true);
      CREATE POLICY add ON change_feed FOR INSERT WITH CHECK (true);
      CREATE POLICY remove ON change_feed FOR DELETE USING ((SELECT reads_whole()));
      GRANT SELECT, INSERT, DELETE ON change_feed TO gezhi_service;
      ALTER TABLE change_feed_tail ENABLE ROW LEVEL SECURITY;
      CREATE POLICY read ON change_feed_tail FOR SELECT USING (true);
      CREATE POLICY change ON change_feed_tail FOR UPDATE
        USING ((SELECT reads_whole())) WITH CHECK ((SELECT reads_whole()));
      GRANT SELECT, UPDATE ON change_feed_tail TO gezhi_service`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE change_feed, change_feed_tail; DROP FUNCTION wake_followers(), note_removed_changes(), change_feed_head()',
    );
  }
}
