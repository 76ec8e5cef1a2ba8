import { definePublication, ORGANIZATION_TOPIC } from '@gezhi/messaging';
import type { z } from 'zod';

type OrganizationNow = z.output<(typeof ORGANIZATION_TOPIC)['payload']>;

/** What the others keep a copy of. Only party organisations end: on the day they are dissolved. */
const LOAD = `
  SELECT o.id, o.name, o.kind, o.parent_id AS "parentId", o.area_code AS "areaCode", NULL AS "validFrom",
    p.dissolved_on::text AS "validTo", greatest(o.version, p.version) AS version
  FROM organization o LEFT JOIN party_org p ON p.id = o.id
  WHERE o.id = ANY ($1::uuid[])`;

/** Tells the other departments which organisations there are, whenever one is registered, changed or dissolved. */
export const ORGANIZATION_PUBLICATION = definePublication({
  topic: ORGANIZATION_TOPIC,
  types: ['Organization', 'PartyOrg'],
  async load(manager, ids) {
    const rows = await manager.query<OrganizationNow[]>(LOAD, [ids]);
    return new Map(rows.map((organization) => [organization.id, organization]));
  },
  async keysAfter(manager, after, limit) {
    const rows = await manager.query<{ id: string }[]>(
      'SELECT id::text AS id FROM organization WHERE id::text > $1 ORDER BY 1 LIMIT $2',
      [after, limit],
    );
    return rows.map(({ id }) => id);
  },
});
