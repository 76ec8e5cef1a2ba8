import type { LocalDate } from '@gezhi/kernel';
import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  IntegerColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { GridPostKind } from '../post/post.codes';
import type { TrainingState } from './training.codes';

/** A course (培训课程) that posts of some kinds need. */
@Entity()
export class TrainingCourse extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** Where it is asked for: usually a district. */
  @CodeColumn()
  areaCode!: string;

  @TextColumn()
  title!: string;

  /** Posts that need it; empty for one that is offered and not asked for. */
  @WordsColumn()
  requiredKinds!: GridPostKind[];

  /** How long a certificate is good. */
  @IntegerColumn()
  validMonths!: number;

  /** The document that asks for it. */
  @TextColumn()
  basisDoc!: string;

  @LocalDateColumn()
  fromDate!: string;
}

/** A session of a course (培训班次). */
@Entity()
export class TrainingSession extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  courseId!: string;

  @CodeColumn()
  areaCode!: string;

  @LocalDateColumn()
  heldOn!: LocalDate;

  @TextColumn()
  place!: string;

  @WordColumn()
  state!: TrainingState;
}

/** That a post was at a session (参训), and until when its certificate is good. Of posts, never of residents. */
@Entity()
export class TrainingAttendance {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  sessionId!: string;

  @ReferenceColumn()
  courseId!: string;

  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn()
  postId!: string;

  /** Who held the post: a certificate goes along to their next one. */
  @ReferenceColumn()
  workerId!: string;

  @LocalDateColumn()
  heldOn!: LocalDate;

  @BooleanColumn()
  passed!: boolean;

  /** The last day; null where it was not passed. */
  @LocalDateColumn({ nullable: true })
  validUntil!: LocalDate | null;
}
