import type { DeadlineUnit } from '@gezhi/deadlines';
import {
  BooleanColumn,
  CodeColumn,
  IntegerColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { WhistleKind } from './whistle.codes';

/** What holds for whistles of a kind (吹哨规则). A city sets its own. */
@Entity()
export class WhistleRule {
  @CodeColumn({ primary: true })
  kind!: WhistleKind;

  @WordColumn()
  arrivalUnit!: DeadlineUnit;

  @IntegerColumn()
  arrivalAmount!: number;

  /** How long a responder may object; 0: not at all. */
  @IntegerColumn()
  objectionMinutes!: number;

  /** How long responders may rate after the outcome. */
  @IntegerColumn()
  ratingWorkdays!: number;

  /** Whether a second pair of eyes comes before it is blown. */
  @BooleanColumn()
  needsApproval!: boolean;

  /** Whether departments may blow as well. */
  @BooleanColumn()
  departmentsMayBlow!: boolean;

  /** The document each number comes from. */
  @TextColumn()
  basis!: string;
}
