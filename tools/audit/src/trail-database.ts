import { createDataSource } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';

/**
 * Works on a department's database as one moment of it: what is added meanwhile is not seen. No limit of time: a
 * trail of years is read.
 */
export async function atOneMoment<T>(
  url: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return connected(url, (manager) => manager.transaction('REPEATABLE READ', work));
}

export async function connected<T>(
  url: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const dataSource = await createDataSource({
    name: 'gezhi-audit',
    url,
    entities: [],
    migrations: [],
    poolSize: 1,
    statementTimeout: 0,
  }).initialize();
  try {
    return await work(dataSource.manager);
  } finally {
    await dataSource.destroy();
  }
}
