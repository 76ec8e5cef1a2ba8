import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who led what becomes the first version of the dispatch catalogue of each district, in force from today; one way to say it. */
export class MoveCategoryOwners1764006100000 implements MigrationInterface {
  readonly name = 'MoveCategoryOwners1764006100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO handling_unit (id, area_code, department_code, opened_on, created_at, updated_at, version)
      SELECT u.id, u.area_code, u.department || CASE WHEN u.ordinal > 1 THEN '_' || u.ordinal ELSE '' END,
        current_date, now(), now(), 1
      FROM (
        SELECT o.lead_organization_id AS id, left(min(o.area_code), 12) AS area_code,
          coalesce(min(c.lead_department_code), 'UNKNOWN') AS department,
          row_number() OVER (
            PARTITION BY left(min(o.area_code), 12), coalesce(min(c.lead_department_code), 'UNKNOWN')
            ORDER BY o.lead_organization_id) AS ordinal
        FROM category_owner o JOIN event_category c ON c.code = o.category_code
        GROUP BY o.lead_organization_id
      ) u`);
    await runner.query(`
      INSERT INTO matter_list (id, kind, area_code, list_version, title, issuer, basis_doc, state, published_at,
        effective_from, created_at, updated_at, version)
      SELECT gen_random_uuid(), 'DISPATCH_CATALOGUE', a.area_code, 1, '派单目录', '指挥中心', '由原分类承办目录转入',
        'PUBLISHED', now(), current_date, now(), now(), 1
      FROM (SELECT DISTINCT left(area_code, 6) AS area_code FROM category_owner) a`);
    await runner.query(`
      INSERT INTO matter_list_item (id, list_id, code, position, title, category_code, area_code, lead_organization_id,
        assists, evidence_required, community_allowed)
      SELECT o.id, l.id, o.category_code || '@' || o.area_code,
        row_number() OVER (PARTITION BY l.id ORDER BY o.category_code, o.area_code), c.name_zh, o.category_code,
        o.area_code, o.lead_organization_id,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('organizationId', x, 'level', NULL, 'departmentCode', NULL)), '[]')
          FROM unnest(o.assist_organization_ids) x),
        false, length(o.area_code) >= 12
      FROM category_owner o JOIN event_category c ON c.code = o.category_code
      JOIN matter_list l ON l.kind = 'DISPATCH_CATALOGUE' AND l.area_code = left(o.area_code, 6)`);
    await runner.query('DROP TABLE category_owner');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE category_owner (
        id uuid NOT NULL,
        category_code text COLLATE "C" NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        lead_organization_id uuid NOT NULL,
        assist_organization_ids text[] NOT NULL DEFAULT '{}',
        CONSTRAINT category_owner_pkey PRIMARY KEY (id),
        CONSTRAINT category_owner_category_code_fkey FOREIGN KEY (category_code) REFERENCES event_category (code)
      );
      CREATE UNIQUE INDEX category_owner_category_code_area_code_idx ON category_owner (category_code, area_code);
      INSERT INTO category_owner (id, category_code, area_code, lead_organization_id)
      SELECT DISTINCT ON (i.category_code, coalesce(i.area_code, l.area_code))
        i.id, i.category_code, coalesce(i.area_code, l.area_code), i.lead_organization_id
      FROM matter_list_item i JOIN matter_list l ON l.id = i.list_id
      WHERE l.kind = 'DISPATCH_CATALOGUE' AND l.state = 'PUBLISHED' AND i.lead_organization_id IS NOT NULL`);
    await protectRows(runner, 'category_owner', { read: 'true', write: 'false' });
  }
}
