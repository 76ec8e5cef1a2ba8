import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DUTY_CHANGE_STATES, SHIFT_KINDS, SHIFT_STATES } from '../../domain/duty/duty.codes';
import { GRID_POST_KINDS } from '../../domain/post/post.codes';

/** Command centres of a district dispatch to whoever is nearest in it, and so see its rosters. */
const SEEN = `caller_covers(area_code) OR (caller_has_role('SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND')
  AND EXISTS (SELECT FROM unnest(caller_areas()) a WHERE left(a, 6) = left(area_code, 6)))`;
const OWN = '(SELECT caller_is_staff()) AND worker_id::text = (SELECT caller_subject())';

/** People are on duty by a roster of the week, swap among themselves, and gaps are seen before they come. */
export class CreateDuty1764013100000 implements MigrationInterface {
  readonly name = 'CreateDuty1764013100000';

  async up(runner: QueryRunner): Promise<void> {
    const isKind = `CHECK (kind IN (${sqlCodes(SHIFT_KINDS)}))`;
    const record = `created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL`;
    await runner.query(`
      ALTER TABLE grid_post DROP CONSTRAINT grid_post_kind_check,
        ADD CONSTRAINT grid_post_kind_check CHECK (kind IN (${sqlCodes(GRID_POST_KINDS)}));
      CREATE TABLE duty_roster (
        id uuid NOT NULL,
        kind text NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        week_of date NOT NULL,
        cover_from integer NOT NULL,
        cover_to integer NOT NULL,
        ${record},
        CONSTRAINT duty_roster_pkey PRIMARY KEY (id),
        CONSTRAINT duty_roster_one_key UNIQUE (area_code, week_of, kind),
        CONSTRAINT duty_roster_area_code_fkey FOREIGN KEY (area_code) REFERENCES area (code),
        CONSTRAINT duty_roster_kind_check ${isKind},
        CONSTRAINT duty_roster_week_of_check CHECK (extract(isodow FROM week_of) = 1),
        CONSTRAINT duty_roster_cover_check CHECK (cover_from >= 0 AND cover_from < cover_to AND cover_to <= 1440)
      );
      CREATE TABLE duty_shift (
        id uuid NOT NULL,
        roster_id uuid NOT NULL,
        kind text NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        post_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        starts_at timestamptz(3) NOT NULL,
        ends_at timestamptz(3) NOT NULL,
        state text NOT NULL,
        ${record},
        CONSTRAINT duty_shift_pkey PRIMARY KEY (id),
        CONSTRAINT duty_shift_roster_id_fkey FOREIGN KEY (roster_id) REFERENCES duty_roster (id),
        CONSTRAINT duty_shift_post_id_fkey FOREIGN KEY (post_id) REFERENCES grid_post (id),
        CONSTRAINT duty_shift_kind_check ${isKind},
        CONSTRAINT duty_shift_hours_check CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '24 hours'),
        CONSTRAINT duty_shift_state_check CHECK (state IN (${sqlCodes(SHIFT_STATES)}))
      );
      CREATE INDEX duty_shift_roster_id_starts_at_idx ON duty_shift (roster_id, starts_at, id);
      CREATE INDEX duty_shift_area_code_starts_at_idx ON duty_shift (area_code, starts_at) WHERE state = 'PLANNED';
      CREATE INDEX duty_shift_starts_at_idx ON duty_shift (starts_at, id) WHERE state = 'PLANNED';
      CREATE INDEX duty_shift_worker_id_starts_at_idx ON duty_shift (worker_id, starts_at) WHERE state = 'PLANNED';
      CREATE INDEX duty_shift_post_id_idx ON duty_shift (post_id);
      CREATE TABLE duty_change (
        id uuid NOT NULL,
        shift_id uuid NOT NULL,
        other_shift_id uuid,
        area_code text COLLATE "C" NOT NULL,
        post_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        asked_by_subject text NOT NULL,
        state text NOT NULL,
        ${record},
        CONSTRAINT duty_change_pkey PRIMARY KEY (id),
        CONSTRAINT duty_change_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES duty_shift (id),
        CONSTRAINT duty_change_other_shift_id_fkey FOREIGN KEY (other_shift_id) REFERENCES duty_shift (id),
        CONSTRAINT duty_change_post_id_fkey FOREIGN KEY (post_id) REFERENCES grid_post (id),
        CONSTRAINT duty_change_state_check CHECK (state IN (${sqlCodes(DUTY_CHANGE_STATES)}))
      );
      CREATE INDEX duty_change_worker_id_idx ON duty_change (worker_id, created_at);
      CREATE INDEX duty_change_asked_by_subject_idx ON duty_change (asked_by_subject, created_at)`);
    await protectRows(runner, 'duty_roster', { read: SEEN, write: 'caller_covers(area_code)' });
    await protectRows(runner, 'duty_shift', {
      read: `${SEEN} OR ${OWN}`,
      write: 'caller_covers(area_code)',
    });
    const asked = `(SELECT caller_is_staff()) AND asked_by_subject = (SELECT caller_subject())`;
    await protectRows(runner, 'duty_change', {
      read: `caller_covers(area_code) OR ${OWN} OR ${asked}`,
      write: asked,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE duty_change, duty_shift, duty_roster;
      ALTER TABLE grid_post DROP CONSTRAINT grid_post_kind_check,
        ADD CONSTRAINT grid_post_kind_check CHECK (kind IN ('GRID_LEADER', 'FULLTIME_MEMBER', 'PARTTIME_MEMBER',
          'MICRO_GRID_MEMBER', 'BUILDING_HEAD', 'COMPOUND_LIAISON', 'LEGAL_GRID_MEMBER'))`);
  }
}
