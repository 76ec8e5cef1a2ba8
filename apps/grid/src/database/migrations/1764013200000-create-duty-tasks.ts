import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DUTY_TASK_STATES } from '../../domain/duty-task/duty-task.states';

/** Command centres give tasks to people on duty and hear what became of them. */
export class CreateDutyTasks1764013200000 implements MigrationInterface {
  readonly name = 'CreateDutyTasks1764013200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE duty_task (
        id uuid NOT NULL,
        shift_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        worker_id uuid NOT NULL,
        event_id uuid,
        content text NOT NULL,
        state text NOT NULL,
        feedback text,
        assigned_by_subject text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT duty_task_pkey PRIMARY KEY (id),
        CONSTRAINT duty_task_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES duty_shift (id),
        CONSTRAINT duty_task_event_id_fkey FOREIGN KEY (event_id) REFERENCES gov_event (id),
        CONSTRAINT duty_task_state_check CHECK (state IN (${sqlCodes(DUTY_TASK_STATES)})
          AND (state IN ('DONE', 'DECLINED')) = (feedback IS NOT NULL))
      );
      CREATE INDEX duty_task_worker_id_created_at_idx ON duty_task (worker_id, created_at);
      CREATE INDEX duty_task_shift_id_created_at_idx ON duty_task (shift_id, created_at);
      CREATE INDEX duty_task_event_id_idx ON duty_task (event_id)`);
    await protectRows(runner, 'duty_task', {
      read: `caller_covers(area_code)
        OR ((SELECT caller_is_staff()) AND worker_id::text = (SELECT caller_subject()))`,
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE duty_task');
  }
}
