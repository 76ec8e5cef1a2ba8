import { newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { Message } from '../message/message';
import type { Topic } from '../message/topic';

export interface OutgoingMessage<Payload extends object = object> {
  readonly topic: Topic<Payload>;
  readonly key: string;
  readonly payload: Payload;
}

/**
 * Tells the others, if the transaction commits. Written with the change it tells of, as one of its last statements:
 * from there on no other transaction that tells anything can commit before it.
 * @throws when the payload is not what the topic says: nothing is changed that cannot be told.
 */
export function publish<Payload extends object>(
  uow: UnitOfWork,
  message: OutgoingMessage<Payload>,
): void {
  const ready = prepared(message, uow.now);
  uow.atEnd(() => writeOutbox(uow.manager, [ready]));
}

/** The message as it is written; its payload is what the topic keeps of it. */
export function prepared({ topic, key, payload }: OutgoingMessage, occurredAt: Date): Message {
  const kept = topic.payload.safeParse(payload);
  if (!kept.success)
    throw new Error(`A message of ${topic.name} is not what its topic says: ${kept.error.message}`);
  return { id: newId(), topic: topic.name, key, payload: kept.data, occurredAt };
}

const INSERT = `
  INSERT INTO outbox_message (id, topic, key, payload, occurred_at)
  SELECT id, topic, key, payload, occurred_at
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[], $5::timestamptz[])
    WITH ORDINALITY m (id, topic, key, payload, occurred_at, ordinal)
  ORDER BY ordinal`;

/** Adds messages to the outbox, in the transaction of the manager. */
export async function writeOutbox(
  manager: Pick<EntityManager, 'query'>,
  messages: readonly Message[],
): Promise<void> {
  if (messages.length === 0) return;
  await manager.query(INSERT, [
    messages.map(({ id }) => id),
    messages.map(({ topic }) => topic),
    messages.map(({ key }) => key),
    messages.map(({ payload }) => JSON.stringify(payload)),
    messages.map(({ occurredAt }) => occurredAt),
  ]);
}
