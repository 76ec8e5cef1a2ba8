import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

export interface Command {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly folder: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** `show`: straight to the terminal; `keep`: collected, for when it fails. */
  readonly output: 'show' | 'keep';
  readonly onLine?: (line: string) => void;
}

export interface CommandResult {
  readonly succeeded: boolean;
  /** What it said, both streams in order; empty when it was shown. */
  readonly output: string;
}

const running = new Set<ChildProcess>();
const END_MILLISECONDS = 3_000;

/** Runs a program as the head of a group of its own, so that it can be ended with all it started. */
export function runCommand(command: Command): Promise<CommandResult> {
  const child = spawn(command.program, [...command.arguments], {
    cwd: command.folder,
    env: { ...process.env, ...command.environment },
    detached: true,
    stdio:
      command.output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const keep = (chunk: Buffer): void => {
    const text = chunk.toString('utf8');
    output += text;
    const line = text.split('\n').findLast((one) => one.trim() !== '');
    if (line !== undefined) command.onLine?.(line.trim());
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return new Promise((resolve) => {
    const settle = (succeeded: boolean): void => {
      running.delete(child);
      resolve({ succeeded, output });
    };
    child.on('error', (error) => {
      output += `${command.program} could not be started: ${error.message}`;
      settle(false);
    });
    child.on('close', (code) => settle(code === 0));
  });
}

/** Ends whatever runs, with its descendants. */
export async function endCommands(): Promise<void> {
  await Promise.all([...running].map(endGroup));
}

function endGroup(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const impatience = setTimeout(() => signalGroup(pid, 'SIGKILL'), END_MILLISECONDS);
    child.once('close', () => {
      clearTimeout(impatience);
      // Grandchildren that did not hear the first signal.
      signalGroup(pid, 'SIGKILL');
      resolve();
    });
    signalGroup(pid, 'SIGTERM');
  });
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(-pid, name);
  } catch {
    // The whole group has ended.
  }
}
