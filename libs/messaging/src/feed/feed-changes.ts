import type { ObjectChange, UnitOfWork } from '@gezhi/persistence';

/** A type of object whose changes can be followed, and in whose scope each lies. What is not declared is not told. */
export interface FeedSource {
  /** The type as `uow.changes` and the graph name it. */
  readonly type: string;
  /** Its table, with a column `area_code` unless told otherwise. */
  readonly table: string;
  /** SQL on the row `o` for its key as text. Unless told it is found by `o.id`, a uuid. */
  readonly key?: string;
  /** SQL on the row `o`: where it lies. `o.area_code` unless told. */
  readonly areaCode?: string;
  /** SQL on the row `o` for a uuid[] of the organisations that may see it wherever it lies. None unless told. */
  readonly organizations?: string;
}

/**
 * Writes what the transaction changed to the feed, as its objects are by now, in one statement for each type. A change
 * that takes an object out of somebody's sight is told to those who see it afterwards.
 */
export async function feedChanges(uow: UnitOfWork, sources: readonly FeedSource[]): Promise<void> {
  for (const source of sources) {
    const changes = uow.changes.filter(({ type }) => type === source.type);
    if (changes.length > 0) await feedOne(uow, source, changes);
  }
}

async function feedOne(
  uow: UnitOfWork,
  source: FeedSource,
  changes: readonly ObjectChange[],
): Promise<void> {
  const values = [
    uow.now,
    source.type,
    changes.map(({ id }) => id),
    changes.map(({ action }) => action),
    changes.map(({ from }) => from ?? null),
    changes.map(({ to }) => to ?? null),
    changes.map(({ areaCode }) => areaCode ?? null),
  ];
  await uow.beyondSight((manager) => manager.query(insertOf(source), values));
}

function insertOf({ table, key, areaCode, organizations }: FeedSource): string {
  return `
    INSERT INTO change_feed (at, type, object_id, action, from_state, to_state, area_code, organization_ids)
    SELECT $1, $2, c.id, c.action, c.from_state, c.to_state, coalesce(${areaCode ?? 'o.area_code'}, c.area_code),
      coalesce(${organizations ?? "'{}'::uuid[]"}, '{}')
    FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
      WITH ORDINALITY c (id, action, from_state, to_state, area_code, ordinal)
    LEFT JOIN ${table} o ON ${key === undefined ? 'o.id = c.id::uuid' : `${key} = c.id`}
    ORDER BY c.ordinal`;
}

/** Days that the feed can be resumed for. */
export const FEED_DAYS = 7;

/** What the job of message retention removes of the feed. */
export const FEED_RETENTION = {
  changes: `DELETE FROM change_feed WHERE position IN (
    SELECT position FROM (SELECT position, at FROM change_feed ORDER BY position LIMIT 5000) oldest
    WHERE at < $1::timestamptz - make_interval(days => ${FEED_DAYS}))`,
};
