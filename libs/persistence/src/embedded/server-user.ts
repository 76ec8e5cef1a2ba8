import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { searchPath } from './environment';

/**
 * Who the server runs as. PostgreSQL refuses to run as root, so root needs a disguise:
 * - `self`: we are an ordinary user already;
 * - `namespace`: a user namespace in which root appears as 65534. For the files it is still root,
 *   so that it reads a clone under /root;
 * - `nobody`: the user nobody, where namespaces are switched off (most containers). Programs and
 *   data must then lie where nobody may go.
 */
export type ServerUser =
  | { readonly kind: 'self' }
  | { readonly kind: 'namespace'; readonly unshare: string }
  | { readonly kind: 'nobody'; readonly uid: number; readonly gid: number };

/** How a program of the server is started: what stands before it, and under which user. */
export interface Disguise {
  readonly prefix: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

const OVERFLOW_USER = 65534;

export function chooseServerUser(): ServerUser {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const unshare = findProgram('unshare');
  if (unshare !== null && namespaceWorks(unshare)) return { kind: 'namespace', unshare };
  const { uid, gid } = nobody();
  const probe = spawnSync('/bin/sh', ['-c', ':'], { uid, gid, cwd: '/' });
  if (probe.error !== undefined || probe.status !== 0) {
    throw new EmbeddedPostgresError(
      'NO_ORDINARY_USER',
      'PostgreSQL does not run as root, and here root may neither make a user namespace nor become nobody: ' +
        'start as an ordinary user, or give the address of a PostgreSQL server in DATABASE_URL.',
    );
  }
  return { kind: 'nobody', uid, gid };
}

export function disguise(user: ServerUser): Disguise {
  switch (user.kind) {
    case 'self':
      return { prefix: [] };
    case 'namespace':
      return {
        prefix: [
          user.unshare,
          '--user',
          `--map-user=${OVERFLOW_USER}`,
          `--map-group=${OVERFLOW_USER}`,
          '--',
        ],
      };
    case 'nobody':
      return { prefix: [], uid: user.uid, gid: user.gid };
  }
}

/** The owner the data must have on disk, null when it is whoever we are. */
export function dataOwner(user: ServerUser): { uid: number; gid: number } | null {
  switch (user.kind) {
    case 'self':
      return null;
    case 'namespace':
      return { uid: 0, gid: 0 };
    case 'nobody':
      return { uid: user.uid, gid: user.gid };
  }
}

/**
 * What makes the kernel send the server an orderly stop (SIGINT: fast shutdown) when the process
 * that started it dies in whatever way. Empty where the program for it is missing; the next start
 * then ends the orphan.
 */
export function endWithParent(): readonly string[] {
  const setpriv = process.platform === 'linux' ? findProgram('setpriv') : null;
  if (setpriv === null) return [];
  const works = spawnSync(setpriv, ['--pdeathsig', 'INT', '/bin/sh', '-c', ':'], {
    stdio: 'ignore',
  });
  return works.status === 0 ? [setpriv, '--pdeathsig', 'INT', '--'] : [];
}

/** Whether every folder on the way may be entered by a user who owns none of them. */
export function isOpenToEverybody(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat !== undefined && (stat.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function findProgram(name: string): string | null {
  for (const folder of searchPath()) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      continue;
    }
  }
  return null;
}

function namespaceWorks(unshare: string): boolean {
  const [program, ...before] = disguise({ kind: 'namespace', unshare }).prefix;
  return spawnSync(program ?? unshare, [...before, '/bin/sh', '-c', ':']).status === 0;
}

function nobody(): { uid: number; gid: number } {
  try {
    const line = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'));
    if (line !== null) return { uid: Number(line[1]), gid: Number(line[2]) };
  } catch {
    // No list of users: the kernel's own number for nobody serves as well.
  }
  return { uid: OVERFLOW_USER, gid: OVERFLOW_USER };
}
