import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REVIEW_REASONS } from '../../domain/review/review.codes';
import { SUGGESTION_DECISIONS } from '../../domain/suggestion/suggestion.codes';

const OF_EVENT = 'EXISTS (SELECT FROM gov_event e WHERE e.id = event_id)';

/** Suggestions are answered with a reason, and dissatisfaction counts unless a review says why not. */
export class AnswerFeedback1764005500000 implements MigrationInterface {
  readonly name = 'AnswerFeedback1764005500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE gov_event ADD COLUMN rating_excluded boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT gov_event_rating_excluded_check CHECK (NOT rating_excluded OR rating = 'DISSATISFIED');
      CREATE INDEX gov_event_awaiting_feedback_idx ON gov_event (area_code, reported_at)
        WHERE state = 'AWAITING_FEEDBACK' AND called_back_at IS NULL;
      CREATE INDEX gov_event_dissatisfied_idx ON gov_event (area_code, reported_at)
        WHERE state = 'CLOSED' AND rating = 'DISSATISFIED';
      CREATE TABLE suggestion_answer (
        event_id uuid NOT NULL,
        decision text NOT NULL,
        reason text NOT NULL,
        organization_id uuid,
        follow_up_id uuid,
        answered_at timestamptz(3) NOT NULL,
        CONSTRAINT suggestion_answer_pkey PRIMARY KEY (event_id),
        CONSTRAINT suggestion_answer_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT suggestion_answer_follow_up_id_fkey FOREIGN KEY (follow_up_id) REFERENCES gov_event (id),
        CONSTRAINT suggestion_answer_decision_check CHECK (decision IN (${sqlCodes(SUGGESTION_DECISIONS)}))
      );
      CREATE TABLE rating_review (
        event_id uuid NOT NULL,
        reason text NOT NULL,
        reviewer_subject text NOT NULL,
        reviewed_at timestamptz(3) NOT NULL,
        CONSTRAINT rating_review_pkey PRIMARY KEY (event_id),
        CONSTRAINT rating_review_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT rating_review_reason_check CHECK (reason IN (${sqlCodes(REVIEW_REASONS)}))
      )`);
    await protectRows(runner, 'suggestion_answer', {
      read: OF_EVENT,
      write: `NOT (SELECT caller_is_integrator()) AND ${OF_EVENT}`,
    });
    await protectRows(runner, 'rating_review', {
      read: `(SELECT caller_is_staff()) AND ${OF_EVENT}`,
      remove: '(SELECT reads_whole())',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE rating_review, suggestion_answer;
      ALTER TABLE gov_event DROP COLUMN rating_excluded`);
  }
}
