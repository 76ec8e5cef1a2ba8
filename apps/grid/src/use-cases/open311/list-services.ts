import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import { EventCategory } from '../../domain/category/event-category.entity';

/** More leaves than any city has; the tree is reference data. */
const MOST = 1_000;

/** A leaf of the category tree with the name of what it lies in. */
export interface Service {
  readonly leaf: EventCategory;
  readonly group: EventCategory | null;
}

/** What can be reported: the leaves of the category tree in the order of their codes. */
export async function listServices({ database }: UseCase): Promise<readonly Service[]> {
  const all = await database.manager.find(EventCategory, { order: { code: 'ASC' }, take: MOST });
  const byCode = new Map(all.map((category) => [category.code, category]));
  return all
    .filter(({ leaf }) => leaf)
    .map((leaf) => ({ leaf, group: byCode.get(leaf.parentCode ?? '') ?? null }));
}

/** One of them. Answers OPEN311_SERVICE_UNKNOWN. */
export async function findService(
  { database }: UseCase,
  code: string,
): Promise<Result<EventCategory>> {
  const found = await database.manager.findOneBy(EventCategory, { code, leaf: true });
  return found
    ? ok(found)
    : refuse('OPEN311_SERVICE_UNKNOWN', { path: ['service_code'], code: code.slice(0, 80) });
}
