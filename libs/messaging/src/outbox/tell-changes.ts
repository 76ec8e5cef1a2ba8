import type { UnitOfWork } from '@gezhi/persistence';
import type { Message } from '../message/message';
import type { Publication } from './publication';
import { prepared, writeOutbox } from './publish';

/** Writes a message for every object that the transaction changed and the department publishes. */
export async function tellChanges(
  uow: UnitOfWork,
  publications: readonly Publication[],
): Promise<void> {
  const messages: Message[] = [];
  for (const publication of publications) {
    const keys = keysOf(uow, publication);
    if (keys.length > 0) messages.push(...(await messagesOf(uow, publication, keys)));
  }
  await writeOutbox(uow.manager, messages);
}

/** What the objects are now, as messages. Every row is looked at: what is told does not depend on who changed it. */
export async function messagesOf(
  uow: UnitOfWork,
  { topic, load }: Publication,
  keys: readonly string[],
): Promise<Message[]> {
  const found = await uow.beyondSight((manager) => load(manager, keys));
  return keys.flatMap((key) => {
    const payload = found.get(key);
    return payload === undefined ? [] : [prepared({ topic, key, payload }, uow.now)];
  });
}

function keysOf({ changes }: UnitOfWork, { types }: Publication): string[] {
  return [...new Set(changes.flatMap(({ type, id }) => (types.includes(type) ? [id] : [])))];
}
