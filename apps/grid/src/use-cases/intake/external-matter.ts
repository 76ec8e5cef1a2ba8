import { createHash } from 'node:crypto';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
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

/**
 * The key under which another system brings the matter in; null when it names none. Only the service account the
 * system is entered with may, and only of the system's sources.
 */
export async function externalMatterOf(
  { actor, database }: UseCase,
  input: ReportEventInput,
): Promise<Result<ExternalMatter | null>> {
  const key = externalKeyOf(input);
  if (!key.ok || key.value === null) return key as Result<null>;
  const allowed = authorise(actor, INTAKE_PERMISSIONS, 'intake.report');
  if (!allowed.ok) return allowed;
  const { system: code } = key.value;
  const system = await database.manager.findOneBy(ExternalSystem, { code });
  const known = checkSystem(system, { code, subject: actor.subject, source: input.source });
  return known.ok ? ok({ ...key.value, digest: digestOf(input) }) : known;
}

/** The event that the key has already made, if it has: in a short transaction of its own, before anything is judged. */
export async function recallExternal(
  { clock, database }: UseCase,
  matter: ExternalMatter,
): Promise<Result<GovEvent | null>> {
  return inTransaction(database, clock, (uow) => find(uow, matter));
}

/**
 * Makes the event of a key, or answers the one it made: calls with the same key wait for each other until the
 * transaction ends. Answers EXTERNAL_ID_CONFLICT.
 */
export async function onceExternal(
  uow: UnitOfWork,
  matter: ExternalMatter | null,
  make: () => Promise<Result<GovEvent>>,
): Promise<Result<GovEvent>> {
  if (matter === null) return make();
  const found = await lockExternal(uow, matter);
  if (!found.ok) return found;
  return found.value ? ok(found.value) : make();
}

/** The event a key has made, or null; until the transaction ends, nobody else makes one. EXTERNAL_ID_CONFLICT. */
export async function lockExternal(
  uow: UnitOfWork,
  matter: ExternalMatter,
): Promise<Result<GovEvent | null>> {
  await uow.manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    JSON.stringify(['external-matter', matter.system, matter.id]),
  ]);
  return find(uow, matter);
}

async function find(
  uow: UnitOfWork,
  { system, id, digest }: ExternalMatter,
): Promise<Result<GovEvent | null>> {
  // The account that brings matters in sees none of them afterwards.
  const event = await uow.beyondSight((manager) =>
    manager.findOneBy(GovEvent, { externalSystem: system, externalId: id }),
  );
  if (event === null || event.externalDigest === digest) return ok(event);
  return refuse('EXTERNAL_ID_CONFLICT', { path: ['input', 'externalId'], system, id });
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
