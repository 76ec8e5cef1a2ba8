import { createDataSource } from '@gezhi/persistence';
import type { DemoMarker } from './demo-marker';
import { readMarker } from './demo-marker';

/** What demonstration a database holds, or null: quick, so that a second start need not begin a loader. */
export async function loadedDemo(url: string): Promise<DemoMarker | null> {
  const dataSource = createDataSource({
    name: 'demo-check',
    url,
    entities: [],
    migrations: [],
    poolSize: 1,
  });
  await dataSource.initialize();
  try {
    return await readMarker(dataSource.manager);
  } finally {
    await dataSource.destroy();
  }
}
