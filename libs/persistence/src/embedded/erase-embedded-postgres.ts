import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { layOut, reachableRoot } from './data-folder';
import { freeDataFolder } from './server-holder';
import { chooseServerUser } from './server-user';
import { removeAbandonedSocketFolder } from './socket-folder';

/**
 * Removes the data of every version under `dataFolder`, and a server that a killed start left on
 * it. Refuses (DATA_FOLDER_IN_USE) when a live server works there by right.
 */
export async function eraseEmbeddedPostgres(dataFolder: string): Promise<void> {
  const root = resolve(dataFolder);
  for (const place of new Set([root, reachableRoot(root, chooseServerUser())])) {
    if (existsSync(place)) await erase(place);
  }
}

async function erase(root: string): Promise<void> {
  const versions = readdirSync(root).filter((name) => /^\d+$/.test(name));
  for (const major of versions) {
    const layout = layOut(root, major);
    await freeDataFolder(layout.data);
    removeAbandonedSocketFolder(layout);
    rmSync(layout.folder, { recursive: true, force: true });
  }
  rmSync(join(root, 'lib'), { recursive: true, force: true });
  if (readdirSync(root).length === 0) rmdirSync(root);
}
