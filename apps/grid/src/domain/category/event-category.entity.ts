import {
  BooleanColumn,
  CodeColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import type { DeadlineUnit } from '@gezhi/deadlines';
import { Entity } from 'typeorm';
import type { EventNature, Urgency } from '../event/event.codes';

/** A limit that a category sets in place of the usual one. */
export interface CategoryLimit {
  readonly unit: DeadlineUnit;
  readonly amount: number;
}

/** A node of the category tree (事项分类); events hang on its leaves. Reference data of the installation. */
@Entity()
export class EventCategory {
  /** The code of the parent is a prefix with a dot: `URBAN.LIGHTING`. */
  @CodeColumn({ primary: true })
  code!: string;

  @CodeColumn({ nullable: true })
  parentCode!: string | null;

  @TextColumn()
  nameEn!: string;

  @TextColumn()
  nameZh!: string;

  /** Whether events can be put under it. */
  @BooleanColumn()
  leaf!: boolean;

  /** What matters of a leaf usually are; null above the leaves. */
  @WordColumn({ nullable: true })
  nature!: EventNature | null;

  /** The department that leads, at whatever level it acts: `URBAN_MANAGEMENT`; null above the leaves. */
  @CodeColumn({ nullable: true })
  leadDepartmentCode!: string | null;

  /** Whether the result needs evidence, such as photographs. */
  @BooleanColumn()
  evidenceRequired!: boolean;

  /** Limits in place of the usual ones, by urgency. */
  @JsonColumn({ nullable: true })
  limits!: Partial<Record<Urgency, CategoryLimit>> | null;

  /** How close two matters of a leaf lie that may be one, in place of what its nature says (rule G8). */
  @IntegerColumn({ nullable: true })
  dedupeMetres!: number | null;

  /** How long after the first the second may be reported, in place of twelve weeks. */
  @IntegerColumn({ nullable: true })
  dedupeWeeks!: number | null;
}
