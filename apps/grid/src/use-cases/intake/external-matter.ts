import { createHash } from 'node:crypto';
import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { hydrate } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { ExternalSystem } from '../../domain/intake/external-system.entity';
import { INTAKE_PERMISSIONS } from '../../domain/intake/intake.permissions';
import type { ExternalKey } from '../../domain/intake/intake.rules';
import { checkSystem, externalKeyOf } from '../../domain/intake/intake.rules';
import type { ReportEventInput } from '../event/report-event';

/** The key of a matter in the system it comes from, with what it said. */
export interface ExternalMatter extends ExternalKey {
  readonly digest: string;
}

/** Systems by their codes, of all that some matters name: one statement, and none where none is named. */
export async function systemsNamed(
  { database }: Pick<UseCase, 'database'>,
  inputs: readonly ReportEventInput[],
): Promise<ReadonlyMap<string, ExternalSystem>> {
  const codes = [...new Set(inputs.flatMap(({ externalSystem }) => externalSystem ?? []))];
  if (codes.length === 0) return new Map();
  const found = await database.manager.findBy(ExternalSystem, { code: In(codes) });
  return new Map(found.map((system) => [system.code, system]));
}

/**
 * The key under which another system brings the matter in; null when it names none. Only the service account the
 * system is entered with may, and only of the system's sources.
 */
export function externalMatterOf(
  actor: Actor,
  input: ReportEventInput,
  systems: ReadonlyMap<string, ExternalSystem>,
): Result<ExternalMatter | null> {
  const key = externalKeyOf(input);
  if (!key.ok || key.value === null) return key as Result<null>;
  const allowed = authorise(actor, INTAKE_PERMISSIONS, 'intake.report');
  if (!allowed.ok) return allowed;
  const { system: code } = key.value;
  const system = systems.get(code) ?? null;
  const known = checkSystem(system, { code, subject: actor.subject, source: input.source });
  return known.ok ? ok({ ...key.value, digest: digestOf(input) }) : known;
}

/** The events some keys have made, by key: one statement. */
export class KnownMatters {
  private constructor(private readonly events: Map<string, GovEvent>) {}

  static async of(manager: EntityManager, matters: readonly ExternalKey[]): Promise<KnownMatters> {
    if (matters.length === 0) return new KnownMatters(new Map());
    const rows = await manager.query<Record<string, unknown>[]>(
      `SELECT e.* FROM gov_event e JOIN unnest($1::text[], $2::text[]) AS k(system, id)
         ON e.external_system = k.system AND e.external_id = k.id`,
      [matters.map(({ system }) => system), matters.map(({ id }) => id)],
    );
    const events = hydrate(manager, GovEvent, rows);
    return new KnownMatters(
      new Map(events.map((event) => [keyOf(event.externalSystem, event.externalId), event])),
    );
  }

  /** The event of a key, or null. Answers EXTERNAL_ID_CONFLICT where it was made of other content. */
  find({ system, id, digest }: ExternalMatter): Result<GovEvent | null> {
    const event = this.events.get(keyOf(system, id)) ?? null;
    if (event === null || event.externalDigest === digest) return ok(event);
    return refuse('EXTERNAL_ID_CONFLICT', { path: ['input', 'externalId'], system, id });
  }

  note({ system, id }: ExternalKey, event: GovEvent): void {
    this.events.set(keyOf(system, id), event);
  }
}

/**
 * What some keys have made; until the transaction ends, nobody else makes anything of them. Locked in one order, so
 * that calls that name the same matters wait for each other and not in a ring. The account that brings matters in
 * sees none of them: the transaction must read every row.
 */
export async function lockMatters(
  { manager }: UnitOfWork,
  matters: readonly ExternalKey[],
): Promise<KnownMatters> {
  if (matters.length === 0) return KnownMatters.of(manager, []);
  const keys = matters.map(({ system, id }) => JSON.stringify(['external-matter', system, id]));
  await manager.query(
    `SELECT pg_advisory_xact_lock(lock) FROM (
       SELECT DISTINCT hashtextextended(key, 0) AS lock FROM unnest($1::text[]) AS key ORDER BY lock) l`,
    [keys],
  );
  // Not before: a statement sees what was there when it began.
  return KnownMatters.of(manager, matters);
}

function keyOf(system: string | null, id: string | null): string {
  return JSON.stringify([system, id]);
}

/** Of all that was said of the matter, and of no contact: a telephone number could be found in a digest by trying. */
export function digestOf(input: Omit<ReportEventInput, 'clientMutationId'>): string {
  const said = [
    ...[input.source, input.nature, input.urgency, input.areaCode ?? null, input.unlocated],
    ...[input.anonymous, input.title, input.description],
    ...[input.longitude ?? null, input.latitude ?? null, input.categoryCode ?? null],
    input.observedAt?.toISOString() ?? null,
    [...(input.attachmentIds ?? [])].sort(),
  ];
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url');
}
