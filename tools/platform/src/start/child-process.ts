import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../root-folder';

export interface Program {
  /** As people call it: `grid`. */
  readonly name: string;
  /** The TypeScript file to run, relative to the root of the clone. */
  readonly file: string;
  readonly arguments?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Everything it says goes here; the file of an earlier start is replaced. */
  readonly logFile: string;
  /** Given the lines of its standard output, which then do not go to the file. */
  readonly onLine?: (line: string) => void;
}

export interface RunningProgram {
  readonly name: string;
  readonly logFile: string;
  /** Settles when it has ended: null for success, else how it ended (`exit code 1`). */
  readonly ended: Promise<string | null>;
  /** Asks it to end, and ends it the hard way when it has not done so in time. */
  stop(milliseconds: number): Promise<void>;
}

/** How many lines of a log tell why a process ended. */
const TELLING_LINES = 8;
const LONGEST_LINE = 400;

/** Runs one of our programs from its source, tied to the life of this process. */
export function runProgram(program: Program): RunningProgram {
  mkdirSync(dirname(program.logFile), { recursive: true });
  const log = openSync(program.logFile, 'w', 0o600);
  const child = spawn(
    process.execPath,
    [
      '--conditions=@gezhi/source',
      '-r',
      join(ROOT, 'tools', 'platform', 'bin', 'name-suppressed-errors.cjs'),
      '-r',
      join(ROOT, 'node_modules', '@swc-node', 'register'),
      join(ROOT, program.file),
      ...(program.arguments ?? []),
    ],
    {
      cwd: ROOT,
      env: { ...process.env, GEZHI_PARENT: String(process.pid), ...program.environment },
      // A session of its own: Ctrl-C reaches us alone and we end them in order.
      detached: true,
      // The channel closes when we are killed, in whatever way; that is their sign to end.
      stdio: ['ignore', program.onLine === undefined ? log : 'pipe', log, 'ipc'],
    },
  );
  closeSync(log);
  if (child.stdout !== null && program.onLine !== undefined) {
    createInterface({ input: child.stdout }).on('line', program.onLine);
  }
  const ended = endOf(child);
  return {
    name: program.name,
    logFile: program.logFile,
    ended,
    stop: async (milliseconds) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), milliseconds);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** The lines of a log that tell a person why its process ended: from the last error on, or the last ones. */
export function lastLines(logFile: string): string {
  let text: string;
  try {
    text = readFileSync(logFile, 'utf8');
  } catch {
    return '';
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const error = lines.findLastIndex((line) => /^\s*(?:\[cause\]: )?[\w.]*Error\b.*:/.test(line));
  const from = error >= 0 ? error : Math.max(0, lines.length - TELLING_LINES);
  return lines
    .slice(from, from + TELLING_LINES)
    .map((line) => `    ${readable(line).slice(0, LONGEST_LINE)}`)
    .join('\n');
}

/** Our processes log objects; a person wants what they say. */
function readable(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    return [msg, err?.message].filter((part) => part !== undefined).join(': ') || line;
  } catch {
    return line;
  }
}

function endOf(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => {
      resolve(code === 0 ? null : signal === null ? `exit code ${code}` : `signal ${signal}`);
    });
  });
}
