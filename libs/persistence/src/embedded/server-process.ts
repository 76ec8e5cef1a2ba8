import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataFolder } from './data-folder';
import { explainOutput } from './embedded-postgres-error';
import { serverEnvironment } from './environment';
import { formatIdentity, identifyProcess } from './process-identity';
import type { ServerBinaries } from './server-binaries';
import { serverSettings } from './server-settings';
import { disguise, endWithParent } from './server-user';
import type { ServerUser } from './server-user';

/** After this an orderly stop becomes an immediate one, which costs a recovery, never data. */
const FAST_STOP_MILLISECONDS = 2_000;
/** How often a long start (a recovery after a crash) shows that it is alive. */
const PATIENCE_MILLISECONDS = 5_000;

export interface LaunchOptions {
  readonly layout: DataFolder;
  readonly binaries: ServerBinaries;
  readonly user: ServerUser;
  readonly socketFolder: string;
  readonly fsync: boolean;
  readonly progress: (step: string) => void;
}

export interface ServerProcess {
  readonly processId: number;
  /** Null after `stop()`, else the last lines of the log. */
  readonly ended: Promise<string | null>;
  stop(): void;
}

/** Starts the server and waits until it takes connections. */
export async function launchServer(options: LaunchOptions): Promise<ServerProcess> {
  const { layout } = options;
  const child = spawnServer(options);
  let stopping = false;
  const ended = new Promise<string | null>((settle) => {
    child.on('error', (error) => settle(error.message));
    child.on('exit', () => settle(stopping ? null : lastWords(layout)));
  });
  await untilReady(child, options, ended);
  const processId = child.pid ?? 0;
  return {
    processId,
    ended,
    stop: () => {
      if (stopping || child.exitCode !== null || child.signalCode !== null) return;
      stopping = true;
      child.kill('SIGINT');
      const impatience = setTimeout(() => child.kill('SIGQUIT'), FAST_STOP_MILLISECONDS);
      void ended.then(() => clearTimeout(impatience));
    },
  };
}

function spawnServer({ layout, binaries, user, socketFolder, fsync }: LaunchOptions): ChildProcess {
  const self = identifyProcess(process.pid);
  const owner = self === null ? String(process.pid) : formatIdentity(self);
  const { prefix, uid, gid } = disguise(user);
  const [program = '', ...before] = [
    ...prefix,
    ...endWithParent(),
    join(binaries.folder, 'bin', 'postgres'),
  ];
  const log = openSync(layout.log, 'w', 0o600);
  try {
    return spawn(
      program,
      [...before, '-D', layout.data, ...serverSettings({ socketFolder, fsync, owner })],
      {
        cwd: '/',
        uid,
        gid,
        // A session of its own: Ctrl-C on the terminal must reach us alone, so that the server
        // ends last and not in the middle of its clients' work.
        detached: true,
        stdio: ['ignore', log, log],
        env: serverEnvironment(binaries.libraryFolder),
      },
    );
  } finally {
    closeSync(log);
  }
}

async function untilReady(
  child: ChildProcess,
  { layout, progress }: LaunchOptions,
  ended: Promise<string | null>,
): Promise<void> {
  let failure: string | null = null;
  void ended.then((words) => (failure = words ?? ''));
  let patience = Date.now() + PATIENCE_MILLISECONDS;
  while (!isReady(layout, child.pid)) {
    if (failure !== null) {
      throw explainOutput(`PostgreSQL did not start on ${layout.data}`, failure);
    }
    if (Date.now() > patience) {
      progress(`PostgreSQL is still starting (${lastLine(layout)})`);
      patience = Date.now() + PATIENCE_MILLISECONDS;
    }
    await sleep(20);
  }
}

/** The eighth line of the lock file is the state that the server itself reports. */
function isReady(layout: DataFolder, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(layout.data, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function lastWords(layout: DataFolder): string {
  try {
    return readFileSync(layout.log, 'utf8').split('\n').slice(-20).join('\n').trim();
  } catch {
    return '';
  }
}

function lastLine(layout: DataFolder): string {
  return lastWords(layout).split('\n').at(-1) || 'no word from it yet';
}
