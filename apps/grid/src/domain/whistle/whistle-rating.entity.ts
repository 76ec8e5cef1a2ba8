import {
  ChangingRecord,
  IdColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { WhistleGrade } from './whistle.codes';

/** What one side of a whistle says of the other (双向评价): of an organisation, never of a person. */
@Entity()
export class WhistleRating extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  whistleId!: string;

  @ReferenceColumn()
  fromOrganizationId!: string;

  @ReferenceColumn()
  toOrganizationId!: string;

  @WordColumn()
  grade!: WhistleGrade;

  @TextColumn({ nullable: true })
  note!: string | null;
}
