import type { DeadlineRecord, DeadlineUnit } from '@gezhi/deadlines';
import {
  BooleanColumn,
  InstantColumn,
  IntegerColumn,
  SpanColumn,
  TextColumn,
  WordColumn,
} from './columns';

/** The columns of a clock; an optional one is all null until it starts. */
function columns(nullable: boolean) {
  abstract class Columns implements Omit<DeadlineRecord, 'kind'> {
    @WordColumn({ nullable })
    unit!: DeadlineUnit;

    @IntegerColumn({ nullable })
    amount!: number;

    @InstantColumn({ nullable })
    startedAt!: Date;

    @InstantColumn({ nullable })
    dueAt!: Date;

    @InstantColumn({ nullable })
    approachesAt!: Date;

    /** Days for limits of days, milliseconds for shorter ones. */
    @SpanColumn({ nullable })
    pausedTotal!: number;

    @InstantColumn({ nullable: true })
    pausedAt!: Date | null;

    @IntegerColumn({ nullable })
    extendedBy!: number;

    @TextColumn({ nullable })
    basis!: string;

    @BooleanColumn({ nullable })
    rollsToWorkday!: boolean;

    @BooleanColumn({ nullable })
    covered!: boolean;

    @InstantColumn({ nullable: true })
    metAt!: Date | null;
  }
  return Columns;
}

/** A limit as a row of its own, whose key says what kind it is. */
export abstract class ClockColumns extends columns(false) {}

/** A limit as columns of the row it belongs to. */
export class DeadlineColumns extends columns(false) implements DeadlineRecord {
  @WordColumn()
  kind!: string;
}

/** A limit that a row may not have yet; read it only where `startedAt` is set. */
export class OptionalDeadlineColumns extends columns(true) implements DeadlineRecord {
  @WordColumn({ nullable: true })
  kind!: string;
}
