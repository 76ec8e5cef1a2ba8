import type { AuditActor, AuditedObject, AuditKind } from '../record/audit-entry';

/** A record as it is read back: its place in the chain, and what its text says. */
export interface KeptRecord {
  readonly seq: number;
  readonly recordedAt: Date;
  readonly hash: string;
  /** Canonical JSON as hashed. */
  readonly record: string;
  readonly kind: AuditKind;
  readonly operation: string;
  readonly fields: readonly string[];
  readonly actor: AuditActor;
  readonly objects: readonly AuditedObject[];
  readonly outcome: 'DONE' | 'REFUSED';
  readonly code: string | null;
  readonly reason: string | null;
  readonly inputDigest: string | null;
  readonly traceId: string | null;
}

export interface RecordRow {
  readonly seq: string;
  readonly recordedAt: Date;
  readonly hash: string;
  readonly record: string;
}

/** Columns that `keptRecord` needs. */
export const RECORD_COLUMNS = `seq, recorded_at AS "recordedAt", encode(hash, 'hex') AS hash, record`;

export function keptRecord({ seq, recordedAt, hash, record }: RecordRow): KeptRecord {
  const said = JSON.parse(record) as Omit<Partial<KeptRecord>, 'actor'> & {
    actor: Partial<AuditActor> & { subject: string };
  };
  const {
    subject,
    name = null,
    organizationId = null,
    roles = [],
    purpose = null,
    caseNumber = null,
  } = said.actor;
  return {
    seq: Number(seq),
    recordedAt,
    hash,
    record,
    kind: said.kind ?? 'MUTATION',
    operation: said.operation ?? '',
    fields: said.fields ?? [],
    actor: { subject, name, organizationId, roles, purpose, caseNumber },
    objects: said.objects ?? [],
    outcome: said.outcome ?? 'DONE',
    code: said.code ?? null,
    reason: said.reason ?? null,
    inputDigest: said.inputDigest ?? null,
    traceId: said.traceId ?? null,
  };
}
