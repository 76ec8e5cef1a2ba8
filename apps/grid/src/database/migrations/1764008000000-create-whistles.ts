import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The codes as they are on the day of this migration; a later one widens them. */
const CODES = {
  kind: "'DEMAND', 'JOINT_ENFORCEMENT', 'EMERGENCY', 'TOUGH'",
  state: `'DRAFT', 'BLOWN', 'ARRIVED', 'CONSULTING', 'HANDLING', 'RESOLVED', 'PARTIAL', 'UNRESOLVED', 'EVALUATED',
    'CLOSED', 'WITHDRAWN'`,
  response: "'NOTIFIED', 'OBJECTED', 'EXCUSED', 'ARRIVED', 'ABSENT', 'DONE', 'RELEASED'",
  bulletin: "'DRAFTED', 'PUBLISHED', 'DISCARDED'",
  unit: "'WORKDAY', 'CALENDAR_DAY', 'HOUR', 'MINUTE'",
};

/** A whistle calls organisations to a place; what each of them does about it is a row of its own, to be measured. */
export class CreateWhistles1764008000000 implements MigrationInterface {
  readonly name = 'CreateWhistles1764008000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE whistle_rule (
        kind text COLLATE "C" PRIMARY KEY CHECK (kind IN (${CODES.kind})),
        arrival_unit text NOT NULL CHECK (arrival_unit IN (${CODES.unit})),
        arrival_amount integer NOT NULL CHECK (arrival_amount > 0),
        objection_minutes integer NOT NULL CHECK (objection_minutes BETWEEN 0 AND 60),
        rating_workdays integer NOT NULL CHECK (rating_workdays > 0),
        needs_approval boolean NOT NULL,
        departments_may_blow boolean NOT NULL,
        basis text NOT NULL,
        CONSTRAINT whistle_rule_emergency_check CHECK (kind <> 'EMERGENCY' OR objection_minutes = 0)
      );
      CREATE TABLE whistle (
        id uuid PRIMARY KEY,
        number text COLLATE "C" NOT NULL CONSTRAINT whistle_number_key UNIQUE,
        kind text NOT NULL CHECK (kind IN (${CODES.kind})),
        state text NOT NULL CHECK (state IN (${CODES.state})),
        level text NOT NULL CHECK (level IN ('DEPARTMENT', 'DISTRICT', 'CITY')),
        initiator_kind text NOT NULL CHECK (initiator_kind IN ('SUBDISTRICT', 'DEPARTMENT')),
        initiator_organization_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL REFERENCES area (code),
        title text NOT NULL,
        problem text NOT NULL,
        tried_so_far text NOT NULL,
        named jsonb NOT NULL,
        responder_ids text[] NOT NULL DEFAULT '{}',
        committee_post text,
        head_post text,
        committee_reported_at timestamptz(3),
        head_reported_at timestamptz(3),
        drafter_subject text NOT NULL,
        approved_at timestamptz(3),
        approved_post text,
        blown_at timestamptz(3),
        limit_unit text CHECK (limit_unit IN (${CODES.unit})),
        limit_amount integer CHECK (limit_amount > 0),
        limit_basis text,
        arrived_at timestamptz(3),
        handling_at timestamptz(3),
        outcome text CHECK (outcome IN ('RESOLVED', 'PARTIAL', 'UNRESOLVED')),
        outcome_note text,
        concluded_at timestamptz(3),
        rating_due_at timestamptz(3),
        raise_count integer NOT NULL CHECK (raise_count >= 0),
        closed_at timestamptz(3),
        repeat_of_id uuid REFERENCES whistle (id),
        relapse boolean NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT whistle_called_check CHECK (state IN ('DRAFT', 'WITHDRAWN') OR blown_at IS NOT NULL),
        CONSTRAINT whistle_closed_check CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
        CONSTRAINT whistle_concluded_check CHECK (
          (state IN ('RESOLVED', 'PARTIAL', 'UNRESOLVED', 'EVALUATED', 'CLOSED')) = (outcome IS NOT NULL)),
        CONSTRAINT whistle_double_report_check CHECK (kind <> 'TOUGH'
          OR state NOT IN ('HANDLING', 'RESOLVED', 'PARTIAL', 'UNRESOLVED', 'EVALUATED', 'CLOSED')
          OR (committee_reported_at IS NOT NULL AND head_reported_at IS NOT NULL))
      );
      CREATE INDEX whistle_area_code_created_at_idx ON whistle (area_code, created_at);
      CREATE INDEX whistle_initiator_idx ON whistle (initiator_organization_id, created_at);
      CREATE INDEX whistle_responder_ids_idx ON whistle USING gin (responder_ids);
      CREATE INDEX whistle_waiting_idx ON whistle (area_code) WHERE state = 'BLOWN';
      CREATE INDEX whistle_rating_idx ON whistle (rating_due_at) WHERE state IN ('RESOLVED', 'PARTIAL', 'UNRESOLVED');
      CREATE INDEX whistle_closed_at_idx ON whistle (closed_at) WHERE closed_at IS NOT NULL;
      CREATE INDEX whistle_repeat_of_id_idx ON whistle (repeat_of_id) WHERE repeat_of_id IS NOT NULL;
      CREATE TABLE whistle_response (
        id uuid PRIMARY KEY,
        whistle_id uuid NOT NULL REFERENCES whistle (id),
        organization_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        lead boolean NOT NULL,
        mandatory boolean NOT NULL,
        state text NOT NULL CHECK (state IN (${CODES.response})),
        requested_at timestamptz(3) NOT NULL,
        notified_at timestamptz(3) NOT NULL,
        due_at timestamptz(3) NOT NULL,
        approaches_at timestamptz(3) NOT NULL,
        warned_at timestamptz(3),
        late_at timestamptz(3),
        arrived_at timestamptz(3),
        arrival_mode text CHECK (arrival_mode IN ('ON_SITE', 'ONLINE')),
        objection_state text CHECK (objection_state IN ('PENDING', 'ACCEPTED', 'REFUSED', 'DROPPED')),
        objection_reason text CHECK (objection_reason IN (
          'NOT_OWN_DUTY', 'OUTSIDE_AREA', 'NO_POWER', 'ALREADY_HANDLED')),
        objected_at timestamptz(3),
        objection_decided_at timestamptz(3),
        absent_at timestamptz(3),
        result text,
        result_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT whistle_response_once_key UNIQUE (whistle_id, organization_id),
        CONSTRAINT whistle_response_arrived_check CHECK ((arrived_at IS NULL) = (arrival_mode IS NULL)
          AND (state NOT IN ('ARRIVED', 'DONE') OR arrived_at IS NOT NULL)),
        CONSTRAINT whistle_response_objected_check CHECK (num_nonnulls(objection_state, objection_reason, objected_at) IN (0, 3))
      );
      CREATE INDEX whistle_response_organization_idx ON whistle_response (organization_id, created_at);
      CREATE INDEX whistle_response_organization_due_idx ON whistle_response (organization_id, due_at);
      CREATE INDEX whistle_response_organization_requested_idx ON whistle_response (organization_id, requested_at);
      CREATE INDEX whistle_response_area_due_idx ON whistle_response (area_code, due_at);
      CREATE INDEX whistle_response_area_requested_idx ON whistle_response (area_code, requested_at);
      CREATE INDEX whistle_response_warn_idx ON whistle_response (approaches_at)
        WHERE state IN ('NOTIFIED', 'OBJECTED') AND warned_at IS NULL;
      CREATE INDEX whistle_response_late_idx ON whistle_response (due_at)
        WHERE state IN ('NOTIFIED', 'OBJECTED') AND late_at IS NULL;
      CREATE TABLE whistle_task (
        id uuid PRIMARY KEY,
        whistle_id uuid NOT NULL REFERENCES whistle (id),
        ordinal integer NOT NULL,
        title text NOT NULL,
        lead_organization_id uuid NOT NULL,
        assist_organization_ids text[] NOT NULL DEFAULT '{}',
        due_on date NOT NULL,
        done_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT whistle_task_ordinal_key UNIQUE (whistle_id, ordinal)
      );
      CREATE TABLE whistle_rating (
        id uuid PRIMARY KEY,
        whistle_id uuid NOT NULL REFERENCES whistle (id),
        from_organization_id uuid NOT NULL,
        to_organization_id uuid NOT NULL,
        grade text NOT NULL CHECK (grade IN ('GOOD', 'FAIR', 'POOR')),
        note text,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT whistle_rating_once_key UNIQUE (whistle_id, from_organization_id, to_organization_id),
        CONSTRAINT whistle_rating_other_check CHECK (from_organization_id <> to_organization_id)
      );
      CREATE TABLE whistle_bulletin (
        id uuid PRIMARY KEY,
        area_code text COLLATE "C" NOT NULL REFERENCES area (code),
        state text NOT NULL CHECK (state IN (${CODES.bulletin})),
        period_from date NOT NULL,
        period_to date NOT NULL,
        response_count integer NOT NULL,
        on_time_count integer NOT NULL,
        published_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT whistle_bulletin_once_key UNIQUE (area_code, period_from),
        CONSTRAINT whistle_bulletin_period_check CHECK (period_to > period_from),
        CONSTRAINT whistle_bulletin_published_check CHECK ((state = 'PUBLISHED') = (published_at IS NOT NULL))
      );
      CREATE TABLE whistle_bulletin_line (
        id uuid PRIMARY KEY,
        bulletin_id uuid NOT NULL REFERENCES whistle_bulletin (id),
        organization_id uuid NOT NULL,
        response_count integer NOT NULL,
        late_count integer NOT NULL,
        absent_count integer NOT NULL,
        refused_objection_count integer NOT NULL,
        late_numbers text[] NOT NULL DEFAULT '{}',
        absent_numbers text[] NOT NULL DEFAULT '{}',
        CONSTRAINT whistle_bulletin_line_once_key UNIQUE (bulletin_id, organization_id)
      );
      ${history('whistle', 'whistle_id', CODES.state)}
      ${history('whistle_response', 'response_id', CODES.response)}
      ${history('whistle_bulletin', 'bulletin_id', CODES.bulletin)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE whistle_bulletin_transition, whistle_response_transition, whistle_transition, whistle_bulletin_line,
        whistle_bulletin, whistle_rating, whistle_task, whistle_response, whistle, whistle_rule`);
  }
}

function history(table: string, key: string, states: string): string {
  return `CREATE TABLE ${table}_transition (
      id uuid PRIMARY KEY,
      ${key} uuid NOT NULL REFERENCES ${table} (id),
      action text NOT NULL,
      from_state text,
      to_state text NOT NULL CHECK (to_state IN (${states})),
      actor_subject text NOT NULL,
      actor_organization_id uuid,
      note text,
      occurred_at timestamptz(3) NOT NULL
    );
    CREATE INDEX ${table}_transition_${key}_occurred_at_idx ON ${table}_transition (${key}, occurred_at, id);`;
}
