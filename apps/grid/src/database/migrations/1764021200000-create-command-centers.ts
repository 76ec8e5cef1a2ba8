import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import { CENTER_FUNCTIONS } from '../../domain/command-center/command-center.definitions';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who commands where, at three levels. */
export class CreateCommandCenters1764021200000 implements MigrationInterface {
  readonly name = 'CreateCommandCenters1764021200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE command_center (
        id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        organization_id uuid NOT NULL,
        functions text[] NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT command_center_pkey PRIMARY KEY (id),
        CONSTRAINT command_center_area_check CHECK (length(area_code) IN (4, 6, 9)),
        CONSTRAINT command_center_functions_check CHECK (functions <> '{}'
          AND functions <@ ARRAY[${sqlCodes(CENTER_FUNCTIONS)}])
      );
      CREATE UNIQUE INDEX command_center_area_code_idx ON command_center (area_code)`);
    await protectRows(runner, 'command_center', {
      read: '(SELECT caller_is_staff())',
      write: 'caller_covers(area_code)',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE command_center');
  }
}
