import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { ItemType, UseLevel } from './catalogue.codes';

/**
 * An entry of the basic catalogue (基本目录): what government does at all, decided above the district.
 * Who does it here, how fast and with which materials is the service item's.
 */
@Entity()
export class CatalogItem extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The basic code: twelve digits or capital letters (GB/T 39554.1). */
  @CodeColumn()
  code!: string;

  @WordColumn()
  type!: ItemType;

  @TextColumn()
  name!: string;

  @WordsColumn()
  useLevels!: UseLevel[];

  /** The law the power or service rests on (设定依据). */
  @TextColumn()
  legalBasis!: string;
}
