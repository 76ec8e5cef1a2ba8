import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH_FOLDER, ROOT } from './folders';

export interface ProgramOptions {
  readonly name: string;
  /** The compiled file to run, relative to the root of the clone; see `build`. */
  readonly file: string;
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
  const node = [process.execPath, join(ROOT, options.file), ...(options.arguments ?? [])];
  const [command = '', ...words] = cores === null ? node : ['taskset', '-c', cores, ...node];
  const child = spawn(command, words, {
    cwd: ROOT,
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

function lastLines(file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-TELLING_LINES);
  return lines.map((line) => `    ${line}`).join('\n');
}
