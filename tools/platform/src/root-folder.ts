import { resolve } from 'node:path';

/** The folder of the clone. */
export const ROOT = resolve(__dirname, '../../..');

/** What this clone keeps while it runs: data, sockets' notes, keys. Not in version control. */
export const RUNTIME_FOLDER = resolve(ROOT, '.gezhi');
