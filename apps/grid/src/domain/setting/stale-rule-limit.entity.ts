import { CodeColumn, IntegerColumn, MeasureColumn, TextColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** When a rule of dispatch is called stale (规则陈旧阈值). One row; a city sets its own. */
@Entity()
export class StaleRuleLimit {
  @CodeColumn({ primary: true })
  code!: 'DISPATCH';

  /** Met by nothing for so many days; overrides are counted over the same. */
  @IntegerColumn()
  days!: number;

  /** Overridden in more than this share of its cases. */
  @MeasureColumn()
  overriddenShare!: number;

  /** Of fewer cases nothing is said. */
  @IntegerColumn()
  fewestDecisions!: number;

  @TextColumn()
  basis!: string;
}
