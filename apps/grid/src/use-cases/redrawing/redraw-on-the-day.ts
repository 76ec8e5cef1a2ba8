import { defineJob } from '@gezhi/jobs';
import type { Refusal, Result } from '@gezhi/kernel';
import { localDateOf, ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import { COMMAND } from '../../domain/permissions';
import { Redrawing } from '../../domain/redrawing/redrawing.entity';
import { REDRAWING_FAILED } from '../../domain/redrawing/redrawing.notifications';
import { carryOut } from './carry-out';
import { REDRAWING_WORKFLOW } from './redrawing-workflow';

/** At midnight, when the day of a re-drawing begins; one missed is made up for, with the date it was decided for. */
export const redrawingOnTheDay = defineJob({
  name: 'redrawing',
  description: 'Takes planned re-drawings of grids into effect on their day.',
  schedule: '0 0 * * *',
  rows: 'WHOLE',
  run: async (context) => redrawOnTheDay(context),
});

type Outcome = 'DONE' | 'FAILED' | null;

/** Carries out what is due, each in a transaction of its own; what no longer fits is marked, and told. */
export async function redrawOnTheDay(useCase: UseCase): Promise<{ done: number; failed: number }> {
  let [done, failed] = [0, 0];
  for (;;) {
    const outcome = await redrawNext(useCase);
    if (outcome === null) return { done, failed };
    if (outcome === 'DONE') done += 1;
    else failed += 1;
  }
}

async function redrawNext(useCase: UseCase): Promise<Outcome> {
  const { actor, clock, database } = useCase;
  let refused: { id: string; refusal: Refusal } | null = null;
  const result: Result<Outcome> = await inTransaction(database, clock, async (uow) => {
    const due = await nextDue(uow);
    if (!due) return ok(null);
    const carried = await carryOut(uow, actor, due);
    if (carried.ok) return ok('DONE');
    refused = { id: due.id, refusal: carried.refusal };
    return carried;
  });
  if (result.ok) return result.value;
  if (refused === null) throw new Error(result.refusal.code);
  await fail(useCase, refused);
  return 'FAILED';
}

function nextDue(
  { manager, now }: UnitOfWork,
  id: string | null = null,
): Promise<Redrawing | null> {
  const query = manager
    .createQueryBuilder(Redrawing, 'r')
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .where(`r.state = 'PLANNED' AND r.effective_date <= :today`, { today: localDateOf(now) });
  if (id !== null) query.andWhere('r.id = :id', { id });
  return query.orderBy('r.effective_date').addOrderBy('r.id').limit(1).getOne();
}

/** What was tried is undone; that it failed, and why, is kept by itself. */
async function fail(
  { actor, clock, database }: UseCase,
  { id, refusal }: { id: string; refusal: Refusal },
): Promise<void> {
  const marked = await inTransaction(database, clock, async (uow) => {
    const redrawing = await nextDue(uow, id);
    if (!redrawing) return ok(null);
    const { areaCode, effectiveDate } = redrawing;
    await notify(uow, REDRAWING_FAILED, {
      to: { areaCode, roles: COMMAND },
      about: { type: 'Redrawing', id, areaCode },
      values: { areaCode, effectiveDate, problem: refusal.code },
      onceKey: id,
    });
    return followStep(uow, REDRAWING_WORKFLOW, actor, redrawing, { action: 'fail' }, () => {
      redrawing.failure = refusal.code;
      return ok();
    });
  });
  if (!marked.ok) throw new Error(marked.refusal.code);
}
