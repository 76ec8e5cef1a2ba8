import { protectRows, unprotectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const COVERED = `caller_covers(area_code) OR (state = 'PUBLISHED' AND (SELECT caller_is_staff()))`;
const BY_CENTRE = `(caller_covers(area_code) AND caller_has_role('DISTRICT_COMMAND', 'AUDITOR'))
  OR (state = 'PUBLISHED' AND (SELECT caller_is_staff()))`;

/** A draft that names departments is for the centre until somebody answers for it, whoever else covers the district. */
export class KeepBulletinDrafts1764008200000 implements MigrationInterface {
  readonly name = 'KeepBulletinDrafts1764008200000';

  async up(runner: QueryRunner): Promise<void> {
    await protectBulletins(runner, BY_CENTRE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await protectBulletins(runner, COVERED);
  }
}

async function protectBulletins(runner: QueryRunner, read: string): Promise<void> {
  await unprotectRows(runner, 'whistle_bulletin');
  await protectRows(runner, 'whistle_bulletin', { read, write: 'caller_covers(area_code)' });
}
