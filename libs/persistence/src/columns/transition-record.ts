import { IdColumn, InstantColumn, ReferenceColumn, TextColumn, WordColumn } from './columns';

/**
 * One step of a state machine as it happened: the whole history of an object is its transitions.
 * Never changed, never deleted. Each aggregate has a table of its own.
 */
export abstract class TransitionRecord {
  @IdColumn()
  id!: string;

  @WordColumn()
  action!: string;

  /** Null for the step that made the object. */
  @WordColumn({ nullable: true })
  fromState!: string | null;

  @WordColumn()
  toState!: string;

  /** Who acted: the subject of the access token; `system` for clocks. */
  @TextColumn()
  actorSubject!: string;

  @ReferenceColumn({ nullable: true })
  actorOrganizationId!: string | null;

  /** The reason given; free of residents' data. */
  @TextColumn({ nullable: true })
  note!: string | null;

  @InstantColumn()
  occurredAt!: Date;
}
