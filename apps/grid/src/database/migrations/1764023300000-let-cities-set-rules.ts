import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SETTINGS } from '../../domain/setting/setting.codes';

const SET = ['whistle_rule', 'escalation_rule', 'area_alert_rule', 'grid_size_limit'];
const WHOLE = '(SELECT reads_whole())';

/** A city sets its rules by mutations and not by SQL, and what began under a rule can still be judged by it. */
export class LetCitiesSetRules1764023300000 implements MigrationInterface {
  readonly name = 'LetCitiesSetRules1764023300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE setting_version (
        id uuid NOT NULL,
        setting text NOT NULL,
        key text COLLATE "C" NOT NULL,
        setting_version integer NOT NULL,
        before jsonb,
        after jsonb NOT NULL,
        basis text NOT NULL,
        changed_at timestamptz(3) NOT NULL,
        changed_by_subject text NOT NULL,
        CONSTRAINT setting_version_pkey PRIMARY KEY (id),
        CONSTRAINT setting_version_once_key UNIQUE (setting, key, setting_version),
        CONSTRAINT setting_version_setting_check CHECK (setting IN (${sqlCodes(SETTINGS)}))
      );
      CREATE INDEX setting_version_setting_changed_at_idx ON setting_version (setting, changed_at, id);
      CREATE TABLE stale_rule_limit (
        code text COLLATE "C" NOT NULL,
        days integer NOT NULL,
        overridden_share double precision NOT NULL,
        fewest_decisions integer NOT NULL,
        basis text NOT NULL,
        CONSTRAINT stale_rule_limit_pkey PRIMARY KEY (code),
        CONSTRAINT stale_rule_limit_code_check CHECK (code = 'DISPATCH'),
        CONSTRAINT stale_rule_limit_days_check CHECK (days BETWEEN 7 AND 730),
        CONSTRAINT stale_rule_limit_share_check CHECK (overridden_share > 0 AND overridden_share <= 1),
        CONSTRAINT stale_rule_limit_fewest_check CHECK (fewest_decisions >= 1)
      )`);
    for (const table of ['setting_version', 'stale_rule_limit'])
      await protectRows(runner, table, { read: '(SELECT caller_is_staff())', write: WHOLE });
    for (const table of SET) await this.write(runner, table, WHOLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of SET) await this.write(runner, table, 'false');
    await runner.query('DROP TABLE stale_rule_limit, setting_version');
  }

  /** Only a use case that has settled the right writes them, beyond the sight of its caller. */
  private async write(runner: QueryRunner, table: string, rule: string): Promise<void> {
    await runner.query(`
      DROP POLICY add ON ${table};
      DROP POLICY change ON ${table};
      CREATE POLICY add ON ${table} FOR INSERT WITH CHECK (${rule});
      CREATE POLICY change ON ${table} FOR UPDATE USING (${rule}) WITH CHECK (${rule})`);
  }
}
