import { Deadline } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { groupByKeys } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { ApplicationClock } from '../../domain/application/application-clock.entity';
import type { ClockKind } from '../../domain/application/application.codes';
import { CLOCK_KINDS } from '../../domain/application/application.codes';

export type Clocks = ReadonlyMap<ClockKind, Deadline>;

/** The clocks of many applications, in one statement. */
export async function clocksOfMany(
  { manager }: { readonly manager: EntityManager },
  applicationIds: readonly string[],
): Promise<Map<string, Clocks>> {
  const rows = await groupByKeys(manager, ApplicationClock, 'applicationId', applicationIds, {
    orderBy: 'startedAt',
    limit: applicationIds.length * CLOCK_KINDS.codes.length,
  });
  return new Map(
    [...rows].map(([id, clocks]) => [
      id,
      new Map(clocks.map((clock) => [clock.kind, Deadline.fromRecord(clock)])),
    ]),
  );
}

/** The clock of one kind. An application in a state that needs it always has it: its absence is a fault. */
export async function clockOf(
  uow: UnitOfWork,
  applicationId: string,
  kind: ClockKind,
): Promise<Deadline> {
  const row = await uow.manager.findOneByOrFail(ApplicationClock, { applicationId, kind });
  return Deadline.fromRecord(row);
}

/** Keeps a clock as it now stands; one of the same kind is written over. */
export async function keepClock(
  uow: UnitOfWork,
  applicationId: string,
  clock: Deadline,
): Promise<void> {
  const record = { ...clock.toRecord(), kind: clock.kind as ClockKind, applicationId };
  await uow.manager.upsert(ApplicationClock, record, ['applicationId', 'kind']);
}

/** Changes clocks and keeps them, all or none. */
export async function changeClocks(
  uow: UnitOfWork,
  applicationId: string,
  kinds: readonly ClockKind[],
  change: (clock: Deadline) => Result<Deadline>,
): Promise<Result<readonly Deadline[]>> {
  const changed: Deadline[] = [];
  for (const kind of kinds) {
    const next = change(await clockOf(uow, applicationId, kind));
    if (!next.ok) return next;
    changed.push(next.value);
  }
  for (const clock of changed) await keepClock(uow, applicationId, clock);
  return ok(changed);
}
