import { InstantColumn, TextColumn, WordColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { ReviewReason } from './review.codes';

/** A review of what somebody said about an event (评价复核): only by this, with its reason, does a rating not count. */
@Entity()
export class RatingReview {
  @PrimaryColumn({ type: 'uuid' })
  eventId!: string;

  @WordColumn()
  reason!: ReviewReason;

  /** Who reviewed. Never shown. */
  @TextColumn()
  reviewerSubject!: string;

  @InstantColumn()
  reviewedAt!: Date;
}
