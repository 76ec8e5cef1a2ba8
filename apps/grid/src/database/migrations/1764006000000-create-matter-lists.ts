import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RULE_ACTIONS } from '../../domain/dispatch/dispatch.codes';
import { GOV_LIST_STATES, MATTER_LIST_KINDS } from '../../domain/matter-list/matter-list.codes';
import { UNIT_LEVELS } from '../../domain/unit/unit.codes';

const KEEPERS = `caller_has_role('SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND', 'ADMINISTRATOR')`;
const OF_LIST = 'EXISTS (SELECT FROM matter_list l WHERE l.id = list_id)';
/** A draft is changed by those who issue it; what is published is not changed at all. */
const OF_DRAFT = `EXISTS (SELECT FROM matter_list l WHERE l.id = list_id AND l.state = 'DRAFT' AND caller_covers(l.area_code))`;

/** What dispatch goes by: who takes orders, and the lists and rules that say who gets which matter. */
export class CreateMatterLists1764006000000 implements MigrationInterface {
  readonly name = 'CreateMatterLists1764006000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await protectRows(runner, 'handling_unit', { read: 'true', write: 'caller_covers(area_code)' });
    await protectRows(runner, 'matter_list', {
      read: `state <> 'DRAFT' OR caller_covers(area_code) AND (${KEEPERS} OR caller_has_role('AUDITOR'))`,
      write: `caller_covers(area_code) AND ${KEEPERS}`,
    });
    for (const table of ['matter_list_item', 'dispatch_rule'])
      await protectRows(runner, table, { read: OF_LIST, write: OF_DRAFT, remove: OF_DRAFT });
    await protectRows(runner, 'matter_list_transition', {
      read: OF_LIST,
      write: `EXISTS (SELECT FROM matter_list l WHERE l.id = list_id AND caller_covers(l.area_code) AND ${KEEPERS})`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE matter_list_transition, dispatch_rule, matter_list_item, matter_list, handling_unit',
    );
  }
}

const TABLES = `
  CREATE TABLE handling_unit (
    id uuid NOT NULL,
    area_code text COLLATE "C" NOT NULL,
    department_code text COLLATE "C" NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT handling_unit_pkey PRIMARY KEY (id),
    CONSTRAINT handling_unit_closed_on_check CHECK (closed_on >= opened_on),
    CONSTRAINT handling_unit_area_code_check CHECK (length(area_code) IN (4, 6, 9, 12))
  );
  CREATE UNIQUE INDEX handling_unit_area_code_department_code_idx
    ON handling_unit (area_code, department_code) WHERE closed_on IS NULL;
  CREATE TABLE matter_list (
    id uuid NOT NULL,
    kind text NOT NULL,
    area_code text COLLATE "C" NOT NULL,
    list_version integer NOT NULL,
    title text NOT NULL,
    issuer text NOT NULL,
    basis_doc text,
    state text NOT NULL,
    published_at timestamptz(3),
    effective_from date,
    effective_to date,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT matter_list_pkey PRIMARY KEY (id),
    CONSTRAINT matter_list_version_key UNIQUE (kind, area_code, list_version),
    CONSTRAINT matter_list_kind_check CHECK (kind IN (${sqlCodes(MATTER_LIST_KINDS)})),
    CONSTRAINT matter_list_state_check CHECK (state IN (${sqlCodes(GOV_LIST_STATES)})),
    CONSTRAINT matter_list_area_code_check CHECK (length(area_code) IN (4, 6, 9)),
    CONSTRAINT matter_list_dates_check CHECK ((state = 'DRAFT') = (effective_from IS NULL)),
    CONSTRAINT matter_list_basis_doc_check CHECK (state = 'DRAFT' OR basis_doc IS NOT NULL)
  );
  CREATE INDEX matter_list_area_code_idx ON matter_list (area_code, kind);
  CREATE TABLE matter_list_item (
    id uuid NOT NULL,
    list_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    position integer NOT NULL,
    title text NOT NULL,
    category_code text COLLATE "C",
    area_code text COLLATE "C",
    lead_organization_id uuid,
    lead_level text,
    lead_department_code text COLLATE "C",
    assists jsonb NOT NULL DEFAULT '[]',
    limits jsonb,
    evidence_required boolean NOT NULL,
    community_allowed boolean NOT NULL,
    CONSTRAINT matter_list_item_pkey PRIMARY KEY (id),
    CONSTRAINT matter_list_item_code_key UNIQUE (list_id, code),
    CONSTRAINT matter_list_item_list_id_fkey FOREIGN KEY (list_id) REFERENCES matter_list (id),
    CONSTRAINT matter_list_item_category_code_fkey FOREIGN KEY (category_code) REFERENCES event_category (code),
    CONSTRAINT matter_list_item_lead_level_check CHECK (lead_level IN (${sqlCodes(UNIT_LEVELS)})),
    CONSTRAINT matter_list_item_lead_check CHECK (
      (lead_level IS NULL) = (lead_department_code IS NULL)
      AND (lead_organization_id IS NULL OR lead_level IS NULL))
  );
  CREATE INDEX matter_list_item_category_code_idx ON matter_list_item (category_code, list_id);
  CREATE TABLE dispatch_rule (
    id uuid NOT NULL,
    list_id uuid NOT NULL,
    code text COLLATE "C" NOT NULL,
    priority integer NOT NULL,
    title text NOT NULL,
    conditions jsonb NOT NULL,
    action text NOT NULL,
    organization_id uuid,
    level text,
    department_code text COLLATE "C",
    CONSTRAINT dispatch_rule_pkey PRIMARY KEY (id),
    CONSTRAINT dispatch_rule_code_key UNIQUE (list_id, code),
    CONSTRAINT dispatch_rule_priority_key UNIQUE (list_id, priority),
    CONSTRAINT dispatch_rule_list_id_fkey FOREIGN KEY (list_id) REFERENCES matter_list (id),
    CONSTRAINT dispatch_rule_action_check CHECK (action IN (${sqlCodes(RULE_ACTIONS)})),
    CONSTRAINT dispatch_rule_level_check CHECK (level IN (${sqlCodes(UNIT_LEVELS)})),
    CONSTRAINT dispatch_rule_target_check CHECK (
      (action = 'ORGANIZATION') = (organization_id IS NOT NULL)
      AND (action = 'UNIT') = (level IS NOT NULL) AND (action = 'UNIT') = (department_code IS NOT NULL))
  );
  CREATE TABLE matter_list_transition (
    id uuid NOT NULL,
    list_id uuid NOT NULL,
    action text NOT NULL,
    from_state text,
    to_state text NOT NULL,
    actor_subject text NOT NULL,
    actor_organization_id uuid,
    note text,
    occurred_at timestamptz(3) NOT NULL,
    CONSTRAINT matter_list_transition_pkey PRIMARY KEY (id),
    CONSTRAINT matter_list_transition_list_id_fkey FOREIGN KEY (list_id) REFERENCES matter_list (id)
  );
  CREATE INDEX matter_list_transition_list_id_idx ON matter_list_transition (list_id, occurred_at)`;
