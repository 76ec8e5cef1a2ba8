import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import type { Target } from '../../load/load-job';
import type { Program } from '../../machine/program';

const LONGEST_WAIT_MILLISECONDS = 120_000;
const ASK_EVERY_MILLISECONDS = 50;

/** Waits until the program answers a GraphQL operation; throws with its last words when it ends instead. */
export async function untilAnswering(program: Program, target: Target): Promise<void> {
  const state: { words: string | null | undefined } = { words: undefined };
  void program.ended.then((words) => (state.words = words));
  const limit = Date.now() + LONGEST_WAIT_MILLISECONDS;
  while (!(await answers(target))) {
    if (state.words !== undefined) throw new Error(state.words ?? `${program.name} ended.`);
    if (Date.now() > limit) {
      await program.stop();
      throw new Error(`${program.name} does not answer after ${LONGEST_WAIT_MILLISECONDS} ms.`);
    }
    await sleep(ASK_EVERY_MILLISECONDS);
  }
}

async function answers({ url, headers }: Target): Promise<boolean> {
  try {
    const response = await request(url, {
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
