import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { reasonOf, SupergraphRefusedError } from './supergraph-refused';

/** The committed supergraph: composed and checked before a release, never at start. */
export const COMMITTED_SUPERGRAPH = join(__dirname, '../../supergraph.graphql');

/** Twenty times the committed one. */
const MOST_BYTES = 16_777_216;
const EVERY_MILLISECONDS = 2_000;
const SETTLE_MILLISECONDS = 100;

export interface SupergraphFileOptions {
  /** Bytes read at most. Default 16 MiB. */
  readonly limit?: number;
  /** How often it is looked at where no notice comes. Default 2,000. */
  readonly everyMilliseconds?: number;
  /** How long a changed file must stay as it is before it is read. Default 100. */
  readonly settleMilliseconds?: number;
}

export interface SupergraphWatch {
  /** Told of every change, and of the file as it is when somebody asks again. */
  readonly onText: (sdl: string, again: boolean) => unknown;
  readonly onProblem: (error: SupergraphRefusedError) => void;
}

/**
 * The file that holds the supergraph, watched while the gateway runs. Notices of the system make a change quick; since
 * they are lost on network file systems, bind mounts and where links are exchanged (as Kubernetes does), the state of
 * the file is asked for every two seconds as well. A file that is being written is left alone until it is not.
 */
export class SupergraphFile {
  private seen = '';
  private looking: Promise<void> | null = null;
  private watcher: FSWatcher | null = null;
  private timer: NodeJS.Timeout | undefined;
  private told: SupergraphWatch | null = null;

  constructor(
    private readonly file: string,
    private readonly options: SupergraphFileOptions = {},
  ) {}

  /** The text as it is now; throws SupergraphRefusedError. */
  async read(): Promise<string> {
    const { limit = MOST_BYTES } = this.options;
    // Before it is read, so that whatever changes it meanwhile is seen.
    this.seen = await this.state();
    try {
      const { size: bytes } = await stat(this.file);
      if (bytes > limit) throw new SupergraphRefusedError('SUPERGRAPH_TOO_LARGE', { bytes, limit });
      const sdl = await readFile(this.file, 'utf8');
      if (sdl.trim() === '') throw new Error(`${this.file} is empty`);
      return sdl;
    } catch (error) {
      if (error instanceof SupergraphRefusedError) throw error;
      const reason = reasonOf(error);
      throw new SupergraphRefusedError('SUPERGRAPH_UNREADABLE', { reason }, error);
    }
  }

  /** Begins to watch, from what was read last. */
  watch(told: SupergraphWatch): void {
    const { everyMilliseconds = EVERY_MILLISECONDS } = this.options;
    this.told = told;
    this.timer = setInterval(() => void this.look(), everyMilliseconds).unref();
    try {
      // The folder: whoever renames a file into its place changes the folder, and not the file that was there.
      this.watcher = watch(dirname(this.file), { persistent: false }, () => void this.look());
      this.watcher.on('error', () => this.watcher?.close());
    } catch {
      // Asking for its state finds every change too.
    }
    void this.look();
  }

  /** Looks now. Nearly free when nothing changed. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce().finally(() => {
      this.looking = null;
    });
    return this.looking;
  }

  /** Tells of it as it is, whether or not it changed. */
  async lookAgain(): Promise<void> {
    await this.looking;
    await this.tell(true);
  }

  stop(): void {
    this.told = null;
    this.watcher?.close();
    clearInterval(this.timer);
  }

  private async lookOnce(): Promise<void> {
    const { settleMilliseconds = SETTLE_MILLISECONDS } = this.options;
    let state = await this.state();
    while (this.told !== null && state !== this.seen) {
      await pause(settleMilliseconds, undefined, { ref: false });
      const later = await this.state();
      // What changes under the eyes of its reader has another state afterwards, and is read once more.
      if (later === state) await this.tell(false);
      state = await this.state();
    }
  }

  private async tell(again: boolean): Promise<void> {
    const { told } = this;
    if (told === null) return;
    try {
      const sdl = await this.read();
      told.onText(sdl, again);
    } catch (error) {
      if (!(error instanceof SupergraphRefusedError)) throw error;
      told.onProblem(error);
    }
  }

  /** Changes with every write, rename and exchange of a link. */
  private async state(): Promise<string> {
    try {
      const { ino, size, mtimeNs, ctimeNs } = await stat(this.file, { bigint: true });
      return [ino, size, mtimeNs, ctimeNs].join();
    } catch {
      return 'none';
    }
  }
}
