import type { Logger } from '@gezhi/server';
import { refusal, RefusedRequest } from '../http/refusal';
import { documentHash } from './document-hash';
import { readClientLists, stateOfFolder } from './safelist-folder';
import type { ClientList, ClientLists } from './safelist-folder';

/** What becomes of operations that are on no list: `log` answers and tells, `on` refuses. */
export const SAFELIST_MODES = ['off', 'log', 'on'] as const;
export type SafelistMode = (typeof SAFELIST_MODES)[number];

export interface SafelistOptions {
  readonly mode: Exclude<SafelistMode, 'off'>;
  /** Holds `<client>.json`; what is in `default.json` may be asked by everybody. */
  readonly folder: string;
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** How often the files are looked at. Default 1,000. */
  readonly everyMilliseconds?: number;
}

const EVERYBODY = 'default';
/** Operations told of in `log` mode, each once; then there is enough to read. */
const MOST_TOLD = 10_000;

/** Documents that were registered beforehand, for each client by the name it gives itself. */
export class Safelist {
  private lists: ClientLists;
  private seen: string;
  private readonly told = new Set<string>();
  private readonly timer: NodeJS.Timeout;

  /** Throws when a file cannot be read: a gateway that starts with half a list refuses half its clients. */
  constructor(private readonly options: SafelistOptions) {
    this.seen = stateOfFolder(options.folder);
    this.lists = readClientLists(options.folder);
    const { everyMilliseconds = 1_000 } = options;
    this.timer = setInterval(() => this.look(), everyMilliseconds).unref();
  }

  get refusesOthers(): boolean {
    return this.options.mode === 'on';
  }

  textOf(client: string | undefined, id: string): string | undefined {
    return this.listOf(client)?.byId.get(id) ?? this.lists.get(EVERYBODY)?.byId.get(id);
  }

  /** Throws RefusedRequest for a text that is on no list of the client's, or tells of it. */
  admit(client: string | undefined, text: string): void {
    if (this.listOf(client)?.texts.has(text) || this.lists.get(EVERYBODY)?.texts.has(text)) return;
    if (this.refusesOthers) throw this.refused(client);
    this.tell(client, text);
  }

  refused(client: string | undefined): RefusedRequest {
    return new RefusedRequest(
      refusal('OPERATION_NOT_SAFELISTED', { client: client ?? EVERYBODY }, 403),
    );
  }

  /** Looks now instead of at the next turn. What cannot be read leaves the lists as they are. */
  look(): void {
    const { folder, logger } = this.options;
    try {
      const before = stateOfFolder(folder);
      if (before === this.seen) return;
      this.seen = before;
      this.lists = readClientLists(folder);
      this.told.clear();
      logger.info({ clients: [...this.lists.keys()] }, 'lists of operations read again');
    } catch (error) {
      logger.error({ err: error }, 'unusable lists of operations: the old ones stay');
    }
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private listOf(client: string | undefined): ClientList | undefined {
    return client === undefined ? undefined : this.lists.get(client);
  }

  private tell(client: string | undefined, text: string): void {
    if (this.told.size >= MOST_TOLD) return;
    const hash = documentHash(text);
    const key = `${client ?? ''} ${hash}`;
    if (this.told.has(key)) return;
    this.told.add(key);
    // Not the text: people may have typed into it what belongs in no log.
    this.options.logger.warn({ client, hash }, 'operation on no list');
  }
}
