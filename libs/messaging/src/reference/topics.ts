import { AREA_KIND_LIST, isAreaCode } from '@gezhi/kernel';
import { z } from 'zod';
import { defineTopic } from '../message/topic';

const areaCode = z.string().refine(isAreaCode);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const name = z.string().min(1).max(200);
const word = z.string().regex(/^[A-Z][A-Z0-9_]{0,59}$/);
const version = z.int().positive();

/** What an area is now; the key is its code. */
export const AREA_TOPIC = defineTopic({
  name: 'grid.area.v1',
  payload: z.object({
    code: areaCode,
    name,
    kind: z.enum(AREA_KIND_LIST.codes),
    parentCode: areaCode.nullable(),
    validFrom: date,
    validTo: date.nullable(),
    version,
  }),
});

/** What an organisation is now; the key is its id. */
export const ORGANIZATION_TOPIC = defineTopic({
  name: 'party-building.organization.v1',
  payload: z.object({
    id: z.uuid(),
    name,
    kind: word,
    parentId: z.uuid().nullable(),
    areaCode,
    validFrom: date.nullable(),
    validTo: date.nullable(),
    version,
  }),
});

/** Every object of a topic was sent: who read this far has a full copy. The key is the topic. */
export function completeTopic(department: string) {
  return defineTopic({
    name: `${department}.copy-complete.v1`,
    payload: z.object({ topic: z.string(), objects: z.int().nonnegative() }),
  });
}

/** A department lacks its copy of a topic, or may have missed some of it. The key is the topic. */
export function wantedTopic(department: string) {
  return defineTopic({
    name: `${department}.copy-wanted.v1`,
    payload: z.object({ topic: z.string() }),
  });
}

/** Who may want copies, and who sends them. */
export const DEPARTMENTS = ['grid', 'party-building', 'services', 'enforcement'] as const;
