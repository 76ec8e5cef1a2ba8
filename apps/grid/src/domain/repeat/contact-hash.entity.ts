import { InstantColumn, TextColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';

/**
 * The contact of an event as a keyed hash, to find the same matter of the same contact again (guardrails.md 5). Read by
 * that search alone; of no type of the graph, in no export, and gone with its key or 90 days after the close.
 */
@Entity()
export class EventContactHash {
  @PrimaryColumn({ type: 'uuid' })
  eventId!: string;

  /** Which key it was made with: hashes of another key are dropped. */
  @TextColumn()
  keyId!: string;

  @TextColumn()
  hash!: string;

  @InstantColumn()
  createdAt!: Date;
}
