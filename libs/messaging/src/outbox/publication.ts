import type { EntityManager } from 'typeorm';
import type { Topic } from '../message/topic';

/**
 * An object type that a department tells the others about: each transaction that changes such objects sends what they
 * are by then, so that who reads the latest message of a key knows all there is to know.
 */
export interface Publication<Payload extends object = object> {
  readonly topic: Topic<Payload>;
  /** The types of `uow.changes` whose ids are keys of it. */
  readonly types: readonly string[];
  /** What the objects are now, by key, in one statement; an unknown key is left out. Sees every row. */
  load(manager: EntityManager, keys: readonly string[]): Promise<ReadonlyMap<string, Payload>>;
  /** Keys of all objects after one, in the order of "C": what a reader without a copy is sent. */
  keysAfter(manager: EntityManager, after: string, limit: number): Promise<readonly string[]>;
}

/** Declares what is published; the type of the payload is the topic's. */
export function definePublication<Payload extends object>(
  publication: Publication<Payload>,
): Publication {
  return publication as unknown as Publication;
}
