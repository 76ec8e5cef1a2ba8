import type { LocalDate } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { AdmissionState } from './admission.states';

/** That communities may be given a matter outside their lists for a time (准入), as a department asked. */
@Entity()
export class CommunityAdmission extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The organisation that asks. */
  @ReferenceColumn()
  organizationId!: string;

  /** The community, or the area whose communities all may be given it. */
  @CodeColumn()
  areaCode!: string;

  @CodeColumn()
  categoryCode!: string;

  @WordColumn()
  state!: AdmissionState;

  /** What communities are to do and with what means. */
  @TextColumn()
  reason!: string;

  @LocalDateColumn()
  fromDate!: LocalDate;

  /** The last day. */
  @LocalDateColumn()
  toDate!: LocalDate;
}
