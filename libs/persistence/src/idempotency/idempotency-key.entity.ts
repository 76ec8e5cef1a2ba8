import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, ReferenceColumn, TextColumn, WordColumn } from '../columns/columns';

/** What was made for a `clientMutationId`, kept in the same transaction as what it made. */
@Entity()
export class IdempotencyKey {
  @PrimaryColumn({ type: 'text' })
  subject!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @WordColumn()
  operation!: string;

  /** SHA-256 of the input, so that the same key with another body is noticed. */
  @TextColumn()
  bodyHash!: string;

  /** The object made; null only inside the transaction that is making it. */
  @ReferenceColumn({ nullable: true })
  objectId!: string | null;

  @InstantColumn()
  createdAt!: Date;
}
