import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createDataSource } from '@gezhi/persistence';
import { CreateAuditTrail1763760000000 } from './database/create-audit-trail.migration';
import type { AuditEntry } from './record/audit-entry';

/** A database with a trail and a business table, for specs of this package: `@gezhi/testing` is built on it. */
export interface TrailDatabase extends AsyncDisposable {
  /** As the owner of the tables. */
  readonly owner: DataSource;
  /** As the role services connect as: no superuser, no owner. */
  readonly service: DataSource;
}

const SERVICE = 'gezhi_service';

export async function trailDatabase(poolSize = 10): Promise<TrailDatabase> {
  const name = `audit_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  const address = new URL(serverUrl());
  address.pathname = `/${name}`;
  const open = (url: URL) =>
    createDataSource({
      name,
      url: url.toString(),
      entities: [],
      migrations: [CreateAuditTrail1763760000000],
      poolSize,
    }).initialize();
  const owner = await open(address);
  await owner.runMigrations();
  await owner.query('CREATE TABLE lamp (id integer PRIMARY KEY)');
  await owner.query(`GRANT SELECT, INSERT ON lamp TO ${SERVICE}`);
  const service = createDataSource({
    name,
    url: address.toString(),
    entities: [],
    migrations: [],
    poolSize,
  });
  // The way in is the server's; what a session may do is the role's.
  service.setOptions({ extra: { ...service.options.extra, options: `-c role=${SERVICE}` } });
  await service.initialize();
  return {
    owner,
    service,
    [Symbol.asyncDispose]: async () => {
      await service.destroy();
      await owner.destroy();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** An entry as a use case makes it; `number` tells it from the others. */
export function entry(number = 1, more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    at: new Date(Date.UTC(2026, 9, 12, 4, 0, number)),
    kind: 'MUTATION',
    operation: 'Mutation.acceptEvent',
    actor: {
      subject: 'demo:subdistrict-command-320104001',
      name: '演示街道指挥中心',
      organizationId: '019a3aff-4800-7c83-b3c2-2f4471077a1c',
      roles: ['SUBDISTRICT_COMMAND'],
      purpose: 'STATUTORY_DUTY',
      caseNumber: null,
    },
    objects: [
      {
        type: 'GovEvent',
        id: `E-${number}`,
        action: 'accept',
        from: 'REPORTED',
        to: 'ACCEPTED',
        areaCode: '320104001002',
      },
    ],
    outcome: 'DONE',
    ...more,
  };
}

async function onServer(text: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

/** Set by the test command, as for every other test file. */
function serverUrl(): string {
  const url = process.env['GEZHI_TEST_POSTGRES'];
  if (!url) throw new Error('This test needs the test database: `npm test -- --only audit`.');
  return url;
}
