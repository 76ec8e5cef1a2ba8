import { sqlCodes } from '@gezhi/kernel';
import { keepFromIntegrators, protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  ATTACHMENT_KINDS,
  MEDIA_TYPE_NAMES,
  QUARANTINE_REASONS,
} from '../../domain/attachment/attachment.codes';
import { ATTACHMENT_STATES } from '../../domain/attachment/attachment.states';

const UPLOADER = `(SELECT caller_is_signed_in()) AND uploader_subject = (SELECT caller_subject())`;
/** `handles` of contact.rules.ts. */
const HANDLING_TEAM = `caller_has_role('SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND') AND caller_covers(e.area_code)
  OR caller_has_role('GRID_MEMBER', 'COMMUNITY_SECRETARY', 'SUBDISTRICT_COMMAND', 'DEPARTMENT_OFFICER', 'ENFORCEMENT_OFFICER')
    AND (e.lead_organization_id = (SELECT caller_organization())
      OR (SELECT caller_organization())::text = ANY (e.assist_organization_ids))`;
const OWN_REPORT = `caller_has_role('RESIDENT') AND (SELECT caller_organization()) IS NULL
  AND e.reporter_subject = (SELECT caller_subject()) AND (SELECT caller_is_signed_in())`;
/** `sees` of attachment.rules.ts: the event is looked at as the caller sees it. */
const READ = `${UPLOADER} OR EXISTS (SELECT FROM gov_event e WHERE e.id = object_id AND CASE
    WHEN kind IN ('REPORT', 'CALLBACK') THEN ${HANDLING_TEAM} OR ${OWN_REPORT}
    ELSE NOT (SELECT caller_is_integrator()) OR e.reporter_subject = (SELECT caller_subject()) END)`;

const MEDIA = MEDIA_TYPE_NAMES.map((name) => `'${name}'`).join(', ');

/** Photos, documents and recordings hang on events; what a reporter sent stays with the handling team and the reporter. */
export class CreateAttachments1764009000000 implements MigrationInterface {
  readonly name = 'CreateAttachments1764009000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(String.raw`
      CREATE TABLE attachment (
        id uuid NOT NULL,
        object_type text,
        object_id uuid,
        area_code text COLLATE "C",
        kind text NOT NULL,
        state text NOT NULL,
        media_type text NOT NULL,
        announced_bytes integer NOT NULL,
        announced_sha256 text COLLATE "C" NOT NULL,
        bytes integer,
        sha256 text COLLATE "C",
        thumbnail_sha256 text COLLATE "C",
        width integer,
        height integer,
        uploader_subject text,
        ticket_hash text COLLATE "C" NOT NULL,
        ticket_expires_at timestamptz(3) NOT NULL,
        stored_at timestamptz(3),
        quarantine_reason text,
        deleted_at timestamptz(3),
        bytes_removed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        version integer NOT NULL,
        CONSTRAINT attachment_pkey PRIMARY KEY (id),
        CONSTRAINT attachment_object_check CHECK ((object_id IS NULL) = (object_type IS NULL)),
        CONSTRAINT attachment_object_type_check CHECK (object_type IN ('GovEvent')),
        CONSTRAINT attachment_waiting_check CHECK (object_id IS NOT NULL OR kind = 'REPORT'),
        CONSTRAINT attachment_kind_check CHECK (kind IN (${sqlCodes(ATTACHMENT_KINDS)})),
        CONSTRAINT attachment_state_check CHECK (state IN (${sqlCodes(ATTACHMENT_STATES)})),
        CONSTRAINT attachment_media_type_check CHECK (media_type IN (${MEDIA})),
        CONSTRAINT attachment_announced_bytes_check CHECK (announced_bytes > 0),
        CONSTRAINT attachment_announced_sha256_check CHECK (announced_sha256 ~ '^[0-9a-f]{64}$'),
        CONSTRAINT attachment_sha256_check CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        CONSTRAINT attachment_thumbnail_check CHECK (thumbnail_sha256 ~ '^[0-9a-f]{64}$'),
        CONSTRAINT attachment_stored_check CHECK (state IN ('UPLOADING', 'DELETED')
          OR (sha256 IS NOT NULL AND bytes IS NOT NULL AND stored_at IS NOT NULL)),
        CONSTRAINT attachment_quarantine_check CHECK (quarantine_reason IN (${sqlCodes(QUARANTINE_REASONS)})),
        CONSTRAINT attachment_deleted_check CHECK ((state = 'DELETED') = (deleted_at IS NOT NULL))
      );
      CREATE INDEX attachment_object_idx ON attachment (object_id, created_at, id) WHERE object_id IS NOT NULL;
      CREATE INDEX attachment_sha256_idx ON attachment (sha256) WHERE sha256 IS NOT NULL;
      CREATE INDEX attachment_thumbnail_idx ON attachment (thumbnail_sha256) WHERE thumbnail_sha256 IS NOT NULL;
      CREATE INDEX attachment_waiting_idx ON attachment (uploader_subject, id)
        WHERE state = 'UPLOADING' OR (state = 'STORED' AND object_id IS NULL);
      CREATE INDEX attachment_to_remove_idx ON attachment (id) WHERE state = 'DELETED' AND bytes_removed_at IS NULL;

      CREATE TABLE attachment_transition (
        id uuid NOT NULL,
        attachment_id uuid NOT NULL,
        action text NOT NULL,
        from_state text,
        to_state text NOT NULL,
        actor_subject text NOT NULL,
        actor_organization_id uuid,
        note text,
        occurred_at timestamptz(3) NOT NULL,
        CONSTRAINT attachment_transition_pkey PRIMARY KEY (id),
        CONSTRAINT attachment_transition_of_fkey FOREIGN KEY (attachment_id) REFERENCES attachment (id)
      );
      CREATE INDEX attachment_transition_of_idx ON attachment_transition (attachment_id, occurred_at, id)`);
    await protectRows(runner, 'attachment', { read: READ });
    await protectRows(runner, 'attachment_transition', {
      read: 'EXISTS (SELECT FROM attachment a WHERE a.id = attachment_id)',
    });
    await keepFromIntegrators(runner, 'attachment', UPLOADER);
    await keepFromIntegrators(
      runner,
      'attachment_transition',
      'EXISTS (SELECT FROM attachment a WHERE a.id = attachment_id AND a.uploader_subject = (SELECT caller_subject()))',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attachment_transition, attachment');
  }
}
