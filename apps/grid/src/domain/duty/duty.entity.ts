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
import type { DutyChangeState, ShiftKind, ShiftState } from './duty.codes';

/** The roster of an area for a week (值班表): which hours of the day somebody is to be on duty. */
@Entity()
export class DutyRoster extends ChangingRecord {
  @IdColumn()
  id!: string;

  @WordColumn()
  kind!: ShiftKind;

  @CodeColumn()
  areaCode!: string;

  /** A Monday. */
  @LocalDateColumn()
  weekOf!: string;

  /** Minutes after midnight from which and until which somebody is to be there. */
  @IntegerColumn()
  coverFrom!: number;

  @IntegerColumn()
  coverTo!: number;
}

/** That a post is on duty from one moment until another (班次). */
@Entity()
export class DutyShift extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  rosterId!: string;

  @WordColumn()
  kind!: ShiftKind;

  /** Where the duty is; that of the roster. */
  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn()
  postId!: string;

  /** Who held the post when it was planned. */
  @ReferenceColumn()
  workerId!: string;

  @InstantColumn()
  startsAt!: Date;

  @InstantColumn()
  endsAt!: Date;

  @WordColumn()
  state!: ShiftState;
}

/** That somebody else is to take a shift over (顶班), in exchange for one of their own or not (换班). */
@Entity()
export class DutyChange extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  shiftId!: string;

  /** The shift given in exchange; null for a replacement. */
  @ReferenceColumn({ nullable: true })
  otherShiftId!: string | null;

  @CodeColumn()
  areaCode!: string;

  /** Who is to take it over. */
  @ReferenceColumn()
  postId!: string;

  @ReferenceColumn()
  workerId!: string;

  @TextColumn()
  askedBySubject!: string;

  @WordColumn()
  state!: DutyChangeState;
}
