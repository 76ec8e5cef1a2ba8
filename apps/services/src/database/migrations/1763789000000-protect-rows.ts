import { protectRows, unprotectRows } from '@gezhi/persistence';
import type { RowRules } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Content of published lists, written by migrations and seeds alone. */
const LIST: RowRules = { read: 'true', write: 'false' };
const KEEPER = `caller_has_role('ADMINISTRATOR')`;
const OWN_ITEM = `implementing_organization_id = (SELECT caller_organization()) OR ${KEEPER}`;
const OF_VERSION =
  'EXISTS (SELECT FROM service_item_version v WHERE v.id = service_item_version_id)';
const OF_APPLICATION = 'EXISTS (SELECT FROM application a WHERE a.id = application_id)';
/** `mayRead` of application.access.ts. */
const APPLICATION = `(applicant_subject = (SELECT caller_subject()) AND (SELECT caller_is_signed_in()))
  OR caller_covers(area_code)
  OR ((SELECT caller_is_staff()) AND (SELECT caller_organization()) IN (implementing_organization_id, receiving_organization_id))`;

const RULES: Readonly<Record<string, RowRules>> = {
  basic_public_service: LIST,
  bundle: LIST,
  catalog_item: { read: 'true', write: KEEPER },
  service_item_version: { read: `state <> 'DRAFT' OR ${OWN_ITEM}`, write: OWN_ITEM },
  service_item: {
    read: `${OWN_ITEM} OR EXISTS (SELECT FROM service_item_version v WHERE v.service_item_id = service_item.id)`,
    write: OWN_ITEM,
  },
  service_item_version_transition: { read: OF_VERSION },
  service_material: { read: OF_VERSION, remove: OF_VERSION },
  application: { read: APPLICATION },
  application_clock: { read: OF_APPLICATION },
  application_transition: { read: OF_APPLICATION },
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
