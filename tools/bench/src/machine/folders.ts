import { join, resolve } from 'node:path';

/** The folder of the clone. */
export const ROOT = resolve(__dirname, '../../../..');

/** What the bench keeps between runs: its database, logs of what it started. Not in version control. */
export const BENCH_FOLDER = join(ROOT, '.gezhi', 'bench');
