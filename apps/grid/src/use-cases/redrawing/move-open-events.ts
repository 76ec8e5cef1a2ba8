import type { UnitOfWork } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { Redrawing } from '../../domain/redrawing/redrawing.entity';
import { isOpen } from '../event/event-conditions';
import type { NewCodes } from './redraw';

interface Moved {
  readonly id: string;
  readonly work_area_code: string;
}

/**
 * Open events keep their place and get the area that works on them now; closed ones keep everything for ever. One
 * that lies in a grid that ends goes to the micro-grid that holds its point, else where the plan says.
 */
export async function moveOpenEvents(
  { manager, now, changes }: UnitOfWork,
  { plan }: Redrawing,
  codes: NewCodes,
): Promise<number> {
  const pairs = [
    ...codes,
    ...plan.closes.map((code): [string, string] => [code, plan.eventsGoTo ?? code]),
  ];
  const from = pairs.map(([code]) => code);
  const query = sql`UPDATE gov_event t SET version = t.version + 1, updated_at = ${now.toISOString()}::timestamptz,
      work_area_code = coalesce(CASE WHEN length(m.from_code) = 16 AND t.longitude IS NOT NULL THEN (
        SELECT s.area_code FROM area_shape s WHERE s.area_code = ANY(${[...codes.values()]})
          AND s.extent @> box(point(t.longitude, t.latitude), point(t.longitude, t.latitude))
          AND shape_holds(s.rings, spot_of(s.origin, s.metres, t.longitude, t.latitude))
        ORDER BY length(s.area_code) DESC, s.area_code LIMIT 1) END, m.to_code)
    FROM unnest(${from}::text[], ${pairs.map(([, to]) => to)}::text[]) AS m(from_code, to_code)
    WHERE ${isOpen()} AND (t.area_code = m.from_code AND t.work_area_code IS NULL OR t.work_area_code = m.from_code)
    RETURNING t.id, t.work_area_code`;
  const [rows] = await manager.query<[Moved[], number]>(query.text, query.values);
  for (const { id, work_area_code: areaCode } of rows)
    changes.push({ type: 'GovEvent', id, action: 'redraw', areaCode });
  return rows.length;
}
