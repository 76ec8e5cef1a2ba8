import { IntegerColumn, TextColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { SupervisionClass } from './site.codes';

/** How many visits a site of a class may have in a calendar year (年度检查频次上限). Configuration, with its source. */
@Entity()
export class VisitCap {
  @PrimaryColumn({ type: 'text' })
  supervisionClass!: SupervisionClass;

  @IntegerColumn()
  visitsPerYear!: number;

  @TextColumn()
  source!: string;
}
