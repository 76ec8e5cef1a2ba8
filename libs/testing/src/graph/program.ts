import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const ROOT = join(__dirname, '../../../..');

/** One of our programs, run from its source as a process of its own. */
export interface TestProgram {
  readonly name: string;
  /** What it said, for the message of a failing test. */
  readonly lines: readonly string[];
  /** The address it says it listens on. */
  readonly listening: Promise<string>;
  /** Its exit code; 128 and more for signals. */
  readonly ended: Promise<number>;
  kill(signal?: NodeJS.Signals): void;
}

/** The child ends by itself when this process does: its channel closes. */
export function runProgram(
  name: string,
  file: string,
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
): TestProgram {
  const child = spawn(
    process.execPath,
    [
      '--conditions=@gezhi/source',
      '-r',
      join(ROOT, 'node_modules/@swc-node/register'),
      join(ROOT, file),
      ...args,
    ],
    {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'development',
        LOG_LEVEL: 'info',
        SWC_NODE_PROJECT: join(ROOT, 'tsconfig.base.json'),
        NODE_COMPILE_CACHE: join(ROOT, '.gezhi/cache/compile'),
        GEZHI_PARENT: String(process.pid),
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  const lines: string[] = [];
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
  return {
    name,
    lines,
    ended,
    listening: addressOf(name, child, lines, ended),
    kill: (signal) => child.kill(signal),
  };
}

function addressOf(
  name: string,
  child: ChildProcess,
  lines: string[],
  ended: Promise<number>,
): Promise<string> {
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        const said = /"address":"([^"]+)".*"msg":"listening"/.exec(line)?.[1];
        if (said) resolve(said);
      });
    }
    void ended.then((code) =>
      reject(new Error(`${name} ended with ${code}:\n${lines.slice(-15).join('\n')}`)),
    );
  });
  // Programs that only do a job never listen; nobody awaits their address then.
  address.catch(() => undefined);
  return address;
}

/** Runs a program that does a job and ends; its last lines tell why when it fails. */
export async function runJob(...job: Parameters<typeof runProgram>): Promise<void> {
  const program = runProgram(...job);
  const code = await program.ended;
  if (code !== 0)
    throw new Error(`${program.name} ended with ${code}:\n${program.lines.slice(-15).join('\n')}`);
}
