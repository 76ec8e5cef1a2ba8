import { protectRows, unprotectRows } from '@gezhi/persistence';
import type { RowRules } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `isWhistleVisibleTo` of whistle.rules.ts. */
const WHISTLE = `caller_covers(area_code) OR initiator_organization_id = (SELECT caller_organization())
  OR (blown_at IS NOT NULL AND (SELECT caller_organization())::text = ANY (responder_ids))`;
const OF_WHISTLE = 'EXISTS (SELECT FROM whistle w WHERE w.id = whistle_id)';
/** A published bulletin is for all staff; a draft for those who cover the district. */
const BULLETIN = `caller_covers(area_code) OR (state = 'PUBLISHED' AND (SELECT caller_is_staff()))`;

const RULES: Readonly<Record<string, RowRules>> = {
  whistle_rule: { read: 'true', write: 'false' },
  whistle: { read: WHISTLE },
  whistle_response: { read: OF_WHISTLE },
  whistle_task: { read: OF_WHISTLE },
  whistle_rating: { read: OF_WHISTLE },
  whistle_transition: { read: OF_WHISTLE },
  whistle_response_transition: {
    read: 'EXISTS (SELECT FROM whistle_response r WHERE r.id = response_id)',
  },
  whistle_bulletin: { read: BULLETIN, write: 'caller_covers(area_code)' },
  whistle_bulletin_line: {
    read: 'EXISTS (SELECT FROM whistle_bulletin b WHERE b.id = bulletin_id)',
    write: '(SELECT reads_whole())',
  },
  whistle_bulletin_transition: {
    read: 'EXISTS (SELECT FROM whistle_bulletin b WHERE b.id = bulletin_id)',
  },
};

/** A whistle is for its place, whoever blew it and whom it called; what hangs on it is seen with it. */
export class ProtectWhistles1764008100000 implements MigrationInterface {
  readonly name = 'ProtectWhistles1764008100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, rules] of Object.entries(RULES)) await protectRows(runner, table, rules);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(RULES)) await unprotectRows(runner, table);
  }
}
