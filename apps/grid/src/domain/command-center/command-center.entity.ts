import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  ReferenceColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { CenterFunction } from './command-center.definitions';

/** A command centre (指挥中心) of a city, a district or a subdistrict. One centre an area. */
@Entity()
export class CommandCenter extends ChangingRecord {
  @IdColumn()
  id!: string;

  @CodeColumn()
  areaCode!: string;

  /** The organisation that runs it. */
  @ReferenceColumn()
  organizationId!: string;

  @WordsColumn()
  functions!: CenterFunction[];
}
