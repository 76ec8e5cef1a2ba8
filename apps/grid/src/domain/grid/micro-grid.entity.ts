import { ChangingRecord, CodeColumn, TextColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** What a micro-grid (微网格) has besides what it has as an area; its households are the area's. */
@Entity()
export class MicroGrid extends ChangingRecord {
  /** The area code; its first sixteen characters are its grid. */
  @CodeColumn({ primary: true })
  code!: string;

  /** Why it stands outside 50 to 100 households (rule G1); null within. */
  @TextColumn({ nullable: true })
  sizeReason!: string | null;

  /** What its volunteer looks after. */
  @TextColumn({ nullable: true })
  volunteerRole!: string | null;
}
