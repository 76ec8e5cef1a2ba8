import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { documentHash } from './document-hash';
import { readManifest } from './read-manifest';

/** What one client may ask. */
export interface ClientList {
  readonly texts: ReadonlySet<string>;
  /** By the id of the manifest, and by hash. */
  readonly byId: ReadonlyMap<string, string>;
}

export type ClientLists = ReadonlyMap<string, ClientList>;

/** Reads `<client>.json` of a folder; throws an error that names every file that cannot be read. */
export function readClientLists(folder: string): ClientLists {
  const problems: string[] = [];
  const lists = new Map<string, ClientList>();
  for (const file of filesOf(folder)) {
    try {
      const documents = readManifest(readFileSync(file, 'utf8'));
      const byHash = [...documents.values()].map((text) => [documentHash(text), text] as const);
      const byId = new Map([...byHash, ...documents]);
      lists.set(basename(file, '.json'), { texts: new Set(documents.values()), byId });
    } catch (error) {
      problems.push(`${basename(file)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (problems.length > 0) throw new Error(`Unusable lists in ${folder}: ${problems.join('; ')}`);
  return lists;
}

/** Changes with every write, rename and exchange of a link; see `followFiles` for why files are asked and not watched. */
export function stateOfFolder(folder: string): string {
  const states = filesOf(folder).map((file) => {
    const state = statSync(file, { bigint: true, throwIfNoEntry: false });
    return state ? [file, state.ino, state.size, state.mtimeNs, state.ctimeNs].join() : '';
  });
  return states.join(';');
}

function filesOf(folder: string): readonly string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name[0] !== '.');
  return names.sort().map((name) => join(folder, name));
}
