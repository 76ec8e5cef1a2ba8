import type { Clock } from '@gezhi/kernel';
import type { Database } from '@gezhi/persistence';
import type { Logger } from '@gezhi/server';
import type { Bus } from './bus/bus';
import { OUTBOX_CHANNEL } from './department/locks';
import type { Consumption } from './inbox/consumption';
import { Inbox, problemOf } from './inbox/inbox';
import { relayOnce } from './outbox/relay';
import type { ReferenceCopy } from './reference/reference-copy';
import { doubtCopies, wantCopies } from './reference/want-copies';
import { listenTo } from './wake/listen';
import { startWorkLoop } from './wake/work-loop';

/** Milliseconds: once an hour. */
const TRIM_EVERY = 3_600_000;

export interface MessagingOptions {
  /** The department: `grid`. */
  readonly name: string;
  /** Its database, as the serving process signs in: to be woken. */
  readonly url: string;
  /** Its database for work through every row; what handlers change is recorded by its witness. */
  readonly database: Database;
  readonly bus: Bus;
  readonly consumptions: readonly Consumption[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** The copies of others' lists that this department keeps. */
  readonly copies?: readonly ReferenceCopy[];
  /** Milliseconds between two looks when nothing wakes. 2,000 unless told. */
  readonly lookEvery?: number;
}

export interface RunningMessaging {
  stop(): Promise<void>;
}

/**
 * Relays the outbox of a department and reads its inbox in this process, beside any number of others that do the same:
 * of each, one acts at a time. While the bus or the database is away it waits; nothing is lost by it.
 */
export function startMessaging(options: MessagingOptions): RunningMessaging {
  const { name, url, database, bus, clock, consumptions, copies = [], lookEvery = 2_000 } = options;
  const logger = options.logger.child({ part: 'messaging' });
  const tell = quietly(logger);

  const relay = startWorkLoop({
    step: async () => (await relayOnce({ database, bus, clock })) > 0,
    every: lookEvery,
    onProblem: tell('the outbox is not relayed'),
  });
  const inbox = new Inbox({ database, bus, clock, logger, consumptions, onGap: doubtCopies });
  const reader = startWorkLoop({
    step: () => inbox.step(),
    every: lookEvery,
    onProblem: tell('the inbox is not read'),
  });
  const outboxNews = listenTo({
    url,
    name: `gezhi-${name}-outbox`,
    channel: OUTBOX_CHANNEL,
    wake: () => relay.wake(),
    onProblem: tell('not woken by the outbox'),
  });
  const wanting = startWorkLoop({
    step: async () => {
      const wanted = await wantCopies(database, clock, name, copies);
      if (wanted.length > 0) logger.info({ wanted }, 'copies of lists asked for');
      return false;
    },
    every: 15 * lookEvery,
    onProblem: tell('copies of lists are not asked for'),
  });
  const trimming = startWorkLoop({
    step: async () => (await bus.trim()) > 0,
    every: TRIM_EVERY,
    onProblem: tell('old messages stay on the bus'),
  });
  const stopNews = bus.onNews(() => reader.wake());
  logger.info({ topics: consumptions.map(({ topic }) => topic.name) }, 'messaging started');
  return {
    async stop() {
      await stopNews();
      await Promise.all([relay, reader, wanting, trimming, outboxNews].map((one) => one.stop()));
    },
  };
}

/** The same trouble once a minute, not at every look. */
export function quietly(logger: Logger): (what: string) => (error: unknown) => void {
  const said = new Map<string, number>();
  return (what) => (error) => {
    const problem = problemOf(error);
    const now = performance.now();
    if (now - (said.get(what + problem) ?? -Infinity) < 60_000) return;
    said.set(what + problem, now);
    logger.warn({ problem }, what);
  };
}
