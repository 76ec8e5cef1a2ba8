import { sqlCodes } from '@gezhi/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REDRAWING_KINDS } from '../../domain/redrawing/redrawing.codes';

/** Communities go to other subdistricts and become one, and everything in them goes on under codes of its own. */
export class RedrawCommunities1764023200000 implements MigrationInterface {
  readonly name = 'RedrawCommunities1764023200000';

  async up(runner: QueryRunner): Promise<void> {
    await this.allow(runner, sqlCodes(REDRAWING_KINDS));
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.allow(runner, `'SPLIT', 'MERGE', 'MOVE'`);
  }

  private async allow(runner: QueryRunner, kinds: string): Promise<void> {
    for (const table of ['redrawing', 'area_succession'])
      await runner.query(`
        ALTER TABLE ${table} DROP CONSTRAINT ${table}_kind_check,
          ADD CONSTRAINT ${table}_kind_check CHECK (kind IN (${kinds})) NOT VALID`);
  }
}
