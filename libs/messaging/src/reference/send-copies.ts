import type { UnitOfWork } from '@gezhi/persistence';
import type { Consumption } from '../inbox/consumption';
import { defineConsumption } from '../inbox/consumption';
import type { Publication } from '../outbox/publication';
import { prepared, writeOutbox } from '../outbox/publish';
import { messagesOf } from '../outbox/tell-changes';
import { completeTopic, DEPARTMENTS, wantedTopic } from './topics';

const BATCH = 2_000;

/** How an owner answers those who lack a copy of what it publishes. */
export function copyAnswers(
  department: string,
  publications: readonly Publication[],
): Consumption[] {
  if (publications.length === 0) return [];
  return DEPARTMENTS.filter((other) => other !== department).map((other) =>
    defineConsumption({
      topic: wantedTopic(other),
      async handle(uow, { payload: { topic } }) {
        const publication = publications.find((one) => one.topic.name === topic);
        if (publication) await sendAll(uow, department, publication);
      },
    }),
  );
}

/** Sends every object of a topic, and then that these were all. Readers take them as any other message. */
export async function sendAll(
  uow: UnitOfWork,
  department: string,
  publication: Publication,
): Promise<number> {
  let objects = 0;
  let after = '';
  for (;;) {
    const keys = await uow.beyondSight((manager) => publication.keysAfter(manager, after, BATCH));
    if (keys.length === 0) break;
    await writeOutbox(uow.manager, await messagesOf(uow, publication, keys));
    objects += keys.length;
    after = keys.at(-1) ?? after;
  }
  const topic = publication.topic.name;
  const payload = { topic, objects };
  await writeOutbox(uow.manager, [
    prepared({ topic: completeTopic(department), key: topic, payload }, uow.now),
  ]);
  return objects;
}
