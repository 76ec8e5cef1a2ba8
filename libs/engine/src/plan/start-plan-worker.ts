import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

const FILE = join(__dirname, 'plan-worker');

/** Memory of one planning thread; one that needs more is ended, not the gateway. */
const MOST_MEGABYTES = 512;

/**
 * Starts a planning thread. Built JavaScript is run as it is; from source (ADR 0008) the thread first
 * learns to read TypeScript, as jest teaches it to nobody but itself.
 */
export function startPlanWorker(supergraphSdl: string): Worker {
  const options = {
    workerData: supergraphSdl,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  };
  if (__filename.endsWith('.js')) return new Worker(`${FILE}.js`, options);
  const start = `require('@swc-node/register'); require(${JSON.stringify(`${FILE}.ts`)});`;
  return new Worker(start, { ...options, eval: true });
}
