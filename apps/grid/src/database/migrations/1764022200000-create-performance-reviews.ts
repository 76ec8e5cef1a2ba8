import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REVIEW_INDICATORS } from '../../domain/performance/indicators';
import { APPEAL_DECISIONS, PERFORMANCE_STATES } from '../../domain/performance/performance.states';

/** The work of a post is reviewed by a fixed catalogue, before the worker's eyes, who may appeal to somebody else. */
export class CreatePerformanceReviews1764022200000 implements MigrationInterface {
  readonly name = 'CreatePerformanceReviews1764022200000';

  async up(runner: QueryRunner): Promise<void> {
    const isState = (column: string) => `CHECK (${column} IN (${sqlCodes(PERFORMANCE_STATES)}))`;
    await runner.query(`
      CREATE TABLE performance_review (
        id uuid NOT NULL,
        post_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        from_date date NOT NULL,
        to_date date NOT NULL,
        state text NOT NULL,
        comment text NOT NULL,
        event_ids text[] NOT NULL,
        reviewer_subject text NOT NULL,
        appeal_until date NOT NULL,
        appeal text,
        decision text,
        decision_reason text,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT performance_review_pkey PRIMARY KEY (id),
        CONSTRAINT performance_review_post_id_fkey FOREIGN KEY (post_id) REFERENCES grid_post (id),
        CONSTRAINT performance_review_state_check ${isState('state')},
        CONSTRAINT performance_review_period_check CHECK (to_date >= from_date),
        CONSTRAINT performance_review_own_check CHECK (reviewer_subject <> worker_id::text),
        CONSTRAINT performance_review_appeal_check CHECK (state <> 'APPEALED' OR appeal IS NOT NULL),
        CONSTRAINT performance_review_decision_check CHECK (decision IN (${sqlCodes(APPEAL_DECISIONS)})
          AND (decision IS NULL) = (decision_reason IS NULL) AND (decision IS NULL OR appeal IS NOT NULL))
      );
      CREATE INDEX performance_review_post_id_created_at_idx ON performance_review (post_id, created_at, id);
      CREATE INDEX performance_review_worker_id_created_at_idx ON performance_review (worker_id, created_at, id);
      CREATE INDEX performance_review_area_code_created_at_idx ON performance_review (area_code, created_at, id);
      CREATE INDEX performance_review_shown_idx ON performance_review (appeal_until) WHERE state = 'SHOWN';
      CREATE TABLE performance_review_transition (
        id uuid NOT NULL,
        review_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT performance_review_transition_pkey PRIMARY KEY (id),
        CONSTRAINT performance_review_transition_review_id_fkey FOREIGN KEY (review_id) REFERENCES performance_review (id),
        CONSTRAINT performance_review_transition_to_state_check ${isState('to_state')}
      );
      CREATE INDEX performance_review_transition_review_id_idx
        ON performance_review_transition (review_id, occurred_at, id);
      CREATE TABLE performance_figure (
        id uuid NOT NULL,
        review_id uuid NOT NULL,
        position integer NOT NULL,
        indicator text NOT NULL,
        numerator integer NOT NULL,
        denominator integer,
        CONSTRAINT performance_figure_pkey PRIMARY KEY (id),
        CONSTRAINT performance_figure_once_key UNIQUE (review_id, indicator),
        CONSTRAINT performance_figure_review_id_fkey FOREIGN KEY (review_id) REFERENCES performance_review (id),
        CONSTRAINT performance_figure_indicator_check CHECK (indicator IN (${sqlCodes(REVIEW_INDICATORS)})),
        CONSTRAINT performance_figure_share_check CHECK (numerator >= 0 AND numerator <= denominator)
      );
      CREATE INDEX gov_event_handler_subject_idx ON gov_event (handler_subject, handled_at)
        WHERE handler_subject IS NOT NULL`);
    await protectRows(runner, 'performance_review', {
      read: `((SELECT caller_is_staff()) AND worker_id::text = (SELECT caller_subject()))
        OR (caller_covers(area_code)
          AND (SELECT caller_has_role('COMMUNITY_SECRETARY', 'SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND')))`,
    });
    const ofReview = 'EXISTS (SELECT FROM performance_review r WHERE r.id = review_id)';
    for (const table of ['performance_review_transition', 'performance_figure'])
      await protectRows(runner, table, { read: ofReview });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX gov_event_handler_subject_idx;
      DROP TABLE performance_figure, performance_review_transition, performance_review`);
  }
}
