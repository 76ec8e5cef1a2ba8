import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { NotificationKind } from '@gezhi/notifications';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { findByKeys, inTransaction, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import { Whistle } from '../../domain/whistle/whistle.entity';
import {
  WHISTLE_ARRIVAL_APPROACHING,
  WHISTLE_ARRIVAL_LATE,
} from '../../domain/whistle/whistle.notifications';

/** Responses one transaction looks after; the next takes up where it ended. */
const AT_ONCE = 200;
const AWAITED = `response.state IN ('NOTIFIED', 'OBJECTED')`;
const DUE = `(response.late_at IS NULL AND response.due_at < :now)
  OR (response.warned_at IS NULL AND response.approaches_at <= :now AND response.due_at >= :now)`;

export interface Swept {
  readonly warned: number;
  readonly late: number;
}

/**
 * Warns responders whose limit is near, and tells both sides when it has run out: each once, however many sweep. For
 * a job of the platform. Whether a response is late is told by its times alone; this only says so aloud.
 */
export async function sweepArrivals(useCase: UseCase): Promise<Swept> {
  let [warned, late] = [0, 0];
  for (;;) {
    const swept = await sweepSome(useCase);
    if (!swept.ok) throw new Error(`Arrivals cannot be swept: ${swept.refusal.code}`);
    warned += swept.value.warned;
    late += swept.value.late;
    if (swept.value.warned + swept.value.late < AT_ONCE) return { warned, late };
  }
}

function sweepSome({ clock, database }: UseCase): Promise<Result<Swept>> {
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async (manager) => {
      const responses = await manager
        .createQueryBuilder(WhistleResponse, 'response')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .where(`${AWAITED} AND (${DUE})`, { now: uow.now })
        .orderBy('response.id')
        .limit(AT_ONCE)
        .getMany();
      const ids = [...new Set(responses.map(({ whistleId }) => whistleId))];
      const whistles = await findByKeys(manager, Whistle, 'id', ids);
      let late = 0;
      for (const response of responses) {
        const whistle = whistles.get(response.whistleId);
        if (!whistle) throw new Error(`Response ${response.id} has no whistle`);
        if (await speakUp(uow, response, whistle)) late += 1;
      }
      return ok({ warned: responses.length - late, late });
    }),
  );
}

/** Answers whether it is late. */
async function speakUp(
  uow: UnitOfWork,
  response: WhistleResponse,
  whistle: Whistle,
): Promise<boolean> {
  const late = response.dueAt < uow.now;
  if (late) response.lateAt = uow.now;
  else response.warnedAt = uow.now;
  touch(response, uow.now);
  await uow.manager.save(response);
  const { id, state, areaCode, organizationId } = response;
  const change = { action: late ? 'late' : 'warn', from: state, to: state, areaCode };
  uow.changes.push({ type: 'WhistleResponse', id, ...change });
  const told = late ? [organizationId, whistle.initiatorOrganizationId] : [organizationId];
  for (const each of told)
    await tell(
      uow,
      late ? WHISTLE_ARRIVAL_LATE : WHISTLE_ARRIVAL_APPROACHING,
      response,
      whistle,
      each,
    );
  return late;
}

async function tell(
  uow: UnitOfWork,
  kind: NotificationKind,
  { id, areaCode, dueAt }: WhistleResponse,
  { number }: Whistle,
  organizationId: string,
): Promise<void> {
  await notify(uow, kind, {
    to: { organizationId },
    about: { type: 'WhistleResponse', id, areaCode },
    values: { number, areaCode, dueAt: dueAt.toISOString() },
    onceKey: `${id}/${organizationId}`,
  });
}
