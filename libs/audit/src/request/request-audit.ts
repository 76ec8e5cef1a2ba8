import type { Actor } from '@gezhi/identity';
import type { Clock, Refusal } from '@gezhi/kernel';
import type { UnitOfWork, Witness } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { QueryFailedError } from 'typeorm';
import { appendAudit } from '../append-audit';
import type { AuditedObject, AuditEntry, AuditKind } from '../record/audit-entry';
import { inputDigest } from '../record/input-digest';
import { AuditUnavailableError } from './audit-unavailable';
import { CollectedEntries, sliced } from './collected-entries';
import { kindOfChange } from './kind-of-change';

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
  /** The type that was read, or the field of the graph that searched. */
  readonly operation: string;
  /** Which field of the type. */
  readonly field?: string | undefined;
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
  private readonly collected = new CollectedEntries();

  constructor(private readonly options: RequestAuditOptions) {}

  /** A mutation begins; its transactions are recorded under its name until the next begins. */
  begin(name: string, args: unknown): void {
    this.operation = { name, args, recorded: false };
  }

  /** The mutation was done; one that made no transaction is recorded with the readings. */
  done(): void {
    const { operation } = this;
    if (!operation || operation.recorded) return;
    this.collected.add(`MUTATION ${operation.name} ${inputDigest(operation.args)}`, () =>
      this.entry('MUTATION', operation),
    );
  }

  async beforeCommit({ manager, changes, now }: UnitOfWork): Promise<void> {
    const kind = this.options.by === 'JOB' ? 'JOB' : kindOfChange(changes);
    try {
      const reason = [...new Set(changes.map((change) => change.reason).filter(isText))].join(', ');
      const entry = { ...this.entry(kind, this.operation), at: now, objects: changes, reason };
      await appendAudit(manager, sliced(entry));
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

  /** Notes a reading; readings of one type and kind are one record of the request. */
  read({ kind, operation, field, object, input }: Reading): void {
    const digest = input === undefined ? null : inputDigest(input);
    this.collected.add(
      `${kind} ${operation} ${digest}`,
      () => ({ ...this.entry(kind, null), operation, inputDigest: digest }),
      object && { ...object, action: kind.toLowerCase() },
      field,
    );
  }

  /** Notes that an operation or field was refused. */
  denied(operation: string, { code, params }: Refusal): void {
    const current = this.operation?.name === operation ? this.operation : null;
    const reason = [params['action'], params['missing']].filter(isText).join(' ') || null;
    const { type, id } = params;
    this.collected.add(
      `DENIAL ${operation} ${code} ${reason}`,
      () => ({ ...this.entry('DENIAL', current), operation, outcome: 'REFUSED', code, reason }),
      isText(type) && isText(id) ? { type, id, action: 'refused' } : undefined,
    );
  }

  /** Writes what was collected. Throws AuditUnavailableError: what cannot be recorded must not be answered. */
  async flush(): Promise<void> {
    const entries = this.collected.take();
    if (entries.length === 0) return;
    try {
      await appendAudit(this.options.manager, entries);
    } catch (error) {
      this.options.onFault(error);
      throw new AuditUnavailableError(error);
    }
  }

  private entry(kind: AuditKind, operation: Operation | null): AuditEntry {
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

function isWorthRetrying(error: unknown): boolean {
  return (
    error instanceof QueryFailedError &&
    WORTH_RETRYING.has(String((error.driverError as { code?: string }).code))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
