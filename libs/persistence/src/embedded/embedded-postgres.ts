import { resolve } from 'node:path';
import {
  checkVersion,
  initialise,
  layOut,
  prepareFolder,
  reachableRoot,
  takeOver,
  versionOf,
} from './data-folder';
import { explainSystemError } from './embedded-postgres-error';
import { copyForEverybody, findBinaries, linkLibraries, serverVersion } from './server-binaries';
import type { ServerBinaries } from './server-binaries';
import { freeDataFolder } from './server-holder';
import { launchServer } from './server-process';
import { SUPERUSER } from './server-settings';
import { chooseServerUser, isOpenToEverybody } from './server-user';
import type { ServerUser } from './server-user';
import { checkSocketFolder, makeSocketFolder, removeSocketFolder } from './socket-folder';

export interface EmbeddedPostgresOptions {
  /** Root of the data; the major version is appended (`<dataFolder>/18/data`). Made if missing. */
  readonly dataFolder: string;
  /** A folder of mode 0700 with a short path. Default: a fresh one under the temporary folder. */
  readonly socketFolder?: string;
  /** Default true: what is committed survives a power cut. False for tests only. */
  readonly fsync?: boolean;
  /** Told in a short phrase what takes time. */
  readonly onProgress?: (step: string) => void;
}

/** A running server that belongs to this process and ends with it. */
export interface EmbeddedPostgres {
  /** `18.4` */
  readonly version: string;
  readonly processId: number;
  readonly socketFolder: string;
  /** Where what the server says is written. */
  readonly logFile: string;
  /** Whether a server that a killed launcher left behind had to be ended first. */
  readonly endedOrphan: boolean;
  /** Address of a database of this server, as `pg` and TypeORM take it. */
  url(database: string): string;
  /** Settles when the server is gone: null after `stop()`, else what it last said. */
  readonly ended: Promise<string | null>;
  /** Ends it in order, within 5 seconds, and removes the socket. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the binaries of the npm package, with a Unix socket and nothing else.
 * Throws `EmbeddedPostgresError` with a stable code and one line that says what to do.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const progress = options.onProgress ?? (() => undefined);
  const fsync = options.fsync ?? true;
  try {
    if (options.socketFolder !== undefined) checkSocketFolder(options.socketFolder);
    const user = chooseServerUser();
    const root = reachableRoot(resolve(options.dataFolder), user);
    const binaries = prepareBinaries(user, root, progress);
    const version = serverVersion(binaries);
    const layout = layOut(root, version.major);
    prepareFolder(layout, user);
    checkVersion(root, layout, version.major);
    const endedOrphan = await freeDataFolder(layout.data);
    if (endedOrphan) progress('Ended the PostgreSQL server that a killed start left behind');
    if (versionOf(layout.data) === null) {
      progress(`Making the data folder of PostgreSQL ${version.full}`);
      await initialise(layout, binaries, user, fsync);
    }
    takeOver(layout, user);
    progress(`Starting PostgreSQL ${version.full}`);
    const socketFolder = options.socketFolder ?? makeSocketFolder(layout, user);
    const server = await launchServer({
      layout,
      binaries,
      user,
      socketFolder,
      fsync,
      progress,
    }).catch((error: unknown) => {
      removeSocketFolder(layout, socketFolder);
      throw error;
    });
    const ended = server.ended.then((lastWords) => {
      removeSocketFolder(layout, socketFolder);
      return lastWords;
    });
    return {
      version: version.full,
      processId: server.processId,
      socketFolder,
      logFile: layout.log,
      endedOrphan,
      url: (database) =>
        `postgresql://${SUPERUSER}@localhost/${encodeURIComponent(database)}?host=${encodeURIComponent(socketFolder)}`,
      ended,
      stop: async () => {
        server.stop();
        await ended;
      },
    };
  } catch (error) {
    throw explainSystemError('PostgreSQL could not be started', error);
  }
}

function prepareBinaries(
  user: ServerUser,
  root: string,
  progress: (step: string) => void,
): ServerBinaries {
  const folder = findBinaries();
  if (user.kind === 'nobody' && !isOpenToEverybody(folder)) {
    progress('Copying the PostgreSQL programs to where the user nobody may read them');
    return copyForEverybody({ folder, libraryFolder: null }, '/var/lib/gezhi');
  }
  return linkLibraries(folder, resolve(root, 'lib'));
}
