import type { ColumnOptions } from 'typeorm';
import { Column, PrimaryColumn } from 'typeorm';

type Options = Pick<ColumnOptions, 'nullable' | 'default' | 'update' | 'name'>;

/** The key of an entity: a UUIDv7 made in code. */
export const IdColumn = (): PropertyDecorator => PrimaryColumn({ type: 'uuid' });

/** The key of another entity, in this database or another owner's. */
export const ReferenceColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'uuid', ...options });

/**
 * A code people and systems write, such as an area code. Byte order (`COLLATE "C"`) makes
 * a range of codes an index range.
 */
export const CodeColumn = (options: Options & { primary?: boolean } = {}): PropertyDecorator =>
  Column({ type: 'text', collation: 'C', ...options });

/** A measure that need not be exact, such as a longitude. */
export const MeasureColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'double precision', ...options });

/** A word out of a closed list; the migration gives it a CHECK with the same list. */
export const WordColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'text', ...options });

/** Text people write. */
export const TextColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'text', ...options });

export const IntegerColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'integer', ...options });

export const BooleanColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'boolean', ...options });

/** A moment; milliseconds, so that what JavaScript reads back is what it wrote and cursors are exact. */
export const InstantColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'timestamptz', precision: 3, ...options });

/** A date of law in Asia/Shanghai, `YYYY-MM-DD`. */
export const LocalDateColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'date', ...options });

/** An amount in fen. */
export const FenColumn = (options: Options = {}): PropertyDecorator =>
  Column({
    type: 'bigint',
    transformer: {
      to: (value: bigint | null) =>
        value === null || value === undefined ? value : value.toString(),
      from: (value: string | null | undefined) =>
        value === null || value === undefined ? null : BigInt(value),
    },
    ...options,
  });

export const JsonColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'jsonb', ...options });

/** A short list of words or codes kept with the row. */
export const WordsColumn = (options: Options = {}): PropertyDecorator =>
  Column({ type: 'text', array: true, ...options });

/** A span of time in a unit of its owner, such as milliseconds: too long for an integer, exact as a number. */
export const SpanColumn = (options: Options = {}): PropertyDecorator =>
  Column({
    type: 'bigint',
    transformer: {
      to: (value: number | null) => value,
      from: (value: string | null) => (value === null ? null : Number(value)),
    },
    ...options,
  });
