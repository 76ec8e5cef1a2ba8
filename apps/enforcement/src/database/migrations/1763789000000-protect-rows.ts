import { protectRows, unprotectRows } from '@gezhi/persistence';
import type { RowRules } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Content of published lists, written by migrations and seeds alone. */
const LIST: RowRules = { read: 'true', write: 'false' };
const ISSUERS = `caller_has_role('DISTRICT_COMMAND', 'ADMINISTRATOR')`;
const OF_CHECKLIST = 'EXISTS (SELECT FROM checklist c WHERE c.id = checklist_id)';
const OF_INSPECTION = 'EXISTS (SELECT FROM inspection i WHERE i.id = inspection_id)';
const ORGANIZATION = '(SELECT caller_organization())';

const RULES: Readonly<Record<string, RowRules>> = {
  power_item: LIST,
  visit_cap: LIST,
  delegation: {
    read: `published_at IS NOT NULL OR from_organization_id = ${ORGANIZATION} OR caller_covers(area_code)`,
    write: `from_organization_id = ${ORGANIZATION} OR caller_covers(area_code)`,
  },
  delegation_transition: {
    read: 'EXISTS (SELECT FROM delegation d WHERE d.id = delegation_id)',
  },
  inspection_body: { read: 'true', write: 'caller_covers(area_code)' },
  checklist: {
    read: `state <> 'DRAFT' OR ${ISSUERS} OR caller_has_role('AUDITOR')`,
    write: ISSUERS,
  },
  checklist_item: {
    read: OF_CHECKLIST,
    write: `${OF_CHECKLIST} AND ${ISSUERS}`,
    remove: `${OF_CHECKLIST} AND ${ISSUERS}`,
  },
  checklist_transition: { read: OF_CHECKLIST, write: `${OF_CHECKLIST} AND ${ISSUERS}` },
  regulated_site: {
    read: `caller_covers(area_code) OR organization_id = ${ORGANIZATION}`,
    write: 'caller_covers(area_code)',
  },
  inspection: {
    read: `caller_covers(area_code) OR lead_organization_id = ${ORGANIZATION}
      OR is_carried_out_by(id, ${ORGANIZATION})`,
  },
  inspection_section: { read: OF_INSPECTION },
  inspection_transition: { read: OF_INSPECTION },
  finding: { read: OF_INSPECTION },
  correction_order: { read: OF_INSPECTION },
  clue: {
    read: `caller_covers(area_code) OR owner_organization_id = ${ORGANIZATION}
      OR from_organization_id = ${ORGANIZATION} OR ${OF_INSPECTION}`,
  },
};

/** Puts every table under row-level security: what a caller may not see, no statement of the service can read. */
export class ProtectRows1763789000000 implements MigrationInterface {
  readonly name = 'ProtectRows1763789000000';

  async up(runner: QueryRunner): Promise<void> {
    // Looks at sections as their owner: the rule of sections asks for the inspection, and would ask itself in turn.
    await runner.query(`
      CREATE FUNCTION is_carried_out_by(inspection uuid, organization uuid) RETURNS boolean
        STABLE SECURITY DEFINER SET search_path = pg_catalog, public LANGUAGE sql
        RETURN EXISTS (SELECT FROM inspection_section s WHERE s.inspection_id = $1 AND s.organization_id = $2);
      REVOKE EXECUTE ON FUNCTION is_carried_out_by FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION is_carried_out_by TO gezhi_service`);
    for (const [table, rules] of Object.entries(RULES)) await protectRows(runner, table, rules);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(RULES)) await unprotectRows(runner, table);
    await runner.query('DROP FUNCTION is_carried_out_by');
  }
}
