import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BENCH_FOLDER, ROOT } from './folders';

export interface ProgramOptions {
  readonly name: string;
  /** The compiled file to run, relative to the root of the clone; see `build`. An absolute one may be anybody's. */
  readonly file: string;
  /** Given for what is not ours: Node runs its file, or the file runs by itself; it starts in the folder. */
  readonly foreign?: { readonly runs: 'on-node' | 'by-itself'; readonly folder: string };
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Cores it may use, as `taskset` takes them; null for any. */
  readonly cores: string | null;
}

/** A process tied to the life of this one. */
export interface Program {
  readonly name: string;
  readonly pid: number;
  /** Settles when it has ended: null for success, else how it ended and its last words. */
  readonly ended: Promise<string | null>;
  /** Sends a message and waits for the next one it sends back. */
  ask<Answer>(message: object): Promise<Answer>;
  /** Waits for the next message it sends by itself. */
  hear<Message>(): Promise<Message>;
  stop(): Promise<void>;
}

const PATIENCE_MILLISECONDS = 5_000;
const TELLING_LINES = 8;

/** Runs a program as production does; what it says goes to a file that its end is explained from. */
export function runProgram(options: ProgramOptions): Program {
  const { name, cores } = options;
  const folder = join(BENCH_FOLDER, 'logs');
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, 'w', 0o600);
  const pinned = cores === null ? [] : ['taskset', '-c', cores];
  const [command = '', ...words] = [...pinned, ...commandOf(options)];
  const child = spawn(command, words, {
    cwd: options.foreign?.folder ?? ROOT,
    env: {
      ...process.env,
      GEZHI_PARENT: String(process.pid),
      APOLLO_TELEMETRY_DISABLED: '1',
      ...options.environment,
    },
    // A session of its own: Ctrl-C reaches us alone and we end them in order.
    detached: true,
    // The channel closes when we are killed, in whatever way; that is their sign to end.
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const ended = new Promise<string | null>((resolve) => {
    child.once('error', (error) => resolve(`${name} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      const how = signal ?? `exit code ${code}`;
      resolve(code === 0 ? null : `${name} ended with ${how}:\n${lastLines(logFile)}`);
    });
  });

  async function hear<Message>(): Promise<Message> {
    const { promise, resolve } = Promise.withResolvers<Message>();
    child.once('message', resolve);
    const early = ended.then((words) => {
      throw new Error(words ?? `${name} ended without an answer.`);
    });
    try {
      return await Promise.race([promise, early]);
    } finally {
      child.off('message', resolve);
    }
  }

  return {
    name,
    pid: child.pid ?? 0,
    ended,
    hear,
    async ask<Answer>(message: object) {
      const answer = hear<Answer>();
      child.send(message);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
      await ended;
      clearTimeout(impatience);
    },
  };
}

function commandOf({ file, foreign, arguments: given = [] }: ProgramOptions): readonly string[] {
  const node = foreign?.runs === 'by-itself' ? [] : [process.execPath];
  return [...(foreign ? endsWithUs() : []), ...node, resolve(ROOT, file), ...given];
}

/** Others do not heed the channel: where util-linux is there, the kernel ends them when we are gone. */
function endsWithUs(): readonly string[] {
  const hasIt = spawnSync('setpriv', ['--version']).status === 0;
  return hasIt ? ['setpriv', '--pdeathsig', 'KILL', '--'] : [];
}

function lastLines(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-TELLING_LINES);
  return lines.map((line) => `    ${line}`).join('\n');
}
