import {
  BooleanColumn,
  CodeColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { CategoryLimit } from '../category/event-category.entity';
import type { Urgency } from '../event/event.codes';
import type { UnitLevel } from '../unit/unit.codes';
import type { UnitRef } from '../unit/unit.rules';

/** A matter of one version of a list; known by its code from version to version. */
@Entity()
export class MatterListItem {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  listId!: string;

  @CodeColumn()
  code!: string;

  /** Where it stands on the list, from 1. */
  @IntegerColumn()
  position!: number;

  @TextColumn()
  title!: string;

  /** The category it is about, with all below it; null for a matter that is no category of events. */
  @CodeColumn({ nullable: true })
  categoryCode!: string | null;

  /** Only here and below; null for the whole area of the list. */
  @CodeColumn({ nullable: true })
  areaCode!: string | null;

  /** Of the dispatch catalogue: one organisation that leads, or the level and department of whoever does. */
  @ReferenceColumn({ nullable: true })
  leadOrganizationId!: string | null;

  @WordColumn({ nullable: true })
  leadLevel!: UnitLevel | null;

  @CodeColumn({ nullable: true })
  leadDepartmentCode!: string | null;

  @JsonColumn({ default: [] })
  assists!: UnitRef[];

  /** Limits in place of the usual ones and of those of the category, by urgency. */
  @JsonColumn({ nullable: true })
  limits!: Partial<Record<Urgency, CategoryLimit>> | null;

  /** Whether the result needs evidence here, also where the category does not ask for it. */
  @BooleanColumn()
  evidenceRequired!: boolean;

  /** Whether a unit at community level may get it by the catalogue alone (G11). */
  @BooleanColumn()
  communityAllowed!: boolean;
}

/** Who leads by an item of the catalogue. */
export function leadOf(item: MatterListItem): UnitRef {
  return {
    organizationId: item.leadOrganizationId,
    level: item.leadLevel,
    departmentCode: item.leadDepartmentCode,
  };
}
