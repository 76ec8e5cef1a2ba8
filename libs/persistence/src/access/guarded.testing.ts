import type { DataSource } from 'typeorm';
import { createDataSource } from '../data-source';
import { freshDatabase } from '../fresh-database.testing';
import { Matter, MATTER_TABLE } from '../matter.testing';
import type { Caller } from './caller';
import { protectRows } from './protect-rows';
import type { RowRules } from './protect-rows';
import { ensureServiceLogin } from './service-login';

/** A database with a protected table, seen by its owner and by the process that serves it. */
export interface GuardedDatabase extends AsyncDisposable {
  readonly owner: DataSource;
  readonly service: DataSource;
  /** What the service sent, without what opens and closes transactions. */
  readonly statements: string[];
  readonly url: string;
}

const SERVICE = 'gezhi_persistence_specs';
const BY_PLACE: RowRules = { read: 'caller_covers(area_code)' };

export async function guardedDatabase({
  rules = BY_PLACE,
  poolSize = 10,
}: { rules?: RowRules; poolSize?: number } = {}): Promise<GuardedDatabase> {
  const database = await freshDatabase({ entities: [Matter], tables: MATTER_TABLE });
  const runner = database.dataSource.createQueryRunner();
  await protectRows(runner, 'matter', rules);
  await runner.release();
  const url = new URL(await ensureServiceLogin(database.url, SERVICE));
  const statements: string[] = [];
  const service = await createDataSource({
    name: 'persistence-specs-service',
    url: url.toString(),
    entities: [Matter],
    migrations: [],
    poolSize,
    onStatement: (text) => statements.push(text),
  }).initialize();
  return {
    owner: database.dataSource,
    service,
    statements,
    url: database.url,
    async [Symbol.asyncDispose]() {
      await service.destroy();
      await database[Symbol.asyncDispose]();
    },
  };
}

export function callerIn(...areas: string[]): Caller {
  return { subject: 'keeper', organizationId: null, roles: ['GRID_MEMBER'], areas };
}
