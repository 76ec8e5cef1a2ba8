import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  RISK_DISMISSALS,
  RISK_KINDS,
  RISK_LEVELS,
  RISK_SOURCES,
} from '../../domain/risk/risk.codes';
import { RISK_MEASURE_STATES, RISK_STATES } from '../../domain/risk/risk.states';

/** `seesRisk` of risk.rules.ts. */
const SEES = `caller_covers(area_code)
  OR ((SELECT caller_is_staff()) AND (SELECT caller_organization())::text = ANY (organization_ids))`;
const OF_RISK = 'EXISTS (SELECT FROM risk r WHERE r.id = risk_id)';

/** Dangers that lie in matters and places are kept in one register until a rule keeps them away. */
export class CreateRisks1764021000000 implements MigrationInterface {
  readonly name = 'CreateRisks1764021000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE risk (
        id uuid NOT NULL,
        number text COLLATE "C" NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        site text,
        title text NOT NULL,
        at_stake text NOT NULL,
        level text,
        owner_organization_id uuid NOT NULL,
        organization_ids text[] NOT NULL,
        source text NOT NULL,
        source_id uuid,
        found_at timestamptz(3) NOT NULL,
        finder_subject text NOT NULL,
        assessed_at timestamptz(3),
        review_on date,
        review_late_told boolean NOT NULL,
        resolved_at timestamptz(3),
        standing_rule text,
        rule_document text,
        institutionalised_at timestamptz(3),
        dismissal text,
        ended_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT risk_pkey PRIMARY KEY (id),
        CONSTRAINT risk_kind_check CHECK (kind IN (${sqlCodes(RISK_KINDS)})),
        CONSTRAINT risk_state_check CHECK (state IN (${sqlCodes(RISK_STATES)})),
        CONSTRAINT risk_level_check CHECK (level IN (${sqlCodes(RISK_LEVELS)})
          AND (level IS NOT NULL OR state IN ('FOUND', 'DISMISSED'))),
        CONSTRAINT risk_source_check CHECK (source IN (${sqlCodes(RISK_SOURCES)})
          AND (source IN ('PATROL', 'DEPARTMENT')) = (source_id IS NULL)),
        CONSTRAINT risk_area_check CHECK (length(area_code) BETWEEN 4 AND 16),
        CONSTRAINT risk_rule_check CHECK (state NOT IN ('INSTITUTIONALISED', 'CLOSED')
          OR (standing_rule IS NOT NULL AND institutionalised_at IS NOT NULL)),
        CONSTRAINT risk_dismissal_check CHECK (dismissal IN (${sqlCodes(RISK_DISMISSALS)})
          AND (state = 'DISMISSED') = (dismissal IS NOT NULL)),
        CONSTRAINT risk_ended_check CHECK ((state IN ('CLOSED', 'DISMISSED')) = (ended_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX risk_number_idx ON risk (number);
      CREATE UNIQUE INDEX risk_source_id_open_idx ON risk (source_id) WHERE ended_at IS NULL;
      CREATE INDEX risk_area_code_found_at_idx ON risk (area_code, found_at, id);
      CREATE INDEX risk_owner_organization_id_found_at_idx ON risk (owner_organization_id, found_at);
      CREATE INDEX risk_organization_ids_idx ON risk USING gin (organization_ids);
      CREATE INDEX risk_review_on_idx ON risk (review_on) WHERE ended_at IS NULL AND NOT review_late_told;
      CREATE TABLE risk_transition (
        id uuid NOT NULL,
        risk_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT risk_transition_pkey PRIMARY KEY (id),
        CONSTRAINT risk_transition_risk_id_fkey FOREIGN KEY (risk_id) REFERENCES risk (id),
        CONSTRAINT risk_transition_to_state_check CHECK (to_state IN (${sqlCodes(RISK_STATES)}))
      );
      CREATE INDEX risk_transition_risk_id_occurred_at_idx ON risk_transition (risk_id, occurred_at, id);
      CREATE TABLE risk_measure (
        id uuid NOT NULL,
        risk_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        owner_organization_id uuid NOT NULL,
        due_on date NOT NULL,
        state text NOT NULL,
        result text,
        ended_at timestamptz(3),
        late_told boolean NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT risk_measure_pkey PRIMARY KEY (id),
        CONSTRAINT risk_measure_risk_id_fkey FOREIGN KEY (risk_id) REFERENCES risk (id),
        CONSTRAINT risk_measure_state_check CHECK (state IN (${sqlCodes(RISK_MEASURE_STATES)})
          AND (state = 'OPEN') = (result IS NULL) AND (state = 'OPEN') = (ended_at IS NULL))
      );
      CREATE INDEX risk_measure_risk_id_due_on_idx ON risk_measure (risk_id, due_on, id);
      CREATE INDEX risk_measure_due_on_idx ON risk_measure (due_on) WHERE state = 'OPEN' AND NOT late_told;
      CREATE TABLE risk_review (
        id uuid NOT NULL,
        risk_id uuid NOT NULL,
        reviewed_at timestamptz(3) NOT NULL,
        finding text NOT NULL,
        came_back boolean NOT NULL,
        CONSTRAINT risk_review_pkey PRIMARY KEY (id),
        CONSTRAINT risk_review_risk_id_fkey FOREIGN KEY (risk_id) REFERENCES risk (id)
      );
      CREATE INDEX risk_review_risk_id_reviewed_at_idx ON risk_review (risk_id, reviewed_at, id)`);
    await protectRows(runner, 'risk', { read: SEES });
    for (const table of ['risk_transition', 'risk_measure', 'risk_review'])
      await protectRows(runner, table, { read: OF_RISK });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE risk_review, risk_measure, risk_transition, risk');
  }
}
