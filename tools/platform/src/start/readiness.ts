import { request } from 'node:http';
import type { RequestOptions } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines } from './child-process';
import type { RunningProgram } from './child-process';
import { StartError } from './start-error';

/** Where a process answers: a Unix socket, or a port of the loopback interface. */
export type Address =
  { readonly socketPath: string } | { readonly host: string; readonly port: number };

const ASK_EVERY_MILLISECONDS = 50;
const LONGEST_WAIT_MILLISECONDS = 120_000;
const LONGEST_ANSWER_MILLISECONDS = 3_000;

/** Waits until the process says that it is ready; throws with its last words when it ends instead. */
export async function untilReady(program: RunningProgram, address: Address): Promise<void> {
  const state: { end: string | null | undefined } = { end: undefined };
  void program.ended.then((end) => (state.end = end));
  const limit = Date.now() + LONGEST_WAIT_MILLISECONDS;
  while (!(await isReady(address))) {
    if (state.end !== undefined) throw endedEarly(program, state.end);
    if (Date.now() > limit) {
      throw new StartError(
        `${program.name} runs but is not ready after ${LONGEST_WAIT_MILLISECONDS / 1000} s. ` +
          `Its last lines (${program.logFile}):\n${lastLines(program.logFile)}`,
      );
    }
    await sleep(ASK_EVERY_MILLISECONDS);
  }
}

/** What a person is told when a process ended that should run. */
export function endedEarly(program: RunningProgram, end: string | null): StartError {
  return new StartError(
    `${program.name} ended unexpectedly (${end ?? 'exit code 0'}). ` +
      `Its last lines (${program.logFile}):\n${lastLines(program.logFile)}`,
  );
}

function isReady(address: Address): Promise<boolean> {
  const options: RequestOptions = {
    ...address,
    path: '/health/ready',
    timeout: LONGEST_ANSWER_MILLISECONDS,
    agent: false,
  };
  return new Promise((resolve) => {
    const asked = request(options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(false));
    asked.end();
  });
}
