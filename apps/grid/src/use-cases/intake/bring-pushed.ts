import { createHash } from 'node:crypto';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import type { EventNature, EventSource, Urgency } from '../../domain/event/event.codes';
import type { ExternalCodeKind } from '../../domain/intake/external-code.codes';
import type { ExternalCode } from '../../domain/intake/external-code.entity';
import { ExternalSystem } from '../../domain/intake/external-system.entity';
import { INTAKE_PERMISSIONS } from '../../domain/intake/intake.permissions';
import { checkSystem } from '../../domain/intake/intake.rules';
import type { BroughtEvent } from './bring-external';
import { bringExternal } from './bring-external';

/** A code as the other system writes it, and what it calls it. */
export interface TheirCode {
  readonly kind: ExternalCodeKind;
  readonly theirs: string;
  readonly name: string | null;
}

/** A matter as an adapter understood it: ours, but for codes that only the mapping tables know. */
export interface PushedMatter {
  readonly externalId: string;
  readonly source: EventSource;
  readonly title: string;
  readonly description: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly observedAt: Date | null;
  readonly anonymous: boolean;
  readonly contact: { readonly name: string | null; readonly phone: string } | null;
  readonly codes: readonly TheirCode[];
  /** What it is taken for while a code has no meaning here. */
  readonly otherwise: { readonly nature: EventNature; readonly urgency: Urgency };
}

/**
 * Brings in what another system pushes, through the tables of its codes. A code nobody has given a meaning refuses
 * nothing: the matter comes in without a place or a category for a dispatcher to say, and the code is counted where
 * whoever keeps the tables sees it. What a code means may change: the same push again is still the same matter.
 */
export async function bringPushed(
  { actor, clock, database }: UseCase,
  system: string,
  matter: PushedMatter,
): Promise<Result<BroughtEvent>> {
  const allowed = authorise(actor, INTAKE_PERMISSIONS, 'intake.report');
  if (!allowed.ok) return allowed;
  const { externalId, source, title, description } = matter;
  const registered = await database.manager.findOneBy(ExternalSystem, { code: system });
  const known = checkSystem(registered, { code: system, subject: actor.subject, source });
  if (!known.ok) return known;
  const clean = withoutPersonalData({ externalId, title, description });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async () => {
      const meanings = await meaningsOf(uow, system, matter.codes);
      const ours = (kind: ExternalCodeKind) =>
        matter.codes
          .map((code) => (code.kind === kind ? meanings.get(keyOf(code)) : null))
          .find(Boolean) ?? null;
      const { codes, otherwise, contact, ...said } = matter;
      const input = {
        ...{ ...said, contact, unlocated: false },
        nature: (ours('NATURE') ?? otherwise.nature) as EventNature,
        urgency: (ours('URGENCY') ?? otherwise.urgency) as Urgency,
        areaCode: ours('AREA'),
        categoryCode: ours('CATEGORY'),
      };
      const digest = createHash('sha256')
        .update(JSON.stringify([said, codes]))
        .digest('base64url');
      const brought = await bringExternal(uow, actor, input, { system, id: externalId, digest });
      if (brought.ok && !brought.value.known) await countUnknown(uow, system, codes, meanings);
      return brought;
    }),
  );
}

function keyOf({ kind, theirs }: Pick<TheirCode, 'kind' | 'theirs'>): string {
  return `${kind} ${theirs}`;
}

async function meaningsOf(
  { manager }: UnitOfWork,
  system: string,
  codes: readonly TheirCode[],
): Promise<Map<string, string>> {
  const rows = await manager.query<Pick<ExternalCode, 'kind' | 'theirs' | 'ours'>[]>(
    `SELECT kind, theirs, ours FROM external_code JOIN unnest($2::text[], $3::text[]) AS c(kind, theirs)
       USING (kind, theirs) WHERE external_system = $1 AND ours IS NOT NULL`,
    [system, codes.map(({ kind }) => kind), codes.map(({ theirs }) => theirs)],
  );
  return new Map(rows.map((row) => [keyOf(row), row.ours ?? '']));
}

/** In one order, so that no two pushes wait for each other. */
async function countUnknown(
  { manager, now }: UnitOfWork,
  externalSystem: string,
  codes: readonly TheirCode[],
  meanings: ReadonlyMap<string, string>,
): Promise<void> {
  const unknown = codes
    .filter((code) => !meanings.has(keyOf(code)))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  if (unknown.length === 0) return;
  await manager.query(
    `INSERT INTO external_code AS e (id, external_system, kind, theirs, name, unknown_count, last_unknown_at,
       created_at, updated_at, version)
     SELECT c.id, $1, c.kind, c.theirs, c.name, 1, $2, $2, $2, 1
     FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) AS c(id, kind, theirs, name)
     ON CONFLICT (external_system, kind, theirs)
       DO UPDATE SET unknown_count = e.unknown_count + 1, last_unknown_at = $2`,
    [
      externalSystem,
      now,
      unknown.map(() => newId(now)),
      unknown.map(({ kind }) => kind),
      unknown.map(({ theirs }) => theirs),
      unknown.map(({ name }) => name),
    ],
  );
}
