import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GRID_ELEMENTS } from '../../domain/grid/grid.codes';

/** One net: departments attach what they need to the grids there are, each what is its own. */
export class AttachElements1764010200000 implements MigrationInterface {
  readonly name = 'AttachElements1764010200000';

  async up(runner: QueryRunner): Promise<void> {
    const isElement = `CHECK (element IN (${sqlCodes(GRID_ELEMENTS)}))`;
    await runner.query(`
      CREATE TABLE element_owner (
        id uuid NOT NULL,
        element text NOT NULL,
        organization_id uuid NOT NULL,
        area_code text COLLATE "C" NOT NULL,
        CONSTRAINT element_owner_pkey PRIMARY KEY (id),
        CONSTRAINT element_owner_once_key UNIQUE (organization_id, element, area_code),
        CONSTRAINT element_owner_element_check ${isElement}
      );
      CREATE TABLE element_attachment (
        id uuid NOT NULL,
        grid_code text COLLATE "C" NOT NULL,
        element text NOT NULL,
        organization_id uuid NOT NULL,
        post_title text NOT NULL,
        from_date date NOT NULL,
        to_date date,
        end_reason text,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT element_attachment_pkey PRIMARY KEY (id),
        CONSTRAINT element_attachment_grid_code_fkey FOREIGN KEY (grid_code) REFERENCES grid (code),
        CONSTRAINT element_attachment_to_date_check CHECK (to_date >= from_date),
        CONSTRAINT element_attachment_element_check ${isElement}
      );
      CREATE UNIQUE INDEX element_attachment_one_idx ON element_attachment (grid_code, element) WHERE to_date IS NULL;
      CREATE INDEX element_attachment_grid_code_from_date_idx ON element_attachment (grid_code, from_date);
      CREATE INDEX element_attachment_organization_id_idx ON element_attachment (organization_id);
      CREATE INDEX grid_elements_idx ON grid USING gin (elements)`);
    // What is attached to a grid is told to everybody, as the grid is.
    await protectRows(runner, 'element_owner', {
      read: 'true',
      write: `caller_has_role('DISTRICT_COMMAND', 'ADMINISTRATOR') AND caller_covers(area_code)`,
    });
    await protectRows(runner, 'element_attachment', {
      read: 'true',
      write: 'organization_id = (SELECT caller_organization())',
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX grid_elements_idx; DROP TABLE element_attachment, element_owner',
    );
  }
}
