import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { Sql } from 'sql-template-tag';
import sql, { empty, join, raw } from 'sql-template-tag';
import type { EntityClass } from '../data-source';
import { hydrate } from '../hydrate';
import type { Cursor } from './cursor';
import { encodeCursor } from './cursor';
import { assertPlace } from './cursor-place';

/** The parent of a row in the answer, under a name no column of an entity can have. */
const PARENT = 'parent key';

/** One page of a list. */
export interface Page<E> {
  readonly rows: readonly E[];
  readonly hasNextPage: boolean;
  cursorOf(row: E): string;
}

export interface ListOf<E extends ObjectLiteral> {
  readonly entity: EntityClass<E>;
  /** How a row `t` belongs to a parent `p.key`, e.g. ``sql`t.community_code = p.key` ``. */
  readonly on: Sql;
  /** Further conditions on `t`. */
  readonly where?: readonly Sql[];
  /** The property the list is sorted by, never null in the table; the entity's key breaks ties. */
  readonly orderBy: keyof E & string;
  readonly direction: 'ASC' | 'DESC';
}

export interface PageRequest {
  readonly first: number;
  readonly after: Cursor | null;
}

/** The longest list that is counted; a count of this size means "this many or more". */
export const COUNT_LIMIT = 10_000;

/**
 * One page for each of many parents, in one statement: the batch behind a connection field.
 * Every key given is in the answer, with an empty page where it has no rows. A cursor that is no place in
 * this list throws CursorOutOfPlace.
 */
export async function pagesByKey<E extends ObjectLiteral>(
  manager: EntityManager,
  keys: readonly string[],
  list: ListOf<E>,
  page: PageRequest,
): Promise<Map<string, Page<E>>> {
  const { table, order, tie, columns } = columnsOf(manager, list);
  if (page.after) assertPlace(page.after, columns);
  const direction = raw(list.direction);
  const beyond = raw(list.direction === 'ASC' ? '>' : '<');
  const where = [
    sql`(${list.on})`,
    ...(list.where ?? []).map((condition) => sql`(${condition})`),
    ...(page.after
      ? [sql`(t.${order}, t.${tie}) ${beyond} (${page.after.value}, ${page.after.key})`]
      : []),
  ];
  const query = sql`SELECT p.key AS "${raw(PARENT)}", r.*
    FROM unnest(${[...new Set(keys)]}::text[]) WITH ORDINALITY AS p(key, position)
    CROSS JOIN LATERAL (
      SELECT t.* FROM ${table} t WHERE ${join(where, ' AND ')}
      ORDER BY t.${order} ${direction}, t.${tie} ${direction} LIMIT ${page.first + 1}
    ) r
    ORDER BY p.position, r.${order} ${direction}, r.${tie} ${direction}`;
  const rows = await manager.query<Record<string, unknown>[]>(query.text, query.values);
  const entities = hydrate(manager, list.entity, rows);
  const grouped = new Map<string, E[]>(keys.map((key) => [key, []]));
  rows.forEach((row, index) => grouped.get(row[PARENT] as string)?.push(entities[index] as E));
  const cursorOf = cursorMaker(manager, list);
  return new Map(
    [...grouped].map(([key, found]) => [
      key,
      { rows: found.slice(0, page.first), hasNextPage: found.length > page.first, cursorOf },
    ]),
  );
}

/** One page of a list without a parent. */
export async function pageOf<E extends ObjectLiteral>(
  manager: EntityManager,
  list: Omit<ListOf<E>, 'on'>,
  page: PageRequest,
): Promise<Page<E>> {
  const pages = await pagesByKey(manager, [''], { ...list, on: sql`true` }, page);
  return pages.get('') as Page<E>;
}

/** How long each parent's list is, up to COUNT_LIMIT, in one statement. */
export async function countsByKey<E extends ObjectLiteral>(
  manager: EntityManager,
  keys: readonly string[],
  list: Pick<ListOf<E>, 'entity' | 'on' | 'where'>,
): Promise<Map<string, number>> {
  const table = tableOf(manager, list.entity);
  const where = (list.where ?? []).map((condition) => sql` AND (${condition})`);
  const query = sql`SELECT p.key, c.count
    FROM unnest(${[...new Set(keys)]}::text[]) AS p(key)
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count
      FROM (SELECT 1 FROM ${table} t WHERE (${list.on})${where.length ? join(where, '') : empty} LIMIT ${COUNT_LIMIT}) x
    ) c`;
  const rows = await manager.query<{ key: string; count: number }[]>(query.text, query.values);
  return new Map(rows.map(({ key, count }) => [key, count]));
}

function columnsOf<E extends ObjectLiteral>(manager: EntityManager, list: ListOf<E>) {
  const metadata = manager.dataSource.getMetadata(list.entity);
  const order = metadata.findColumnWithPropertyName(list.orderBy);
  const [tie] = metadata.primaryColumns;
  if (!order || !tie || order.isNullable)
    throw new Error(`${metadata.name} cannot be sorted by ${list.orderBy}`);
  return {
    table: tableOf(manager, list.entity),
    order: raw(`"${order.databaseName}"`),
    tie: raw(`"${tie.databaseName}"`),
    columns: { value: order, key: tie },
  };
}

function tableOf<E extends ObjectLiteral>(manager: EntityManager, entity: EntityClass<E>): Sql {
  return raw(`"${manager.dataSource.getMetadata(entity).tableName}"`);
}

function cursorMaker<E extends ObjectLiteral>(
  manager: EntityManager,
  list: ListOf<E>,
): (row: E) => string {
  const [tie] = manager.dataSource.getMetadata(list.entity).primaryColumns;
  return (row) => {
    const value: unknown = row[list.orderBy];
    const plain = typeof value === 'number' ? value : textOf(value);
    return encodeCursor({ value: plain, key: String(tie?.getEntityValue(row)) });
  };
}

function textOf(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
