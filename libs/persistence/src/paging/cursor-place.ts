import { isId, parseLocalDate } from '@gezhi/kernel';
import type { EntityMetadata } from 'typeorm';
import type { Cursor } from './cursor';

/**
 * A cursor that decodes but cannot be a place in the list it is given to: of another list, or made up.
 * The boundary answers it as INVALID_CURSOR.
 */
export class CursorOutOfPlace extends Error {
  constructor() {
    super('The cursor is no place in this list');
    this.name = 'CursorOutOfPlace';
  }
}

type Column = EntityMetadata['columns'][number];

/** Throws unless PostgreSQL can compare the cursor with the columns the list is sorted by. */
export function assertPlace(
  cursor: Cursor,
  columns: { readonly value: Column; readonly key: Column },
): void {
  if (!fits(cursor.value, columns.value) || !fits(cursor.key, columns.key)) {
    throw new CursorOutOfPlace();
  }
}

const INTEGER_LIMIT = 2 ** 31;

function fits(value: string | number, column: Column): boolean {
  switch (column.type) {
    case 'integer':
      return Number.isInteger(value) && Math.abs(Number(value)) < INTEGER_LIMIT;
    case 'double precision':
      return typeof value === 'number';
    default:
      return typeof value === 'string' && textFits(value, column);
  }
}

function textFits(value: string, { type }: Column): boolean {
  switch (type) {
    case 'uuid':
      return isId(value);
    case 'timestamptz':
      return isInstant(value);
    case 'date':
      return parseLocalDate(value).ok;
    case 'bigint':
      return /^-?\d{1,18}$/.test(value);
    default:
      // PostgreSQL takes any text but one with a zero byte.
      return !value.includes('\0');
  }
}

/** As we write it, in the four-digit years that PostgreSQL and JavaScript read alike. */
function isInstant(value: string): boolean {
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return false;
  return value.length === 24 && value >= '0001' && moment.toISOString() === value;
}
