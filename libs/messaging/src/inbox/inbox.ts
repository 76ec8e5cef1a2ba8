import type { Clock } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { Database, UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { Logger } from '@gezhi/server';
import type { Bus } from '../bus/bus';
import type { BusMessage } from '../message/message';
import type { Consumption } from './consumption';
import { noteFailure, park, parkedPlaces, placeOf } from './parked';

export interface InboxOptions {
  /** Works through every row; its witness records what handlers change. */
  readonly database: Database;
  readonly bus: Pick<Bus, 'read'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly consumptions: readonly Consumption[];
  /** Messages at a time. 100 unless told. */
  readonly batch?: number;
  /** How often a message is tried before it is parked. 5 unless told. */
  readonly attempts?: number;
  /** Hears that messages were removed from the bus before this department read them: its copies may lack something. */
  readonly onGap?: (uow: UnitOfWork) => Promise<void>;
}

interface Tail {
  readonly position: number;
  readonly bus: string | null;
}

const TAIL = 'SELECT position::int8 AS position, bus FROM inbox_tail';
const LOCKED_TAIL = `${TAIL} FOR UPDATE`;
const MOVE_TAIL = 'UPDATE inbox_tail SET position = $1, bus = $2';
const FIRST_TIME = `
  INSERT INTO inbox_message (id, handled_at) SELECT id, $2 FROM unnest($1::uuid[]) id
  ON CONFLICT DO NOTHING RETURNING id`;

/** Reads the bus for one department, from its own place on. */
export class Inbox {
  private readonly consumptions: ReadonlyMap<string, Consumption>;

  constructor(private readonly options: InboxOptions) {
    this.consumptions = new Map(options.consumptions.map((one) => [one.topic.name, one]));
  }

  /** Handles what is next on the bus and answers whether there may be more. */
  async step(): Promise<boolean> {
    const { bus, batch = 100 } = this.options;
    const tail = await this.tail();
    const reading = await bus.read(tail.position, batch);
    if (reading.bus !== tail.bus || reading.trimmedTo > tail.position) {
      await this.begin(tail, reading);
      return true;
    }
    const { messages } = reading;
    if (messages.length === 0) return false;
    const taken = await this.take(messages, tail);
    return taken < messages.length || messages.length === batch;
  }

  private async tail(): Promise<Tail> {
    const { database, clock } = this.options;
    const found = await inTransaction(database, clock, async ({ manager }) =>
      ok(tailOf(await manager.query(TAIL))),
    );
    return found.ok ? found.value : { position: 0, bus: null };
  }

  /** A bus never seen is read from its first message on; so is one whose next messages are gone, with a gap noted. */
  private async begin(
    seen: Tail,
    { bus, trimmedTo }: { readonly bus: string; readonly trimmedTo: number },
  ): Promise<void> {
    const { database, clock, logger, onGap } = this.options;
    await inTransaction(database, clock, async (uow) => {
      if (!isSame(tailOf(await uow.manager.query(LOCKED_TAIL)), seen)) return ok();
      await uow.manager.query(MOVE_TAIL, [trimmedTo, bus]);
      if (trimmedTo > 0 || seen.bus !== null) {
        logger.warn({ seen, bus, trimmedTo }, 'messages were missed');
        await onGap?.(uow);
      }
      return ok();
    });
  }

  /**
   * Everything in one transaction; when a message cannot be handled, what is before it, and then it by itself. Answers
   * how many messages that were.
   */
  private async take(messages: readonly BusMessage[], tail: Tail): Promise<number> {
    try {
      await this.handleAll(messages, tail);
      return messages.length;
    } catch (error) {
      if (!(error instanceof HandlerFailed)) throw error;
      const index = messages.indexOf(error.message_);
      const before = messages.slice(0, index);
      if (before.length > 0) return this.take(before, tail);
      await this.failed(error, tail);
      return 1;
    }
  }

  private async handleAll(messages: readonly BusMessage[], tail: Tail): Promise<void> {
    const { database, clock } = this.options;
    const result = await inTransaction(database, clock, async (uow) => {
      if (!isSame(tailOf(await uow.manager.query(LOCKED_TAIL)), tail)) return ok();
      const known = messages.filter(({ topic }) => this.consumptions.has(topic));
      const fresh = await this.firstTime(uow, known);
      const parked = await parkedPlaces(uow, fresh);
      for (const message of fresh) {
        if (parked.has(placeOf(message)))
          await park(uow, message, 0, 'waits behind a parked message of its key');
        else await this.handle(uow, message);
      }
      await uow.manager.query(MOVE_TAIL, [messages.at(-1)?.position ?? tail.position, tail.bus]);
      return ok();
    });
    if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  }

  private async firstTime(
    { manager, now }: UnitOfWork,
    messages: readonly BusMessage[],
  ): Promise<BusMessage[]> {
    if (messages.length === 0) return [];
    const rows = await manager.query<{ id: string }[]>(FIRST_TIME, [
      messages.map(({ id }) => id),
      now,
    ]);
    const fresh = new Set(rows.map(({ id }) => id));
    // Sent twice, a message may also stand twice in one batch.
    return messages.filter(({ id }) => fresh.delete(id));
  }

  private async handle(uow: UnitOfWork, message: BusMessage): Promise<void> {
    const consumption = this.consumptions.get(message.topic);
    if (!consumption) return;
    try {
      const payload = consumption.topic.payload.parse(message.payload);
      await consumption.handle(uow, { ...message, payload });
    } catch (error) {
      throw new HandlerFailed(message, error);
    }
  }

  /** Counts the attempt; the last one parks the message and lets the others go on. */
  private async failed({ message_: message, cause }: HandlerFailed, tail: Tail): Promise<void> {
    const { database, clock, logger, attempts = 5 } = this.options;
    const problem = problemOf(cause);
    const facts = { topic: message.topic, key: message.key, id: message.id, problem };
    let isParked = false;
    await inTransaction(database, clock, async (uow) => {
      if (!isSame(tailOf(await uow.manager.query(LOCKED_TAIL)), tail)) return ok();
      const tried = await noteFailure(uow, message.id, problem);
      if (tried < attempts) return ok();
      isParked = true;
      await this.firstTime(uow, [message]);
      await park(uow, message, tried, problem);
      await uow.manager.query(MOVE_TAIL, [message.position, tail.bus]);
      return ok();
    });
    if (isParked) logger.error(facts, 'message parked');
    else throw new Error(`A message of ${message.topic} failed: ${problem}`, { cause });
  }
}

/** A handler threw; the transaction is lost. */
class HandlerFailed extends Error {
  override readonly name = 'HandlerFailed';

  constructor(
    readonly message_: BusMessage,
    override readonly cause: unknown,
  ) {
    super('A message could not be handled');
  }
}

function tailOf([row]: { position: string; bus: string | null }[]): Tail {
  return { position: Number(row?.position ?? 0), bus: row?.bus ?? null };
}

function isSame(one: Tail, other: Tail): boolean {
  return one.position === other.position && one.bus === other.bus;
}

/** One sentence without values of rows: it is stored and shown. */
export function problemOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (text.split('\n')[0] ?? text).slice(0, 300);
}
