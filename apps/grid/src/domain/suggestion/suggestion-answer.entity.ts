import { InstantColumn, ReferenceColumn, TextColumn, WordColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { SuggestionDecision } from './suggestion.codes';

/** The answer to a suggestion (建议答复): whether it is adopted, and why, for everybody who may see it. */
@Entity()
export class SuggestionAnswer {
  @PrimaryColumn({ type: 'uuid' })
  eventId!: string;

  @WordColumn()
  decision!: SuggestionDecision;

  /** Published with the suggestion. */
  @TextColumn()
  reason!: string;

  @ReferenceColumn({ nullable: true })
  organizationId!: string | null;

  /** The event that carries it out. */
  @ReferenceColumn({ nullable: true })
  followUpId!: string | null;

  @InstantColumn()
  answeredAt!: Date;
}
