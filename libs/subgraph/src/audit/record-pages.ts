import type { KeptRecord, RecordFilter } from '@gezhi/audit';
import { countRecords, findRecords } from '@gezhi/audit';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { encodeCursor } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import type { ConnectionValue } from '../lists/connection';
import { connection } from '../lists/connection';
import type { PageArgs } from '../lists/page.args';
import { pageRequest } from '../lists/page.args';

/** A page of records as a connection, the newest first. Answers LIMIT_EXCEEDED or INVALID_CURSOR. */
export async function recordPage(
  manager: EntityManager,
  filter: RecordFilter,
  args: PageArgs,
): Promise<Result<ConnectionValue<KeptRecord>>> {
  const page = pageRequest(args);
  if (!page.ok) return page;
  const { first, after } = page.value;
  const before = after === null ? null : Number(after.key);
  if (before !== null && !Number.isSafeInteger(before))
    return refuse('INVALID_CURSOR', { path: ['after'] });
  const found = await findRecords(manager, filter, { first: first + 1, before });
  const rows = found.slice(0, first);
  const cursorOf = ({ seq }: KeptRecord) => encodeCursor({ value: String(seq), key: String(seq) });
  return ok(
    connection({ rows, hasNextPage: found.length > first, cursorOf }, () =>
      countRecords(manager, filter),
    ),
  );
}
