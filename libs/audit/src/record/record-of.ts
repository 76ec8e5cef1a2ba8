import type { AuditActor, AuditedObject, AuditEntry } from './audit-entry';
import type { Json } from './canonical-json';
import { canonicalJson } from './canonical-json';
import { withoutPersons } from './without-persons';

/** The form of a record; a verifier of later days knows by it what it reads. */
const RECORD_VERSION = 1;

/** An entry as it is hashed and kept: canonical JSON without empty members and without residents' data. */
export function recordOf(entry: AuditEntry): string {
  const { at, kind, operation, fields = [], actor, objects = [], outcome } = entry;
  return canonicalJson({
    v: RECORD_VERSION,
    at: at.toISOString(),
    kind,
    operation: withoutPersons(operation),
    fields: fields.length === 0 ? undefined : [...fields].sort(),
    actor: actorOf(actor),
    objects: objects.length === 0 ? undefined : objects.map(objectOf),
    outcome,
    code: text(entry.code),
    reason: text(entry.reason),
    inputDigest: text(entry.inputDigest),
    traceId: entry.traceId ?? undefined,
  });
}

function actorOf(actor: AuditActor): Json {
  // A resident is known here by the issuer's identifier alone: the name is nobody's business but the issuer's.
  const isStaff = actor.organizationId !== null && !actor.roles.includes('RESIDENT');
  return {
    subject: withoutPersons(actor.subject),
    name: isStaff ? text(actor.name) : undefined,
    organizationId: text(actor.organizationId),
    roles: actor.roles.length === 0 ? undefined : [...actor.roles],
    purpose: text(actor.purpose),
    caseNumber: text(actor.caseNumber),
  };
}

function objectOf({ type, id, action, from, to, areaCode }: AuditedObject): Json {
  return {
    type: withoutPersons(type),
    id: withoutPersons(id),
    action: withoutPersons(action),
    from: text(from),
    to: text(to),
    areaCode: text(areaCode),
  };
}

function text(value: string | null | undefined): string | undefined {
  return value === null || value === undefined || value === '' ? undefined : withoutPersons(value);
}
