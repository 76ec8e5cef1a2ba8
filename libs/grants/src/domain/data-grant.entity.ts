import type { LocalDate } from '@gezhi/kernel';
import { addDays, localDateOf } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { DataGrantState } from './data-grant.states';
import type { DataPurpose } from './purpose.codes';

/**
 * That one account of one organisation may read some data of this department, for one purpose, in some areas, for a
 * time (数据共享授权). Kept by the department whose data it is.
 */
@Entity()
export class DataGrant extends ChangingRecord {
  @IdColumn()
  id!: string;

  @WordColumn()
  state!: DataGrantState;

  /** For whom that account works. */
  @ReferenceColumn({ update: false })
  clientOrganizationId!: string;

  /** The account, as its tokens name it. */
  @TextColumn({ update: false })
  clientSubject!: string;

  @WordColumn({ update: false })
  purpose!: DataPurpose;

  /** Metric keys, or all that begin alike: `event.*`. */
  @WordsColumn({ update: false })
  metrics!: string[];

  /** Keys of datasets. */
  @WordsColumn({ update: false })
  datasets!: string[];

  /** Areas with all they contain. */
  @WordsColumn({ update: false })
  areaCodes!: string[];

  /** Organisations whose own figures may be read as well. */
  @WordsColumn({ update: false })
  organizationIds!: string[];

  /** The smallest area that holds all of them: whoever decides answers for it. */
  @CodeColumn({ update: false })
  areaCode!: string;

  /** The first moment it holds. */
  @InstantColumn({ update: false })
  startsAt!: Date;

  /** The first moment it no longer holds. */
  @InstantColumn({ update: false })
  endsAt!: Date;

  @IntegerColumn({ update: false })
  operationsPerHour!: number;

  @TextColumn({ update: false })
  legalBasis!: string;

  /** When it was approved or refused. */
  @InstantColumn({ nullable: true })
  decidedAt!: Date | null;

  /** When it was given up, revoked or marked as expired. */
  @InstantColumn({ nullable: true })
  endedAt!: Date | null;

  /** Why it was refused or revoked. */
  @TextColumn({ nullable: true })
  reason!: string | null;

  get validFrom(): LocalDate {
    return localDateOf(this.startsAt);
  }

  /** The last day it holds. */
  get validTo(): LocalDate {
    return addDays(localDateOf(this.endsAt), -1);
  }
}
