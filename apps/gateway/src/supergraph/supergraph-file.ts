import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The committed supergraph: composed and checked before a release, never at start. */
export const COMMITTED_SUPERGRAPH = join(__dirname, '../../supergraph.graphql');

/** Reads a supergraph; says how to make one when there is none. */
export async function readSupergraph(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Error(`There is no supergraph at ${file}: run "npm run schema:print".`, { cause });
  }
}
