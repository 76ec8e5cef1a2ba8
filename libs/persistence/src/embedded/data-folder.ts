import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError, explainOutput } from './embedded-postgres-error';
import { serverEnvironment } from './environment';
import { formatIdentity, identifyProcess, isAlive, parseIdentity } from './process-identity';
import type { ServerBinaries } from './server-binaries';
import { SUPERUSER } from './server-settings';
import { dataOwner, disguise, isOpenToEverybody } from './server-user';
import type { ServerUser } from './server-user';

/** Where the parts of one server lie; the version is part of the path. */
export interface DataFolder {
  /** `<root>/18` */
  readonly folder: string;
  /** `<root>/18/data`, made by initdb. */
  readonly data: string;
  /** What the server says. */
  readonly log: string;
  /** Names the folder of the socket, so that the one of a killed start can be removed. */
  readonly socketNote: string;
}

/** Where a server that runs as nobody keeps what nobody cannot reach in a private clone. */
const SHARED_ROOT = '/var/lib/gezhi';

/**
 * The folder the data of `root` really lies in: `root` itself, unless the server runs as nobody
 * and nobody cannot go there.
 */
export function reachableRoot(root: string, user: ServerUser): string {
  if (user.kind !== 'nobody' || isOpenToEverybody(dirname(root))) return root;
  return join(SHARED_ROOT, createHash('sha256').update(root).digest('hex').slice(0, 12));
}

export function layOut(root: string, major: string): DataFolder {
  const folder = join(root, major);
  return {
    folder,
    data: join(folder, 'data'),
    log: join(folder, 'server.log'),
    socketNote: join(folder, 'socket-folder'),
  };
}

/**
 * Refuses data of another major version, which PostgreSQL cannot read: to make a fresh, empty
 * server beside it would look like a loss of everything.
 */
export function checkVersion(root: string, layout: DataFolder, major: string): void {
  const written = versionOf(layout.data);
  if (written !== null && written !== major) {
    throw anotherVersion(layout.data, written, major);
  }
  if (written !== null || !existsSync(root)) return;
  for (const sibling of readdirSync(root)) {
    if (sibling === major || !/^\d+$/.test(sibling)) continue;
    const found = versionOf(join(root, sibling, 'data'));
    if (found !== null) throw anotherVersion(join(root, sibling, 'data'), found, major);
  }
}

export function versionOf(data: string): string | null {
  try {
    return readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  } catch {
    return null;
  }
}

function anotherVersion(data: string, written: string, major: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'DATA_OF_ANOTHER_VERSION',
    `${data} holds data of PostgreSQL ${written}, the installed programs are PostgreSQL ${major}: ` +
      'bring it over with a dump, or move the folder away to start with an empty one.',
  );
}

/**
 * Makes the data folder if there is none: in a draft beside it that is renamed when complete, so
 * that a kill in the middle leaves no half-made server and two starts at once cannot mix.
 */
export async function initialise(
  layout: DataFolder,
  binaries: ServerBinaries,
  user: ServerUser,
  fsync: boolean,
): Promise<void> {
  removeAbandonedDrafts(layout);
  if (versionOf(layout.data) !== null) return;
  if (existsSync(layout.data) && readdirSync(layout.data).length > 0) {
    throw new EmbeddedPostgresError(
      'DATA_FOLDER_DAMAGED',
      `${layout.data} holds files but no PostgreSQL data: move them away, or give another folder.`,
    );
  }
  const self = identifyProcess(process.pid);
  const maker = self === null ? process.pid : formatIdentity(self);
  const draft = mkdtempSync(join(layout.folder, `draft-${maker}-`));
  giveTo(draft, user);
  try {
    await runInitdb(draft, binaries, user, fsync);
    renameSync(draft, layout.data);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another start of the same folder was faster: its data is as good.
    if (versionOf(layout.data) === null) throw error;
  }
}

/** Gives the data to the user the server runs as; that changes when namespaces come or go. */
export function takeOver(layout: DataFolder, user: ServerUser): void {
  const owner = dataOwner(user);
  if (owner === null || !existsSync(layout.data)) return;
  if (lstatSync(layout.data).uid === owner.uid) return;
  const give = (path: string): void => {
    const stat = lstatSync(path);
    if (stat.isSymbolicLink()) return;
    chownSync(path, owner.uid, owner.gid);
    if (stat.isDirectory()) for (const name of readdirSync(path)) give(join(path, name));
  };
  give(layout.data);
}

/** Makes the folder around the data. The data itself is 0700; the way to it may be open. */
export function prepareFolder(layout: DataFolder, user: ServerUser): void {
  mkdirSync(layout.folder, { recursive: true });
  if (user.kind !== 'nobody') return;
  for (const folder of [dirname(layout.folder), layout.folder]) chmodSync(folder, 0o755);
}

/** Lets the server's own user in where that is somebody else than us. */
export function giveTo(folder: string, user: ServerUser): void {
  if (user.kind === 'nobody') chownSync(folder, user.uid, user.gid);
}

function removeAbandonedDrafts(layout: DataFolder): void {
  for (const name of readdirSync(layout.folder)) {
    if (!name.startsWith('draft-')) continue;
    const maker = parseIdentity(name.replace(/^draft-|-[^-]*$/g, ''));
    if (maker !== null && isAlive(maker)) continue;
    rmSync(join(layout.folder, name), { recursive: true, force: true });
  }
}

function runInitdb(
  data: string,
  binaries: ServerBinaries,
  user: ServerUser,
  fsync: boolean,
): Promise<void> {
  const { prefix, uid, gid } = disguise(user);
  const [program = '', ...before] = [...prefix, join(binaries.folder, 'bin', 'initdb')];
  return new Promise((resolve, reject) => {
    const initdb = spawn(
      program,
      [
        ...before,
        `--pgdata=${data}`,
        `--username=${SUPERUSER}`,
        '--encoding=UTF8',
        // Sorting and case by code point, the same on every machine, whatever locales it has.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
        // The folder of the socket is 0700: whoever reaches it is us.
        '--auth-local=trust',
        '--auth-host=reject',
        '--no-instructions',
        ...(fsync ? [] : ['--no-sync']),
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        cwd: '/',
        uid,
        gid,
        env: serverEnvironment(binaries.libraryFolder),
      },
    );
    let output = '';
    initdb.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    initdb.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    initdb.on('error', (error) =>
      reject(explainOutput('PostgreSQL could not make its data folder', error.message)),
    );
    initdb.on('close', (code) => {
      if (code === 0) resolve();
      else reject(explainOutput(`PostgreSQL could not make its data folder ${data}`, output));
    });
  });
}
