import type { LocalDate } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  LocalDateColumn,
  MeasureColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { SiteKind, SupervisionClass } from './site.codes';

/** A place where a legal entity does business (检查对象). */
@Entity()
export class RegulatedSite extends ChangingRecord {
  @IdColumn()
  id!: string;

  @TextColumn()
  name!: string;

  @WordColumn()
  kind!: SiteKind;

  /** The legal entity's unified social credit code; shown masked when it is a sole trader's. */
  @CodeColumn()
  uscc!: string;

  /** The organisation of the register, where the entity is in it. */
  @ReferenceColumn({ nullable: true })
  organizationId!: string | null;

  /** The grid it stands in, or the smallest area known. */
  @CodeColumn()
  areaCode!: string;

  @TextColumn()
  address!: string;

  @MeasureColumn({ nullable: true })
  longitude!: number | null;

  @MeasureColumn({ nullable: true })
  latitude!: number | null;

  @WordColumn()
  supervisionClass!: SupervisionClass;

  @LocalDateColumn()
  openedOn!: LocalDate;
}
