import { isId, localDateOf } from '@gezhi/kernel';
import type { EntityManager } from 'typeorm';
import { AREA_TOPIC, ORGANIZATION_TOPIC } from './topics';

export type ReferenceKind = 'AREA' | 'ORGANIZATION';

/** A key of another department's object, as an input names it. */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly key: string;
}

/** Why a reference cannot be taken: `MISSING` when there is no copy yet to tell by. */
export type Doubt = 'UNKNOWN' | 'MISSING';

interface CopyTable {
  readonly topic: string;
  readonly table: string;
  /** The column of the key, and its type. */
  readonly key: string;
  readonly type: string;
}

const TABLES: Readonly<Record<ReferenceKind, CopyTable>> = {
  AREA: { topic: AREA_TOPIC.name, table: 'reference_area', key: 'code', type: 'text' },
  ORGANIZATION: {
    topic: ORGANIZATION_TOPIC.name,
    table: 'reference_organization',
    key: 'id',
    type: 'uuid',
  },
};

/**
 * Which of the references are to nothing that exists and is in force today; in one statement, by the copies this
 * department keeps. The owner is not asked: it may be away.
 */
export async function doubtedReferences(
  manager: Pick<EntityManager, 'query'>,
  references: readonly Reference[],
  now: Date,
): Promise<ReadonlyMap<Reference, Doubt>> {
  const kinds = [...new Set(references.map(({ kind }) => kind))].sort();
  if (kinds.length === 0) return new Map();
  const parts = kinds.map((kind, index) => knownOf(kind, index + 2));
  const keys = kinds.map((kind) =>
    references.flatMap((one) => (one.kind === kind && canBe(kind, one.key) ? [one.key] : [])),
  );
  const rows = await manager.query<{ kind: ReferenceKind; filled: boolean; keys: string[] }[]>(
    parts.join(' UNION ALL '),
    [localDateOf(now), ...keys],
  );
  const doubts = new Map<Reference, Doubt>();
  for (const reference of references) {
    const copy = rows.find(({ kind }) => kind === reference.kind);
    if (!copy?.filled) doubts.set(reference, 'MISSING');
    else if (!copy.keys.includes(reference.key)) doubts.set(reference, 'UNKNOWN');
  }
  return doubts;
}

/** What cannot be a key of it is known to nobody; PostgreSQL would not even compare it. */
function canBe(kind: ReferenceKind, key: string): boolean {
  return kind === 'ORGANIZATION' ? isId(key) : !key.includes('\0');
}

/** One row: whether there is a copy, and which of the keys are in it and in force. */
function knownOf(kind: ReferenceKind, parameter: number): string {
  const { topic, table, key, type } = TABLES[kind];
  return `SELECT '${kind}' AS kind,
    EXISTS (SELECT FROM reference_copy WHERE topic = '${topic}' AND filled_at IS NOT NULL) AS filled,
    ARRAY(SELECT ${key}::text FROM ${table} WHERE ${key} = ANY ($${parameter}::${type}[])
      AND (valid_from IS NULL OR valid_from <= $1::date)
      AND (valid_to IS NULL OR valid_to > $1::date)) AS keys`;
}
