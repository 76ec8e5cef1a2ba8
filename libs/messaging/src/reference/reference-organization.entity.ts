import {
  CodeColumn,
  IdColumn,
  IntegerColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** An organisation as its owner, party-building, last told it. */
@Entity()
export class ReferenceOrganization {
  @IdColumn()
  id!: string;

  @TextColumn()
  name!: string;

  @WordColumn()
  kind!: string;

  @ReferenceColumn({ nullable: true })
  parentId!: string | null;

  /** The area it serves or stands in. */
  @CodeColumn()
  areaCode!: string;

  /** Null when it is not known since when: since always. */
  @LocalDateColumn({ nullable: true })
  validFrom!: string | null;

  /** The first day it no longer exists; null while it does. */
  @LocalDateColumn({ nullable: true })
  validTo!: string | null;

  @IntegerColumn()
  version!: number;
}
