import { randomBytes } from 'node:crypto';
import type { Database } from '@gezhi/persistence';
import { callersDatabase, createDataSource, ensureServiceLogin } from '@gezhi/persistence';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { Bus } from './bus/bus';
import { ensureBusLogin, installBus } from './bus/install-bus';
import { createPostgresBus } from './bus/postgres-bus';
import { CreateMessaging1764001000000 } from './department/create-messaging.migration';
import {
  CreateReferenceAreas1764001300000,
  CreateReferenceCopies1764001200000,
  CreateReferenceOrganizations1764001400000,
} from './reference/create-reference.migrations';

/** A bus and departments on it for the specs of this package, which cannot use `@gezhi/testing`: that is built on it. */
export interface City extends AsyncDisposable {
  readonly busOwnerUrl: string;
  department(name: string): Promise<DepartmentUnderTest>;
}

export interface DepartmentUnderTest {
  readonly name: string;
  /** As its owner. */
  readonly owner: DataSource;
  /** As a serving process signs in. */
  readonly service: DataSource;
  readonly serviceUrl: string;
  readonly busUrl: string;
  /** For work through every row. */
  readonly whole: Database;
  readonly bus: Bus;
}

const MIGRATIONS = [
  CreateMessaging1764001000000,
  CreateReferenceCopies1764001200000,
  CreateReferenceAreas1764001300000,
  CreateReferenceOrganizations1764001400000,
];

export async function aCity(): Promise<City> {
  const stack = new AsyncDisposableStack();
  const prefix = `messaging_${process.pid}_${randomBytes(4).toString('hex')}`;
  const busOwnerUrl = await createDatabase(`${prefix}_bus`, stack);
  await installBus(busOwnerUrl);
  return {
    busOwnerUrl,
    async department(name) {
      const plain = `${prefix}_${name.replaceAll('-', '_')}`;
      const url = await createDatabase(plain, stack);
      const owner = await open(url);
      stack.defer(() => owner.destroy());
      await owner.runMigrations();
      // What a department has of its own, changed and told of.
      await owner.query(`
        CREATE TABLE thing (key text PRIMARY KEY, value integer NOT NULL);
        CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, message uuid, key text, value integer);
        GRANT SELECT, INSERT, UPDATE ON thing, effect TO gezhi_service`);
      const serviceUrl = await ensureServiceLogin(url, `${plain}_service`);
      dropRole(`${plain}_service`, stack);
      const busUrl = await ensureBusLogin(busOwnerUrl, `${plain}_bus`, name);
      dropRole(`${plain}_bus`, stack);
      const service = await open(serviceUrl);
      stack.defer(() => service.destroy());
      const bus = createPostgresBus({ url: busUrl, name });
      stack.defer(() => bus.close());
      return { name, owner, service, serviceUrl, busUrl, bus, whole: wholeOf(service) };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export function wholeOf(dataSource: DataSource): Database {
  const platform = { subject: 'job:messaging', organizationId: null, roles: [], areas: [] };
  return callersDatabase(dataSource, platform, { reads: 'WHOLE' });
}

export function open(url: string): Promise<DataSource> {
  return createDataSource({
    name: 'messaging-specs',
    url,
    entities: [],
    migrations: MIGRATIONS,
  }).initialize();
}

async function createDatabase(name: string, stack: AsyncDisposableStack): Promise<string> {
  await onServer(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  stack.defer(() => onServer(`DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.toString();
}

function dropRole(name: string, stack: AsyncDisposableStack): void {
  stack.defer(async () => {
    // Rights in the database of the bus keep a role: they go with that database, which is dropped last.
    await onServer(`DROP ROLE ${name}`).catch(() => undefined);
  });
}

async function onServer(text: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  await client.query(text).finally(() => client.end());
}

/** Set by the test command, as for every other test file. */
function serverUrl(): string {
  const url = process.env['GEZHI_TEST_POSTGRES'];
  if (!url) throw new Error('This test needs the test database: `npm test -- --only messaging`.');
  return url;
}
