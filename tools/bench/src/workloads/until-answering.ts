import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import type { Target } from '../load/load-job';
import type { Program } from '../machine/program';

const LONGEST_WAIT_MILLISECONDS = 120_000;
const ASK_EVERY_MILLISECONDS = 50;

/**
 * Waits until the address answers with status 200: a GraphQL endpoint to the smallest operation, any
 * other (`/health/ready`) to being read. Throws with its last words when one of the programs ends.
 */
export async function untilAnswering(programs: readonly Program[], target: Target): Promise<void> {
  const state: { words: string | null } = { words: null };
  for (const { name, ended } of programs) {
    void ended.then((words) => (state.words ??= words ?? `${name} ended.`));
  }
  const limit = Date.now() + LONGEST_WAIT_MILLISECONDS;
  while (!(await answers(target))) {
    if (state.words !== null) throw new Error(state.words);
    if (Date.now() > limit) {
      throw new Error(`${target.url} does not answer after ${LONGEST_WAIT_MILLISECONDS} ms.`);
    }
    await sleep(ASK_EVERY_MILLISECONDS);
  }
}

async function answers({ url, headers }: Target): Promise<boolean> {
  try {
    const response = url.endsWith('/health/ready')
      ? await request(url)
      : await request(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query: '{ __typename }' }),
        });
    await response.body.dump();
    return response.statusCode === 200;
  } catch {
    return false;
  }
}
