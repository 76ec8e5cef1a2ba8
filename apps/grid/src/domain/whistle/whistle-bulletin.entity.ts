import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { BulletinState } from './whistle-bulletin.states';

/** Which responses of a month came late or not at all, organisation by organisation (通报). Figures as of its draft. */
@Entity()
export class WhistleBulletin extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The district. */
  @CodeColumn()
  areaCode!: string;

  @WordColumn()
  state!: BulletinState;

  @LocalDateColumn()
  periodFrom!: string;

  /** The first day after it. */
  @LocalDateColumn()
  periodTo!: string;

  /** Responses that were due in the period. */
  @IntegerColumn()
  responseCount!: number;

  @IntegerColumn()
  onTimeCount!: number;

  @InstantColumn({ nullable: true })
  publishedAt!: Date | null;
}
