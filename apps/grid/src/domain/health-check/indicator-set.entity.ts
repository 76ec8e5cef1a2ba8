import type { GovListState, ListVersion } from '@gezhi/gov-lists';
import type { LocalDate } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { EventNature } from '../event/event.codes';
import type { HealthDimension, HealthIndicatorKind } from './health-check.codes';

/** A version of what health checks of a district ask (体检指标体系). Published as a whole and never changed. */
@Entity()
export class IndicatorSet extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The district. */
  @CodeColumn()
  areaCode!: string;

  @IntegerColumn()
  setVersion!: number;

  @WordColumn()
  state!: GovListState;

  @TextColumn()
  title!: string;

  @TextColumn()
  basisDoc!: string;

  @InstantColumn()
  publishedAt!: Date;

  @LocalDateColumn({ nullable: true })
  effectiveFrom!: LocalDate | null;

  @LocalDateColumn({ nullable: true })
  effectiveTo!: LocalDate | null;
}

/** One indicator of a set (体检指标). */
@Entity()
export class HealthIndicator {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  setId!: string;

  @CodeColumn()
  code!: string;

  @IntegerColumn()
  position!: number;

  @WordColumn()
  dimension!: HealthDimension;

  @WordColumn()
  kind!: HealthIndicatorKind;

  @TextColumn()
  title!: string;

  /** The nature of events its findings open. */
  @WordColumn()
  nature!: EventNature;
}

export function asSetVersion(set: IndicatorSet): ListVersion {
  const { setVersion: version, state, effectiveFrom, effectiveTo } = set;
  return { version, state, effectiveFrom, effectiveTo };
}
