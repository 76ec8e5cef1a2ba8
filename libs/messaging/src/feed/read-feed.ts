import type { EntityManager } from 'typeorm';

/** A change as it is followed. */
export interface FeedChange {
  readonly position: number;
  readonly at: Date;
  readonly type: string;
  readonly id: string;
  readonly action: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly areaCode: string | null;
  readonly organizationIds: readonly string[];
}

export interface FeedQuestion {
  /** The place after which to read. */
  readonly after: number;
  readonly limit: number;
  /** Types to be told of; all when left out. */
  readonly types?: readonly string[] | null;
  /** The area to be told of, with all inside it; everywhere when left out. */
  readonly within?: string | null;
}

export interface FeedPage {
  readonly changes: readonly FeedChange[];
  /** The place to go on from: everything before it was told. */
  readonly next: number;
  /** Whether there may be more by now. */
  readonly more: boolean;
  /** The last place that was removed because its time was over. Who resumes before it has missed something. */
  readonly removedTo: number;
}

const PAGE = `
  SELECT (SELECT removed_to FROM change_feed_tail) AS "removedTo",
    change_feed_head() AS head, f.*
  FROM (SELECT 1) one LEFT JOIN LATERAL (
    SELECT position, at, type, object_id AS id, action, from_state AS "from", to_state AS "to",
      area_code AS "areaCode", organization_ids AS "organizationIds"
    FROM change_feed
    WHERE position > $1 AND ($3::text[] IS NULL OR type = ANY ($3)) AND ($4::text IS NULL OR starts_with(area_code, $4))
    ORDER BY position LIMIT $2) f ON true
  ORDER BY f.position`;

type Row = { readonly removedTo: string; readonly head: string } & {
  readonly [Key in keyof FeedChange]: FeedChange[Key] | null;
};

/** The changes the caller may see after a place, in one statement of one moment. */
export async function readFeed(
  manager: Pick<EntityManager, 'query'>,
  { after, limit, types = null, within = null }: FeedQuestion,
): Promise<FeedPage> {
  const rows = await manager.query<Row[]>(PAGE, [after, limit, types, within]);
  const changes = rows.flatMap(({ removedTo: _, head: __, ...row }) =>
    row.position === null ? [] : [{ ...row, position: Number(row.position) } as FeedChange],
  );
  const more = limit > 0 && changes.length === limit;
  // Read in the same moment: whatever comes later has a place after it, whoever may see it.
  const last = changes.at(-1)?.position ?? after;
  const next = more ? last : Math.max(last, Number(rows[0]?.head ?? 0), after);
  return { changes, next, more, removedTo: Number(rows[0]?.removedTo ?? 0) };
}
