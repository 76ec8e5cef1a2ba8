import type { BusMessage, Message } from '../message/message';

/** What was read, and what can be read at all. */
export interface BusReading {
  /** Which bus it is: places of another one mean nothing here. */
  readonly bus: string;
  /** The last place that was removed because its time was over; 0 while nothing was. */
  readonly trimmedTo: number;
  /** In order, after the place asked for. */
  readonly messages: readonly BusMessage[];
}

/** What carries messages between departments: a log that is only added to, read by each in its own time. */
export interface Bus {
  /**
   * Adds messages, all or none, in the name of the department that is signed in.
   * @throws MessageRefused when trying again will not help; anything else when the bus cannot be reached.
   */
  append(messages: readonly Message[]): Promise<void>;
  /** The messages after a place. No message appears later at a place before one that was read. */
  read(after: number, limit: number): Promise<BusReading>;
  /** Removes what is older than the bus keeps messages, a batch at a time; answers how many. */
  trim(): Promise<number>;
  /** Calls back when there may be something new. May stay silent: whoever reads also looks by itself. */
  onNews(wake: () => void): () => Promise<void>;
  close(): Promise<void>;
}

/** The bus does not take this message, now or later. */
export class MessageRefused extends Error {
  override readonly name = 'MessageRefused';
}
