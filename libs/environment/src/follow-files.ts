import { statSync } from 'node:fs';
import type { z } from 'zod';
import { EnvironmentError } from './environment-error';
import { given } from './read-variable';
import type { EnvironmentSource } from './read-variable';
import { variableKind } from './variable';

export interface FollowOptions<T> {
  /** The files to watch, from `secretFilesOf`. */
  readonly files: readonly string[];
  /** Reads the whole environment again, every rule included. */
  readonly read: () => T;
  readonly onChange: (environment: T) => void;
  /** The files changed into something unusable: what was read before stays in force. */
  readonly onProblem: (error: EnvironmentError) => void;
  /** How often the files are looked at. Default 1,000. */
  readonly everyMilliseconds?: number;
}

export interface FollowedFiles {
  /** Looks now instead of at the next turn; nearly free when nothing changed. */
  look(): void;
  stop(): void;
}

/** The regular files that secrets of this environment are read from. */
export function secretFilesOf(schema: z.ZodObject, source: EnvironmentSource): readonly string[] {
  return Object.entries(schema.shape)
    .filter(([, field]) => variableKind(field)?.secret)
    .map(([name]) => given(source[`${name}_FILE`]))
    .filter((file) => file !== undefined)
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
}

/**
 * Reads secrets again when their files change, while the process runs.
 *
 * It asks for the state of each file once a second rather than for notices of the system: those are lost on
 * network file systems, on bind mounts and when a link is exchanged, which is how Kubernetes changes a secret.
 * Write a new file beside the old one and rename it; a file that changes while it is read is read again.
 */
export function followFiles<T>(options: FollowOptions<T>): FollowedFiles {
  const { files, read, onChange, onProblem, everyMilliseconds = 1_000 } = options;
  let seen = stateOf(files);

  function look(): void {
    const before = stateOf(files);
    if (before === seen) return;
    const found = attempt(read);
    if (stateOf(files) !== before) return;
    seen = before;
    if (found instanceof EnvironmentError) onProblem(found);
    else onChange(found);
  }

  const timer = files.length === 0 ? undefined : setInterval(look, everyMilliseconds).unref();
  return { look, stop: () => clearInterval(timer) };
}

function attempt<T>(read: () => T): T | EnvironmentError {
  try {
    return read();
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
}

/** Changes with every write, rename and exchange of a link. */
function stateOf(files: readonly string[]): string {
  const states = files.map((file) => {
    const state = statSync(file, { bigint: true, throwIfNoEntry: false });
    return state ? [state.dev, state.ino, state.size, state.mtimeNs, state.ctimeNs].join() : '';
  });
  return states.join(';');
}
