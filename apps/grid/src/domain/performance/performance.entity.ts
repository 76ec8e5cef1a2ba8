import type { LocalDate } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  IntegerColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  TransitionRecord,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { ReviewIndicator } from './indicators';
import type { AppealDecision, PerformanceState } from './performance.states';

/** A review of the work of a post in a period (履职评价). It holds no total, and stands beside no other. */
@Entity()
export class PerformanceReview extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  postId!: string;

  @ReferenceColumn()
  workerId!: string;

  @CodeColumn()
  areaCode!: string;

  @LocalDateColumn()
  fromDate!: LocalDate;

  /** The last day. */
  @LocalDateColumn()
  toDate!: LocalDate;

  @WordColumn()
  state!: PerformanceState;

  @TextColumn()
  comment!: string;

  /** Events the comment rests on. */
  @WordsColumn()
  eventIds!: string[];

  /** Who reviewed: somebody else decides about an appeal. Never shown. */
  @TextColumn()
  reviewerSubject!: string;

  /** The last day to appeal. */
  @LocalDateColumn()
  appealUntil!: LocalDate;

  @TextColumn({ nullable: true })
  appeal!: string | null;

  @WordColumn({ nullable: true })
  decision!: AppealDecision | null;

  @TextColumn({ nullable: true })
  decisionReason!: string | null;
}

/** One step in the life of a review. */
@Entity()
export class PerformanceReviewTransition extends TransitionRecord {
  @ReferenceColumn()
  reviewId!: string;
}

/** A figure of a review as it was measured then. Never changed. */
@Entity()
export class PerformanceFigure {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  reviewId!: string;

  @IntegerColumn()
  position!: number;

  @WordColumn()
  indicator!: ReviewIndicator;

  @IntegerColumn()
  numerator!: number;

  /** Null for a count. */
  @IntegerColumn({ nullable: true })
  denominator!: number | null;
}
