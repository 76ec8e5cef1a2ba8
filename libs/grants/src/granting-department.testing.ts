import type { Actor } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import { fixedClock } from '@gezhi/kernel';
import { callersDatabase, createDataSource, protectRows, shareRows } from '@gezhi/persistence';
import type { MigratedDatabase } from '@gezhi/testing';
import { actorWith, migratedDatabase } from '@gezhi/testing';
import type { UseCase } from '@gezhi/workflow';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { CreateDataGrants1763790100000 } from './database/create-data-grants.migration';
import { DataGrantTransition } from './domain/data-grant-transition.entity';
import { DataGrant } from './domain/data-grant.entity';
import { GrantedAccess } from './request/granted-access';
import { grantStore } from './request/grant-store';
import type { RequestDataGrantInput } from './use-cases/request-data-grant';

/** A department that keeps lanterns and shares the list of them. */
class CreateLanterns1763793000000 implements MigrationInterface {
  readonly name = 'CreateLanterns1763793000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE lantern (name text PRIMARY KEY, area_code text COLLATE "C" NOT NULL,
      organization_id uuid);
      INSERT INTO lantern VALUES ('gate', '320104001001', NULL), ('bridge', '320104001002', NULL),
        ('pagoda', '320104002001', '${OFFICE}')`);
    await protectRows(runner, 'lantern', {
      read: 'caller_covers(area_code) OR organization_id = (SELECT caller_organization())',
    });
    await shareRows(runner, 'lantern', 'lanterns');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lantern');
  }
}

export const OFFICE = '019a3aff-4800-7b9a-a240-6f5978bbdfd3';
export const COMMAND = '019a3aff-4800-7e75-8f80-d1ba28203245';
export const OFFER = { metrics: ['lantern.count', 'lantern.litShare'], datasets: ['lanterns'] };
/** Nine in the morning in Nanjing. */
export const MORNING = new Date('2026-11-02T01:00:00.000Z');

export const CLIENT = actorWith('INTEGRATOR', {
  subject: 'reports',
  organizationId: OFFICE,
  areas: ['320104'],
  purpose: 'STATUTORY_DUTY',
});
export const OWNER = actorWith('DISTRICT_COMMAND', { organizationId: COMMAND, areas: ['320104'] });

export const ASKED: RequestDataGrantInput = {
  purpose: 'STATUTORY_DUTY',
  metrics: ['lantern.*'],
  datasets: ['lanterns'],
  areaCodes: ['320104001'],
  organizationIds: [],
  validFrom: '2026-11-02',
  validTo: '2026-11-30',
  operationsPerHour: 3,
  legalBasis: '《政务数据共享条例》第十条',
};

export interface GrantingDepartment extends AsyncDisposable {
  readonly owner: DataSource;
  /** As the serving process signs in: row rules bind it. */
  readonly service: DataSource;
  as(actor: Actor, clock?: Clock): UseCase;
  /** The names of the lanterns a caller sees, with the grants looked up at the moment of the clock. */
  seenBy(actor: Actor, now: Date): Promise<string[]>;
}

export async function grantingDepartment(): Promise<GrantingDepartment> {
  const entities = [DataGrant, DataGrantTransition];
  const migrations = [CreateDataGrants1763790100000, CreateLanterns1763793000000];
  const database: MigratedDatabase = await migratedDatabase({
    name: 'grants',
    entities,
    migrations,
  });
  const service = await createDataSource({
    name: 'grants-specs',
    url: database.serviceUrl,
    entities,
    migrations,
  }).initialize();
  return {
    owner: database.dataSource,
    service,
    as: (actor, clock = fixedClock(MORNING)) => ({
      actor,
      clock,
      database: callersDatabase(service, actor),
    }),
    async seenBy(actor, now) {
      const clock = fixedClock(now);
      const access = await GrantedAccess.of(actor, { store: grantStore(service), clock });
      const reading = callersDatabase(service, { ...actor, grantedRows: access.rows });
      const rows = await reading.manager.query<{ name: string }[]>(
        'SELECT name FROM lantern ORDER BY name',
      );
      await reading.endReading();
      return rows.map(({ name }) => name);
    },
    async [Symbol.asyncDispose]() {
      await service.destroy();
      await database[Symbol.asyncDispose]();
    },
  };
}
