import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  NOMINATION_REASONS,
  SECRETARY_LEVELS,
} from '../../domain/secretary-order/secretary-order.codes';
import { SECRETARY_ORDER_STATES } from '../../domain/secretary-order/secretary-order.states';

/** `seesOrder` of secretary-order.rules.ts. */
const SEES = `caller_covers(area_code) OR organization_id = (SELECT caller_organization())
  OR (SELECT caller_organization())::text = ANY (joint_organization_ids)`;

/** What was closed and is not solved is answered for by a secretary until it is. */
export class CreateSecretaryOrders1764005100000 implements MigrationInterface {
  readonly name = 'CreateSecretaryOrders1764005100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE secretary_order (
        id uuid NOT NULL,
        number text COLLATE "C" NOT NULL,
        event_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        state text NOT NULL,
        reason text NOT NULL,
        nominator_subject text NOT NULL,
        is_true boolean,
        is_reasonable boolean,
        is_unsolved boolean,
        level text,
        organization_id uuid,
        joint_organization_ids text[] NOT NULL DEFAULT '{}',
        plan text,
        due_on date,
        result text,
        raise_count integer NOT NULL,
        relapse_count integer NOT NULL,
        nominated_at timestamptz(3) NOT NULL,
        resolved_at timestamptz(3),
        follow_up_until date,
        closed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT secretary_order_pkey PRIMARY KEY (id),
        CONSTRAINT secretary_order_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT secretary_order_state_check CHECK (state IN (${sqlCodes(SECRETARY_ORDER_STATES)})),
        CONSTRAINT secretary_order_reason_check CHECK (reason IN (${sqlCodes(NOMINATION_REASONS)})),
        CONSTRAINT secretary_order_level_check CHECK (level IN (${sqlCodes(SECRETARY_LEVELS)})),
        CONSTRAINT secretary_order_conditions_check CHECK (state = 'NOMINATED'
          OR (is_true AND is_reasonable AND is_unsolved) = (state <> 'DECLINED')),
        CONSTRAINT secretary_order_assigned_check CHECK (state IN ('NOMINATED', 'CONFIRMED', 'DECLINED')
          OR (level IS NOT NULL AND organization_id IS NOT NULL)),
        CONSTRAINT secretary_order_closed_check CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL))
      );
      CREATE UNIQUE INDEX secretary_order_number_idx ON secretary_order (number);
      CREATE UNIQUE INDEX secretary_order_one_open_idx ON secretary_order (event_id)
        WHERE state NOT IN ('CLOSED', 'DECLINED');
      CREATE INDEX secretary_order_event_id_idx ON secretary_order (event_id, nominated_at);
      CREATE INDEX secretary_order_area_code_nominated_at_idx ON secretary_order (area_code, nominated_at);
      CREATE INDEX secretary_order_organization_id_nominated_at_idx ON secretary_order (organization_id, nominated_at);
      CREATE INDEX secretary_order_joint_idx ON secretary_order USING gin (joint_organization_ids);
      CREATE INDEX secretary_order_follow_up_until_idx ON secretary_order (follow_up_until) WHERE state = 'RESOLVED';
      CREATE TABLE secretary_order_transition (
        id uuid NOT NULL,
        order_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT secretary_order_transition_pkey PRIMARY KEY (id),
        CONSTRAINT secretary_order_transition_order_id_fkey FOREIGN KEY (order_id) REFERENCES secretary_order (id),
        CONSTRAINT secretary_order_transition_to_state_check CHECK (to_state IN (${sqlCodes(SECRETARY_ORDER_STATES)}))
      );
      CREATE INDEX secretary_order_transition_order_id_occurred_at_idx
        ON secretary_order_transition (order_id, occurred_at, id)`);
    await protectRows(runner, 'secretary_order', { read: SEES });
    await protectRows(runner, 'secretary_order_transition', {
      read: 'EXISTS (SELECT FROM secretary_order o WHERE o.id = order_id)',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE secretary_order_transition, secretary_order');
  }
}
