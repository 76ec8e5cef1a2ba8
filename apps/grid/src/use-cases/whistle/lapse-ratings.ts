import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { Whistle } from '../../domain/whistle/whistle.entity';
import { evaluateIfRated } from './rate-whistle';

const AT_ONCE = 200;

/** Ends the wait for ratings of responders whose term is over, where the initiator has rated; answers how many. */
export async function lapseRatings(useCase: UseCase): Promise<number> {
  let [total, after] = [0, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const lapsed = await lapseSome(useCase, after);
    if (!lapsed.ok) throw new Error(`Ratings cannot lapse: ${lapsed.refusal.code}`);
    const { evaluated, last } = lapsed.value;
    total += evaluated;
    if (last === null) return total;
    after = last;
  }
}

function lapseSome(
  { actor, clock, database }: UseCase,
  after: string,
): Promise<Result<{ evaluated: number; last: string | null }>> {
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async (manager) => {
      const whistles = await manager
        .createQueryBuilder(Whistle, 'whistle')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .where(
          `whistle.state IN ('RESOLVED', 'PARTIAL', 'UNRESOLVED') AND whistle.rating_due_at < :now`,
          {
            now: uow.now,
          },
        )
        .andWhere('whistle.id > :after', { after })
        .orderBy('whistle.id')
        .limit(AT_ONCE)
        .getMany();
      let evaluated = 0;
      for (const whistle of whistles) {
        const step = await evaluateIfRated(uow, actor, whistle);
        if (!step.ok) return step;
        if (step.value.state === 'EVALUATED') evaluated += 1;
      }
      return ok({ evaluated, last: whistles.at(-1)?.id ?? null });
    }),
  );
}
