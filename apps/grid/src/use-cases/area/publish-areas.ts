import { AREA_TOPIC, definePublication } from '@gezhi/messaging';
import type { z } from 'zod';

type AreaNow = z.output<(typeof AREA_TOPIC)['payload']>;

/** What the others keep a copy of; an area without a life of its own beside it has its first version for ever. */
const LOAD = `
  SELECT a.code, a.name, a.kind, a.parent_code AS "parentCode", a.valid_from::text AS "validFrom",
    a.valid_to::text AS "validTo", coalesce(g.version, m.version, 1) AS version
  FROM area a LEFT JOIN grid g ON g.code = a.code LEFT JOIN micro_grid m ON m.code = a.code
  WHERE a.code = ANY ($1)`;

/** Tells the other departments which areas there are, whenever one is opened, renamed, redrawn or closed. */
export const AREA_PUBLICATION = definePublication({
  topic: AREA_TOPIC,
  types: ['Area', 'Grid', 'MicroGrid'],
  async load(manager, codes) {
    const rows = await manager.query<AreaNow[]>(LOAD, [codes]);
    return new Map(rows.map((area) => [area.code, area]));
  },
  async keysAfter(manager, after, limit) {
    const rows = await manager.query<{ code: string }[]>(
      'SELECT code FROM area WHERE code > $1 ORDER BY code LIMIT $2',
      [after, limit],
    );
    return rows.map(({ code }) => code);
  },
});
