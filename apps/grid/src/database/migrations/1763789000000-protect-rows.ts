import { protectRows, unprotectRows } from '@gezhi/persistence';
import type { RowRules } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Content of published lists, written by migrations and seeds alone. */
const LIST: RowRules = { read: 'true', write: 'false' };
/** Who works on the order, whose place it is, and whoever reported it: `isVisibleTo` of event.rules.ts. */
const EVENT = `caller_covers(area_code) OR lead_organization_id = (SELECT caller_organization())
  OR (SELECT caller_organization())::text = ANY (assist_organization_ids)
  OR (reporter_subject = (SELECT caller_subject()) AND (SELECT caller_is_signed_in()))`;

const RULES: Readonly<Record<string, RowRules>> = {
  event_category: LIST,
  category_owner: LIST,
  event_limit: LIST,
  calendar_day: LIST,
  area: { read: 'true', write: 'caller_covers(code)' },
  grid: { read: 'true', write: 'caller_covers(code)' },
  micro_grid: { read: 'true', write: 'caller_covers(code)' },
  grid_post: { read: 'true', write: 'caller_covers(area_code)' },
  gov_event: { read: EVENT },
  gov_event_transition: { read: 'EXISTS (SELECT FROM gov_event e WHERE e.id = event_id)' },
};

/** Puts every table under row-level security: what a caller may not see, no statement of the service can read. */
export class ProtectRows1763789000000 implements MigrationInterface {
  readonly name = 'ProtectRows1763789000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, rules] of Object.entries(RULES)) await protectRows(runner, table, rules);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(RULES)) await unprotectRows(runner, table);
  }
}
