import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager, EntityMetadata, ObjectLiteral } from 'typeorm';
import type { PoolClient } from 'pg';
import type { EntityClass } from './data-source';

const CHUNK = 64 * 1024;

/**
 * Loads rows with `COPY … FROM STDIN`, inside the manager's transaction.
 * Every column of the entity must be given or be nullable; a wrong row fails the whole copy.
 * Answers how many rows were sent; `onProgress` hears of it now and then.
 */
export async function copyRows<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityClass<E>,
  rows: Iterable<Partial<E>> | AsyncIterable<Partial<E>>,
  onProgress?: (rows: number) => void,
): Promise<number> {
  const runner = manager.queryRunner;
  if (!runner)
    throw new Error('copyRows works inside a transaction: give it the manager of a unit of work');
  const client = (await runner.connect()) as PoolClient;
  const { columns, tableName } = manager.dataSource.getMetadata(entity);
  const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
  let sent = 0;

  async function* lines(): AsyncGenerator<string> {
    let chunk = '';
    for await (const row of rows) {
      chunk += `${columns.map((column) => field(plain(column, column.getEntityValue(row as E, true)))).join('\t')}\n`;
      sent += 1;
      if (chunk.length > CHUNK) {
        onProgress?.(sent);
        yield chunk;
        chunk = '';
      }
    }
    yield chunk;
  }

  await pipeline(
    Readable.from(lines()),
    client.query(copyFrom(`COPY "${tableName}" (${names}) FROM STDIN`)),
  );
  onProgress?.(sent);
  return sent;
}

type ColumnMetadata = EntityMetadata['columns'][number];

function plain(column: ColumnMetadata, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (column.type === 'jsonb') return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return arrayLiteral(value.map(String));
  return String(value);
}

function arrayLiteral(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function field(value: string | null): string {
  if (value === null) return '\\N';
  return value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
