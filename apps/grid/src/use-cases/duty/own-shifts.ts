import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { DutyShift } from '../../domain/duty/duty.entity';
import type { Hours } from '../../domain/duty/duty.rules';
import { checkOverlap } from '../../domain/duty/duty.rules';

/** Two who plan for one worker are judged one after the other, wherever they plan. */
async function lockWorker({ manager }: UnitOfWork, workerId: string): Promise<void> {
  await manager.query('SELECT FROM grid_post WHERE worker_id = $1 ORDER BY id FOR UPDATE', [
    workerId,
  ]);
}

/** Refuses with DUTY_OVERLAP what overlaps a shift of the worker, by whomever it was planned, but for those that go. */
export function checkFree(
  uow: UnitOfWork,
  workerId: string,
  hours: Hours,
  without: readonly string[] = [],
): Promise<Result<void>> {
  return uow.beyondSight(async (manager) => {
    await lockWorker(uow, workerId);
    const others = await manager
      .createQueryBuilder(DutyShift, 's')
      .where(`s.worker_id = :workerId AND s.state = 'PLANNED'`, { workerId })
      .andWhere('s.starts_at < :end AND s.ends_at > :start', {
        end: hours.endsAt,
        start: hours.startsAt,
      })
      .take(10)
      .getMany();
    const kept = others.filter(({ id }) => !without.includes(id));
    return kept.length > 0 ? checkOverlap(hours, kept) : ok();
  });
}
