import { Entity } from 'typeorm';
import {
  BooleanColumn,
  CodeColumn,
  FenColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LocalDateColumn,
  MeasureColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from './columns/columns';

/** A row with a column of every kind this package offers. */
@Entity()
export class Everything {
  @IdColumn()
  id!: string;

  @ReferenceColumn({ nullable: true })
  owner!: string | null;

  @CodeColumn({ nullable: true })
  code!: string | null;

  @WordColumn({ nullable: true })
  word!: string | null;

  @TextColumn({ nullable: true })
  someText!: string | null;

  @IntegerColumn({ nullable: true })
  number!: number | null;

  @MeasureColumn({ nullable: true })
  measure!: number | null;

  @BooleanColumn({ nullable: true })
  flag!: boolean | null;

  @InstantColumn({ nullable: true })
  instant!: Date | null;

  @LocalDateColumn({ nullable: true })
  day!: string | null;

  @FenColumn({ nullable: true })
  amount!: bigint | null;

  @JsonColumn({ nullable: true })
  json!: unknown;

  @WordsColumn({ nullable: true })
  words!: string[] | null;
}

export const EVERYTHING_TABLE = `CREATE TABLE everything (
  id uuid PRIMARY KEY, owner uuid, code text COLLATE "C", word text, some_text text, number integer,
  measure double precision, flag boolean, instant timestamptz(3), day date, amount bigint, json jsonb, words text[])`;

export const NOTHING: Omit<Everything, 'id'> = {
  owner: null,
  code: null,
  word: null,
  someText: null,
  number: null,
  measure: null,
  flag: null,
  instant: null,
  day: null,
  amount: null,
  json: null,
  words: null,
};
