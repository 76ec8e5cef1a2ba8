import type { Actor } from '@gezhi/identity';
import type { ListOf, Sql, UnitOfWork } from '@gezhi/persistence';
import { idOfKey, raw, sql } from '@gezhi/persistence';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { isOpen, visibleTo } from './event-conditions';

/** Rule G8: components are the same thing within 50 m, other matters are suggested within 250 m. */
const METRES = { component: 50, other: 250 } as const;
const WEEKS = 12;
/** Metres of one degree of latitude; of longitude it is this times the cosine of the latitude. */
const METRES_PER_DEGREE = 111_320;
/** The square is a little larger than the circle in it: a degree of longitude is not the same length at both its ends. */
const SQUARE_MARGIN = 1.05;

/** What two events are compared by: SQL expressions of the one looked at. */
export interface Looked {
  readonly id: Sql;
  readonly categoryCode: Sql;
  readonly nature: Sql;
  readonly areaCode: Sql;
  readonly reportedAt: Sql;
  readonly longitude: Sql;
  readonly latitude: Sql;
  readonly title: Sql;
}

const OF_EVENT_O: Looked = {
  id: raw('o.id'),
  categoryCode: raw('o.category_code'),
  nature: raw('o.nature'),
  areaCode: raw('o.area_code'),
  reportedAt: raw('o.reported_at'),
  longitude: raw('o.longitude'),
  latitude: raw('o.latitude'),
  title: raw('o.title'),
};

/**
 * Events of the same leaf, or of the same nature while either has none, in the same subdistrict, that stand close by;
 * where either has no coordinates, those with the same title in the same area. A leaf may set a distance of its own.
 */
export function sameMatterAs(o: Looked): Sql {
  return sql`t.id <> ${o.id} AND t.parent_id IS NULL AND ${sameKindAs(o)}
    AND CASE WHEN t.longitude IS NULL OR t.latitude IS NULL OR ${o.longitude} IS NULL OR ${o.latitude} IS NULL
      THEN t.area_code = ${o.areaCode} AND t.title = ${o.title}
      ELSE ${metresBetween(o)} <= coalesce(${ofLeaf(o, 'dedupe_metres')},
        CASE t.nature WHEN 'COMPONENT' THEN ${raw(String(METRES.component))} ELSE ${raw(String(METRES.other))} END)
    END`;
}

/**
 * Where a matter like a given event can stand: within a square around it, which the coordinates' index knows, or
 * without coordinates in its very area. Says no more than `sameMatterAs`, but in words an index answers.
 */
export function placesLike(event: GovEvent): readonly Sql[] {
  const o = lookedAt(event);
  const { longitude, latitude } = event;
  if (longitude === null || latitude === null) return [sql`t.area_code = ${o.areaCode}`];
  const metres = sql`coalesce(${ofLeaf(o, 'dedupe_metres')}, ${raw(String(METRES.other))}) * ${raw(String(SQUARE_MARGIN))}`;
  const shortest = METRES_PER_DEGREE * Math.max(Math.cos((latitude * Math.PI) / 180), 0.01);
  return [
    sql`t.latitude BETWEEN ${o.latitude} - ${metres} / ${raw(String(METRES_PER_DEGREE))} AND ${o.latitude} + ${metres} / ${raw(String(METRES_PER_DEGREE))}
      AND t.longitude BETWEEN ${o.longitude} - ${metres} / ${raw(String(shortest))} AND ${o.longitude} + ${metres} / ${raw(String(shortest))}`,
    sql`t.area_code = ${o.areaCode} AND (t.longitude IS NULL OR t.latitude IS NULL)`,
  ];
}

/** Of the same leaf, or nature while either has none, in the same subdistrict. */
export function sameKindAs(o: Looked): Sql {
  return sql`(t.category_code = ${o.categoryCode} OR ((t.category_code IS NULL OR ${o.categoryCode} IS NULL) AND t.nature = ${o.nature}))
    AND t.area_code >= left(${o.areaCode}, 9) AND t.area_code < left(${o.areaCode}, 9) || '~'`;
}

/** Open ones that were reported within twelve weeks, or those of the leaf. A suggestion: a person decides. */
export function looksLike(o: Looked): Sql {
  return sql`${isOpen()} AND ${sameMatterAs(o)}
    AND t.reported_at > ${o.reportedAt} - make_interval(weeks => coalesce(${ofLeaf(o, 'dedupe_weeks')}, ${raw(String(WEEKS))}))`;
}

/** What the leaf of the event looked at says in place of the rule. */
function ofLeaf(o: Looked, column: 'dedupe_weeks' | 'dedupe_metres'): Sql {
  return sql`(SELECT c.${raw(column)} FROM event_category c WHERE c.code = ${o.categoryCode})`;
}

/** Flat-earth distance: exact to centimetres over the hundreds of metres it is asked for. */
function metresBetween(o: Looked): Sql {
  const degree = raw(String(METRES_PER_DEGREE));
  return sql`sqrt(power((t.latitude - ${o.latitude}) * ${degree}, 2)
    + power((t.longitude - ${o.longitude}) * ${degree} * cos(radians(t.latitude)), 2))`;
}

/** The events that an event may be a duplicate of, as far as the caller may see them. */
export function duplicatesOf(actor: Actor): ListOf<GovEvent> {
  return {
    entity: GovEvent,
    on: sql`EXISTS (SELECT FROM gov_event o WHERE o.id = ${idOfKey()} AND ${looksLike(OF_EVENT_O)})`,
    where: [visibleTo(actor)],
    orderBy: 'reportedAt',
    direction: 'DESC',
  };
}

/** Whether a new event may be a duplicate; looked for whoever reports. */
export async function hasDuplicates(uow: UnitOfWork, event: GovEvent): Promise<boolean> {
  const query = sql`SELECT EXISTS (SELECT FROM gov_event t WHERE ${looksLike(lookedAt(event))}) AS found`;
  const [row] = await uow.beyondSight((manager) =>
    manager.query<{ found: boolean }[]>(query.text, query.values),
  );
  return row?.found ?? false;
}

/** An event that may not be stored yet. */
export function lookedAt(event: GovEvent): Looked {
  return {
    id: sql`${event.id}::uuid`,
    categoryCode: sql`${event.categoryCode}::text`,
    nature: sql`${event.nature}::text`,
    areaCode: sql`${event.areaCode}::text`,
    reportedAt: sql`${event.reportedAt.toISOString()}::timestamptz`,
    longitude: sql`${event.longitude}::float8`,
    latitude: sql`${event.latitude}::float8`,
    title: sql`${event.title}::text`,
  };
}
