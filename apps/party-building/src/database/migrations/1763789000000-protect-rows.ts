import { protectRows, unprotectRows } from '@gezhi/persistence';
import type { RowRules } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const ORGANISERS = `'PARTY_ORGANISER', 'SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'`;
/** The four lists stay inside the alliance (P8): `sharedWith` of use-cases/alliance. */
const sharedWithin = (table: string): string =>
  `(caller_has_role(${ORGANISERS}) AND caller_covers(area_code))
    OR EXISTS (SELECT FROM alliance_member m WHERE m.alliance_id = ${table}.alliance_id
      AND m.organization_id = (SELECT caller_organization()) AND m.left_on IS NULL)`;
const ofAlliance = (key: string): string =>
  `EXISTS (SELECT FROM alliance a WHERE a.id = ${key}
    AND (caller_covers(a.area_code) OR a.lead_organization_id = (SELECT caller_organization())))`;

const RULES: Readonly<Record<string, RowRules>> = {
  organization: { read: 'true', write: 'false' },
  party_org: { read: 'true', write: 'false' },
  alliance: {
    read: 'true',
    write: 'caller_covers(area_code) OR lead_organization_id = (SELECT caller_organization())',
  },
  alliance_transition: { read: 'true', write: ofAlliance('alliance_id') },
  alliance_member: {
    read: 'true',
    write: `organization_id = (SELECT caller_organization()) OR ${ofAlliance('alliance_id')}`,
  },
  alliance_member_transition: {
    read: 'true',
    write: `EXISTS (SELECT FROM alliance_member m WHERE m.id = member_id
      AND (m.organization_id = (SELECT caller_organization()) OR ${ofAlliance('m.alliance_id')}))`,
  },
  alliance_list_item: { read: sharedWithin('alliance_list_item') },
  alliance_list_item_transition: {
    read: 'EXISTS (SELECT FROM alliance_list_item i WHERE i.id = item_id)',
  },
  claim: { read: sharedWithin('claim') },
  claim_transition: { read: 'EXISTS (SELECT FROM claim c WHERE c.id = claim_id)' },
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
