import type { z } from 'zod';

/** What messages of one kind hold, agreed between the department that sends them and those that read them. */
export interface Topic<Payload extends object = object> {
  /** `grid.area.v1`: the department, what it is about, and the version of the payload. */
  readonly name: string;
  /** Keys, codes and counts only, never a person. Checked before a message is written and before it is handled. */
  readonly payload: z.ZodType<Payload>;
}

const NAME = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9]\d*$/;

/** Declares a topic. A payload that changes so that an old reader fails on it is another version, sent beside the old. */
export function defineTopic<Payload extends object>(topic: Topic<Payload>): Topic<Payload> {
  if (!NAME.test(topic.name)) throw new Error(`"${topic.name}" cannot name a topic`);
  return topic;
}
