import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { created, inTransaction, once, sql, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import type { EventSource } from '../../domain/event/event.codes';
import { ExternalSystem } from '../../domain/intake/external-system.entity';
import { INTAKE_PERMISSIONS } from '../../domain/intake/intake.permissions';
import { SYSTEM_CODE } from '../../domain/intake/intake.rules';

export interface KeepExternalSystemInput {
  readonly clientMutationId?: string | null;
  readonly seenVersion?: number | null;
  readonly code: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly sources: readonly EventSource[];
  readonly accountSubject: string;
  readonly enabled: boolean;
  readonly takesFiles: boolean;
  readonly statusOrganizationId?: string | null;
}

/** All systems that bring matters in, by their codes. */
export const EXTERNAL_SYSTEMS: ListOf<ExternalSystem> = {
  entity: ExternalSystem,
  on: sql`true`,
  where: [],
  orderBy: 'code',
  direction: 'ASC',
};

/** Enters a system that brings matters in, or changes what is known of it (登记外部系统). Its code never changes. */
export async function keepExternalSystem(
  { actor, clock, database }: UseCase,
  input: KeepExternalSystemInput,
): Promise<Result<ExternalSystem>> {
  const allowed = authorise(actor, INTAKE_PERMISSIONS, 'intake.keepSystem');
  if (!allowed.ok) return allowed;
  const { clientMutationId, seenVersion, code, ...said } = input;
  if (!SYSTEM_CODE.test(code))
    return refuse('EXTERNAL_SYSTEM_CODE', { path: ['input', 'code'], code: code.slice(0, 40) });
  const request = {
    subject: actor.subject,
    key: clientMutationId ?? null,
    operation: 'keepExternalSystem',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      async () => {
        const { manager, now } = uow;
        await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
          `external-system/${code}`,
        ]);
        const before = await manager.findOneBy(ExternalSystem, { code });
        const seen = before ? checkSeenVersion({ seenVersion }, before) : ok();
        if (!seen.ok) return seen;
        const system =
          before ?? manager.create(ExternalSystem, { id: newId(now), code, ...created(now) });
        if (before) touch(before, now);
        Object.assign(system, {
          ...said,
          statusOrganizationId: said.statusOrganizationId ?? null,
          sources: [...new Set(said.sources)].sort(),
        });
        await manager.save(system);
        const action = before ? 'change' : 'enter';
        uow.changes.push({ type: 'ExternalSystem', id: system.id, action });
        return ok(system);
      },
      (id) => uow.manager.findOneBy(ExternalSystem, { id }),
    ),
  );
}
