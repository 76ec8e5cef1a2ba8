import type { GovListState, ListVersion } from '@gezhi/gov-lists';
import type { LocalDate } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LocalDateColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { IncidentKind, ResourceKind, ResponseLevel } from './emergency.codes';

/** When a level is called, and what is done then (分级响应). */
export interface PlanLevel {
  readonly level: ResponseLevel;
  readonly condition: string;
  readonly action: string;
}

/** Who does what (职责分工): an organisation, never a person. */
export interface PlanRole {
  readonly role: string;
  readonly organizationId: string;
}

/** What is needed at a level (资源需求). */
export interface PlanNeed {
  readonly level: ResponseLevel;
  readonly resource: ResourceKind;
  readonly quantity: number;
}

/** A version of what is done in an emergency of a kind (应急预案). Published as a whole and never changed. */
@Entity()
export class EmergencyPlan extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The city, district or subdistrict it holds in, and below. */
  @CodeColumn()
  areaCode!: string;

  /** What it is known by in its area through all versions: `FLOOD`. */
  @CodeColumn()
  code!: string;

  @IntegerColumn()
  planVersion!: number;

  @WordColumn()
  state!: GovListState;

  @WordColumn()
  kind!: IncidentKind;

  @TextColumn()
  title!: string;

  @JsonColumn()
  levels!: readonly PlanLevel[];

  @JsonColumn()
  roles!: readonly PlanRole[];

  @JsonColumn()
  needs!: readonly PlanNeed[];

  @TextColumn({ nullable: true })
  basisDoc!: string | null;

  @InstantColumn({ nullable: true })
  publishedAt!: Date | null;

  @LocalDateColumn({ nullable: true })
  effectiveFrom!: LocalDate | null;

  @LocalDateColumn({ nullable: true })
  effectiveTo!: LocalDate | null;
}

export function asPlanVersion(plan: EmergencyPlan): ListVersion {
  const { planVersion: version, state, effectiveFrom, effectiveTo } = plan;
  return { version, state, effectiveFrom, effectiveTo };
}
