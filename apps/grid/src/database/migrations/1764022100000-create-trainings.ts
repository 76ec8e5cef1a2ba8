import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { TRAINING_STATES } from '../../domain/training/training.codes';

const STAFF = '(SELECT caller_is_staff())';
const KEEPS = `caller_covers(area_code)
  AND (SELECT caller_has_role('COMMUNITY_SECRETARY', 'SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'))`;

/** Posts are trained for what they do, and it is known which certificates end. */
export class CreateTrainings1764022100000 implements MigrationInterface {
  readonly name = 'CreateTrainings1764022100000';

  async up(runner: QueryRunner): Promise<void> {
    const record = `created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL`;
    await runner.query(`
      CREATE TABLE training_course (
        id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        title text NOT NULL,
        required_kinds text[] NOT NULL,
        valid_months integer NOT NULL,
        basis_doc text NOT NULL,
        from_date date NOT NULL,
        ${record},
        CONSTRAINT training_course_pkey PRIMARY KEY (id),
        CONSTRAINT training_course_area_code_fkey FOREIGN KEY (area_code) REFERENCES area (code),
        CONSTRAINT training_course_valid_months_check CHECK (valid_months BETWEEN 1 AND 120)
      );
      CREATE INDEX training_course_area_code_from_date_idx ON training_course (area_code, from_date, id);
      CREATE TABLE training_session (
        id uuid NOT NULL,
        course_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        held_on date NOT NULL,
        place text NOT NULL,
        state text NOT NULL,
        ${record},
        CONSTRAINT training_session_pkey PRIMARY KEY (id),
        CONSTRAINT training_session_course_id_fkey FOREIGN KEY (course_id) REFERENCES training_course (id),
        CONSTRAINT training_session_state_check CHECK (state IN (${sqlCodes(TRAINING_STATES)}))
      );
      CREATE INDEX training_session_area_code_held_on_idx ON training_session (area_code, held_on, id);
      CREATE TABLE training_attendance (
        id uuid NOT NULL,
        session_id uuid NOT NULL,
        course_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        post_id uuid NOT NULL,
        worker_id uuid NOT NULL,
        held_on date NOT NULL,
        passed boolean NOT NULL,
        valid_until date,
        CONSTRAINT training_attendance_pkey PRIMARY KEY (id),
        CONSTRAINT training_attendance_once_key UNIQUE (session_id, post_id),
        CONSTRAINT training_attendance_session_id_fkey FOREIGN KEY (session_id) REFERENCES training_session (id),
        CONSTRAINT training_attendance_course_id_fkey FOREIGN KEY (course_id) REFERENCES training_course (id),
        CONSTRAINT training_attendance_post_id_fkey FOREIGN KEY (post_id) REFERENCES grid_post (id),
        CONSTRAINT training_attendance_valid_check CHECK (passed = (valid_until IS NOT NULL) AND valid_until >= held_on)
      );
      CREATE INDEX training_attendance_worker_idx
        ON training_attendance (worker_id, course_id, valid_until);
      CREATE INDEX training_attendance_post_id_held_on_idx ON training_attendance (post_id, held_on);
      CREATE INDEX training_attendance_valid_until_idx ON training_attendance (valid_until, id)`);
    await protectRows(runner, 'training_course', {
      read: STAFF,
      write: 'caller_covers(area_code)',
    });
    await protectRows(runner, 'training_session', { read: STAFF, write: KEEPS });
    await protectRows(runner, 'training_attendance', {
      read: `(${STAFF} AND worker_id::text = (SELECT caller_subject())) OR (${KEEPS})`,
      write: KEEPS,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE training_attendance, training_session, training_course');
  }
}
