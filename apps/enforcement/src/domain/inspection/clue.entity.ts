import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** A violation that is another body's to handle, seen on a visit and sent to its owner (线索移送, E6). */
@Entity()
export class Clue {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  inspectionId!: string;

  @ReferenceColumn()
  siteId!: string;

  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn()
  fromOrganizationId!: string;

  /** Whose matter it is. */
  @ReferenceColumn()
  ownerOrganizationId!: string;

  @CodeColumn()
  powerItemCode!: string;

  /** What was seen; free of personal data. */
  @TextColumn()
  description!: string;

  @InstantColumn()
  sentAt!: Date;
}
