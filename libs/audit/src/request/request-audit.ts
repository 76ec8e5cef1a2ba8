import type { Actor } from '@gezhi/identity';
import type { Clock, Refusal } from '@gezhi/kernel';
import type { UnitOfWork, Witness } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { QueryFailedError } from 'typeorm';
import { appendAudit } from '../append-audit';
import type { AuditedObject, AuditEntry, AuditKind } from '../record/audit-entry';
import { inputDigest } from '../record/input-digest';
import { AuditUnavailableError } from './audit-unavailable';
import { kindOfChange } from './kind-of-change';

/** Objects one record names; a request that read more leaves several records. */
const MOST_OBJECTS = 1_000;
/** serialization_failure, deadlock_detected: the transaction is started again, nothing is amiss with the trail. */
const WORTH_RETRYING = new Set(['40001', '40P01']);

export interface RequestAuditOptions {
  /** Writes what is not part of a business transaction; a connection of its own. */
  readonly manager: Pick<EntityManager, 'query'>;
  readonly actor: Actor;
  readonly clock: Clock;
  readonly traceId: string | null;
  /** What acts: a caller's request, or a job of the platform. */
  readonly by?: 'CALLER' | 'JOB';
  /** What is told when the trail cannot be written. */
  readonly onFault: (error: unknown) => void;
}

/** Something sensitive that a request read. */
export interface Reading {
  readonly kind: Extract<AuditKind, 'READ' | 'SEARCH' | 'EXPORT'>;
  readonly operation: string;
  /** Left out: the operation itself is the fact, as a search that found nothing. */
  readonly object?: Pick<AuditedObject, 'type' | 'id' | 'areaCode'> | undefined;
  /** What was looked for; kept as a digest. */
  readonly input?: unknown;
}

interface Operation {
  readonly name: string;
  readonly args: unknown;
  recorded: boolean;
}

/**
 * What one request leaves in the trail. Changes are recorded in their own transaction, by being its witness; readings
 * and refusals are collected and written in one statement before the answer leaves.
 */
export class RequestAudit implements Witness {
  private operation: Operation | null = null;
  private readonly pending = new Map<string, AuditEntry & { objects: AuditedObject[] }>();
  private readonly seen = new Set<string>();

  constructor(private readonly options: RequestAuditOptions) {}

  /** A mutation begins; its transactions are recorded under its name until the next begins. */
  begin(name: string, args: unknown): void {
    this.operation = { name, args, recorded: false };
  }

  /** The mutation was done; one that made no transaction is recorded with the readings. */
  done(): void {
    if (!this.operation || this.operation.recorded) return;
    const { name } = this.operation;
    this.pend(`MUTATION ${name} ${this.pending.size}`, {
      ...this.entry('MUTATION'),
      operation: name,
    });
  }

  async beforeCommit({ manager, changes, now }: UnitOfWork): Promise<void> {
    const kind = this.options.by === 'JOB' ? 'JOB' : kindOfChange(changes);
    try {
      await appendAudit(
        manager,
        slices(changes).map((objects) => ({ ...this.entry(kind), at: now, objects })),
      );
    } catch (error) {
      if (isWorthRetrying(error)) throw error;
      this.options.onFault(error);
      throw new AuditUnavailableError(error);
    }
    if (this.operation) this.operation.recorded = true;
  }

  /** Refusals are recorded where they are answered: those before any transaction count as well. */
  afterRefusal(): Promise<void> {
    return Promise.resolve();
  }

  /** Notes a reading; the same object twice in a request is one. */
  read({ kind, operation, object, input }: Reading): void {
    const inputOf = input === undefined ? null : inputDigest(input);
    const entry = { ...this.entry(kind, null), operation, inputDigest: inputOf };
    this.note(
      `${kind} ${operation} ${inputOf}`,
      entry,
      object && { ...object, action: kind.toLowerCase() },
    );
  }

  /** Notes that an operation or field was refused. */
  denied(operation: string, { code, params }: Refusal): void {
    const isCurrent = this.operation?.name === operation;
    const entry = this.entry('DENIAL', isCurrent ? this.operation : null);
    const reason = [params['action'], params['missing']].filter(isText).join(' ') || null;
    const { type, id } = params;
    this.note(
      `DENIAL ${operation} ${code} ${reason}`,
      { ...entry, operation, outcome: 'REFUSED', code, reason },
      isText(type) && isText(id) ? { type, id, action: 'refused' } : undefined,
    );
  }

  /** Writes what was collected. Throws AuditUnavailableError: what cannot be recorded must not be answered. */
  async flush(): Promise<void> {
    const entries = [...this.pending.values()].flatMap((entry) =>
      slices(entry.objects).map((objects) => ({ ...entry, objects })),
    );
    this.pending.clear();
    this.seen.clear();
    if (entries.length === 0) return;
    try {
      await appendAudit(this.options.manager, entries);
    } catch (error) {
      this.options.onFault(error);
      throw new AuditUnavailableError(error);
    }
  }

  private note(key: string, entry: AuditEntry, object: AuditedObject | undefined): void {
    const pending = this.pend(key, entry);
    if (!object) return;
    const once = `${key} ${object.type} ${object.id}`;
    if (this.seen.has(once)) return;
    this.seen.add(once);
    pending.objects.push(object);
  }

  private pend(key: string, entry: AuditEntry): { objects: AuditedObject[] } {
    const known = this.pending.get(key);
    if (known) return known;
    const made = { ...entry, objects: [] };
    this.pending.set(key, made);
    return made;
  }

  private entry(kind: AuditKind, operation = this.operation): AuditEntry {
    const { actor, clock, traceId } = this.options;
    return {
      at: clock.now(),
      kind,
      operation: operation?.name ?? 'unnamed',
      actor,
      outcome: 'DONE',
      traceId,
      inputDigest: operation ? inputDigest(operation.args) : null,
    };
  }
}

/** At least one slice: an entry without objects is an entry. */
function slices(objects: readonly AuditedObject[]): AuditedObject[][] {
  const count = Math.max(1, Math.ceil(objects.length / MOST_OBJECTS));
  return Array.from({ length: count }, (_, index) =>
    objects.slice(index * MOST_OBJECTS, (index + 1) * MOST_OBJECTS),
  );
}

function isWorthRetrying(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    WORTH_RETRYING.has(String((error.driverError as { code?: string }).code))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
