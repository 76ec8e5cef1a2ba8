import { sqlCodes } from '@gezhi/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PATROL_FREQUENCIES } from '../../domain/patrol/patrol.codes';

const CHECK = 'ALTER TABLE patrol_plan DROP CONSTRAINT patrol_plan_frequency_check';

/** Where people are on duty on days of rest as well, patrols go on every day. */
export class PatrolEveryDay1764022300000 implements MigrationInterface {
  readonly name = 'PatrolEveryDay1764022300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${CHECK}, ADD CONSTRAINT patrol_plan_frequency_check
      CHECK (frequency IN (${sqlCodes(PATROL_FREQUENCIES)}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${CHECK}, ADD CONSTRAINT patrol_plan_frequency_check
      CHECK (frequency IN ('WORKING_DAYS', 'WEEKLY', 'MONTHLY'))`);
  }
}
