import type { UnitOfWork } from '@gezhi/persistence';
import type { EntityClass, MigrationClass } from '@gezhi/persistence';
import type { Consumption } from '../inbox/consumption';
import { defineConsumption } from '../inbox/consumption';
import {
  CreateReferenceAreas1764001300000,
  CreateReferenceOrganizations1764001400000,
} from './create-reference.migrations';
import { ReferenceArea } from './reference-area.entity';
import { ReferenceOrganization } from './reference-organization.entity';
import { AREA_TOPIC, completeTopic, ORGANIZATION_TOPIC } from './topics';

/** A list of another department that this one keeps a copy of, so that it can work while the owner is away. */
export interface ReferenceCopy {
  /** The topic that fills it. */
  readonly topic: string;
  /** Whose list it is. */
  readonly owner: string;
  readonly entity: EntityClass;
  readonly migration: MigrationClass;
  readonly consumption: Consumption;
}

/** A later version takes the place of an earlier one; an earlier one that comes late changes nothing. */
const PUT_AREA = `
  INSERT INTO reference_area (code, name, kind, parent_code, valid_from, valid_to, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, parent_code = excluded.parent_code,
    valid_from = excluded.valid_from, valid_to = excluded.valid_to, version = excluded.version
  WHERE reference_area.version <= excluded.version`;
const PUT_ORGANIZATION = `
  INSERT INTO reference_organization (id, name, kind, parent_id, area_code, valid_from, valid_to, version)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id,
    area_code = excluded.area_code, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
    version = excluded.version
  WHERE reference_organization.version <= excluded.version`;

/** Areas, as grid tells them. */
export const AREA_COPY: ReferenceCopy = {
  topic: AREA_TOPIC.name,
  owner: 'grid',
  entity: ReferenceArea,
  migration: CreateReferenceAreas1764001300000,
  consumption: defineConsumption({
    topic: AREA_TOPIC,
    async handle({ manager }, { payload: area }) {
      const { code, name, kind, parentCode, validFrom, validTo, version } = area;
      await manager.query(PUT_AREA, [code, name, kind, parentCode, validFrom, validTo, version]);
    },
  }),
};

/** Organisations, as party-building tells them. */
export const ORGANIZATION_COPY: ReferenceCopy = {
  topic: ORGANIZATION_TOPIC.name,
  owner: 'party-building',
  entity: ReferenceOrganization,
  migration: CreateReferenceOrganizations1764001400000,
  consumption: defineConsumption({
    topic: ORGANIZATION_TOPIC,
    async handle({ manager }, { payload: organization }) {
      const { id, name, kind, parentId, areaCode, validFrom, validTo, version } = organization;
      const values = [id, name, kind, parentId, areaCode, validFrom, validTo, version];
      await manager.query(PUT_ORGANIZATION, values);
    },
  }),
};

/** Everything a department does with messages to keep its copies: what fills them, and what says that they are full. */
export function copyConsumptions(copies: readonly ReferenceCopy[]): Consumption[] {
  const owners = [...new Set(copies.map(({ owner }) => owner))];
  return [
    ...copies.map(({ consumption }) => consumption),
    ...owners.map((owner) =>
      defineConsumption({
        topic: completeTopic(owner),
        async handle(uow, { payload: { topic } }) {
          if (copies.some((copy) => copy.topic === topic)) await markFilled(uow, topic);
        },
      }),
    ),
  ];
}

/** From now on what is not in the copy does not exist. */
export async function markFilled({ manager, now }: UnitOfWork, topic: string): Promise<void> {
  await manager.query(
    `INSERT INTO reference_copy (topic, filled_at) VALUES ($1, $2)
    ON CONFLICT (topic) DO UPDATE SET filled_at = $2, incomplete = false, wanted_at = NULL`,
    [topic, now],
  );
}
