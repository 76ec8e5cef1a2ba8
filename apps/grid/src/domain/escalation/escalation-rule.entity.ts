import type { DeadlineUnit } from '@gezhi/deadlines';
import {
  CodeColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { Urgency } from '../event/event.codes';
import type { EscalationMode, EventStage } from './escalation.codes';

/** How lateness is carried up (提级规则), by urgency and, where it differs, by category. Kept as data: each city sets its own. */
@Entity()
export class EscalationRule {
  @PrimaryColumn({ type: 'text' })
  urgency!: Urgency;

  /** A category and all below it; empty for all others. The longest that fits decides. */
  @CodeColumn({ primary: true })
  categoryCode!: string;

  @WordColumn()
  mode!: EscalationMode;

  /** What passes between two steps up. */
  @WordColumn()
  intervalUnit!: DeadlineUnit;

  @IntegerColumn()
  intervalAmount!: number;

  /** How many steps up from the first level told: 3 at most (G7). */
  @IntegerColumn()
  maxDepth!: number;

  /** What the rule follows, for people. */
  @TextColumn()
  source!: string;
}

/** The limit of one step (环节时限), by urgency. */
@Entity()
export class EventStageLimit {
  @PrimaryColumn({ type: 'text' })
  stage!: Exclude<EventStage, 'HANDLING'>;

  @PrimaryColumn({ type: 'text' })
  urgency!: Urgency;

  @WordColumn()
  unit!: DeadlineUnit;

  @IntegerColumn()
  amount!: number;

  @TextColumn()
  source!: string;
}

/** The organisation of a level in an area, which leads what is reassigned there. */
@Entity()
export class LevelOrganization {
  @CodeColumn({ primary: true })
  areaCode!: string;

  @ReferenceColumn()
  organizationId!: string;
}
