import { sqlCodes } from '@gezhi/kernel';
import { protectRows } from '@gezhi/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  DELIVERY_ERRORS,
  ENDPOINT_CHANNELS,
  NOTIFICATION_CHANNELS,
} from '../channels/channel.codes';
import { DELIVERY_STATES } from '../delivery/delivery.states';

const OF_PLACE = `area_code IS NOT NULL AND caller_covers(area_code)`;
/** `notificationEndpoint.keep` of endpoint.permissions.ts. */
const KEEPERS = `caller_has_role('ADMINISTRATOR') AND (organization_id IS NOT NULL OR ${OF_PLACE})
  OR caller_has_role('SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND') AND ${OF_PLACE}`;
const QUIET = `'^([01][0-9]|2[0-3]):[0-5][0-9]$'`;

/** Whether people were told stands apart from what happened: a receiver that is down holds up nothing. */
export class CreateNotificationDelivery1764004000000 implements MigrationInterface {
  readonly name = 'CreateNotificationDelivery1764004000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await protectRows(runner, 'notification_endpoint', {
      read: `${KEEPERS} OR caller_has_role('AUDITOR') AND (area_code IS NULL OR caller_covers(area_code))
        OR caller_is_staff() AND organization_id = (SELECT caller_organization())`,
      write: KEEPERS,
    });
    await protectRows(runner, 'notification_delivery', {
      read: `caller_has_role('ADMINISTRATOR', 'AUDITOR') AND (area_code IS NULL OR caller_covers(area_code))
        OR caller_has_role('SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND') AND ${OF_PLACE}`,
      write: '(SELECT reads_whole())',
    });
    await protectRows(runner, 'notification_read', {
      read: 'reader_subject = (SELECT caller_subject()) AND (SELECT caller_is_signed_in())',
    });
    // Deleted when their days are over; deliveries and marks go with them.
    await runner.query(`
      CREATE POLICY remove ON notification FOR DELETE USING ((SELECT reads_whole()));
      GRANT DELETE ON notification TO gezhi_service`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE DELETE ON notification FROM gezhi_service;
      DROP POLICY remove ON notification;
      DROP TABLE notification_read, notification_delivery, notification_endpoint;
      ALTER TABLE notification DROP COLUMN expanded_at`);
  }
}

const TABLES = `
  ALTER TABLE notification ADD COLUMN expanded_at timestamptz(3);
  CREATE INDEX notification_unexpanded_idx ON notification (id) WHERE expanded_at IS NULL;
  CREATE TABLE notification_endpoint (
    id uuid NOT NULL,
    organization_id uuid,
    area_code text COLLATE "C",
    roles text[] NOT NULL DEFAULT '{}',
    channel text NOT NULL,
    address text NOT NULL,
    key_name text,
    language text NOT NULL,
    kinds text[] NOT NULL DEFAULT '{}',
    enabled boolean NOT NULL,
    quiet_from text,
    quiet_until text,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    version integer NOT NULL,
    CONSTRAINT notification_endpoint_pkey PRIMARY KEY (id),
    CONSTRAINT notification_endpoint_channel_check CHECK (channel IN (${sqlCodes(ENDPOINT_CHANNELS)})),
    CONSTRAINT notification_endpoint_language_check CHECK (language IN ('en', 'zh')),
    CONSTRAINT notification_endpoint_office_check CHECK (
      num_nonnulls(organization_id, area_code) = 1 AND (area_code IS NULL) = (cardinality(roles) = 0)),
    CONSTRAINT notification_endpoint_key_check CHECK ((channel = 'WEBHOOK') = (key_name IS NOT NULL)),
    CONSTRAINT notification_endpoint_quiet_check CHECK (
      num_nonnulls(quiet_from, quiet_until) IN (0, 2) AND quiet_from ~ ${QUIET} AND quiet_until ~ ${QUIET}
        AND quiet_from <> quiet_until)
  );
  CREATE INDEX notification_endpoint_organization_id_idx ON notification_endpoint (organization_id)
    WHERE organization_id IS NOT NULL;
  CREATE INDEX notification_endpoint_created_at_idx ON notification_endpoint (created_at, id);
  CREATE TABLE notification_delivery (
    id uuid NOT NULL,
    notification_id uuid NOT NULL,
    kind text NOT NULL,
    area_code text COLLATE "C",
    channel text NOT NULL,
    endpoint_id uuid,
    state text NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamptz(3),
    error text,
    provider_id text,
    lease_id uuid,
    leased_until timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    sent_at timestamptz(3),
    CONSTRAINT notification_delivery_pkey PRIMARY KEY (id),
    CONSTRAINT notification_delivery_notification_id_fkey FOREIGN KEY (notification_id)
      REFERENCES notification (id) ON DELETE CASCADE,
    CONSTRAINT notification_delivery_endpoint_id_fkey FOREIGN KEY (endpoint_id) REFERENCES notification_endpoint (id),
    CONSTRAINT notification_delivery_channel_check CHECK (channel IN (${sqlCodes(NOTIFICATION_CHANNELS)})),
    CONSTRAINT notification_delivery_state_check CHECK (state IN (${sqlCodes(DELIVERY_STATES)})),
    CONSTRAINT notification_delivery_error_check CHECK (error IN (${sqlCodes(DELIVERY_ERRORS)})),
    CONSTRAINT notification_delivery_due_check CHECK ((state IN ('PENDING', 'FAILED')) = (next_attempt_at IS NOT NULL)),
    CONSTRAINT notification_delivery_sent_check CHECK ((state = 'SENT') = (sent_at IS NOT NULL)),
    CONSTRAINT notification_delivery_lease_check CHECK ((lease_id IS NULL) = (leased_until IS NULL))
  );
  CREATE UNIQUE INDEX notification_delivery_once_idx
    ON notification_delivery (notification_id, channel, endpoint_id) WHERE endpoint_id IS NOT NULL;
  CREATE UNIQUE INDEX notification_delivery_once_without_idx
    ON notification_delivery (notification_id, channel) WHERE endpoint_id IS NULL;
  CREATE INDEX notification_delivery_due_idx
    ON notification_delivery (endpoint_id, next_attempt_at, id) WHERE next_attempt_at IS NOT NULL;
  CREATE INDEX notification_delivery_created_at_idx ON notification_delivery (created_at, id);
  CREATE INDEX notification_delivery_state_idx
    ON notification_delivery (state, created_at, id) WHERE state <> 'SENT';
  CREATE INDEX notification_delivery_endpoint_id_idx
    ON notification_delivery (endpoint_id, created_at, id) WHERE endpoint_id IS NOT NULL;
  CREATE TABLE notification_read (
    notification_id uuid NOT NULL,
    reader_subject text NOT NULL,
    read_at timestamptz(3) NOT NULL,
    CONSTRAINT notification_read_pkey PRIMARY KEY (notification_id, reader_subject),
    CONSTRAINT notification_read_notification_id_fkey FOREIGN KEY (notification_id)
      REFERENCES notification (id) ON DELETE CASCADE
  )`;
