import type { UnitOfWork } from '@gezhi/persistence';
import type { Message } from '../message/message';
import type { Topic } from '../message/topic';

/** What a department does with messages of a topic. */
export interface Consumption<Payload extends object = object> {
  readonly topic: Topic<Payload>;
  /**
   * Takes the message over, in the transaction that also notes that it was handled: its effect happens once. What it
   * throws is tried again a few times; then the message is parked, and those behind it of the same key with it.
   */
  handle(uow: UnitOfWork, message: Message<Payload> & { readonly source: string }): Promise<void>;
}

/** Declares what is done with a topic; the type of the payload is the topic's. */
export function defineConsumption<Payload extends object>(
  consumption: Consumption<Payload>,
): Consumption {
  return consumption as unknown as Consumption;
}
