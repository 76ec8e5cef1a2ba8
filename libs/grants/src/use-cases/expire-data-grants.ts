import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import { DataGrant } from '../domain/data-grant.entity';
import { DATA_GRANT_WORKFLOW } from './data-grant-workflow';

/** Grants one transaction closes; the next takes up where it ended. */
const AT_ONCE = 200;

/**
 * Marks grants and requests whose term has ended (到期), and answers how many. They stopped holding by their dates;
 * this closes the file. For a job of the platform: whoever runs it, all rows are looked at.
 */
export async function expireDataGrants(useCase: UseCase): Promise<number> {
  for (let total = 0; ;) {
    const expired = await expireSome(useCase);
    if (!expired.ok) throw new Error(`A data grant cannot expire: ${expired.refusal.code}`);
    total += expired.value;
    if (expired.value < AT_ONCE) return total;
  }
}

function expireSome({ actor, clock, database }: UseCase): Promise<Result<number>> {
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async (manager) => {
      const ended = await manager
        .createQueryBuilder(DataGrant, 'grant_')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .where(`grant_.state IN ('REQUESTED', 'APPROVED') AND grant_.ends_at <= :now`, {
          now: uow.now,
        })
        .orderBy('grant_.id')
        .limit(AT_ONCE)
        .getMany();
      for (const grant of ended) {
        const step = await followStep(
          uow,
          DATA_GRANT_WORKFLOW,
          actor,
          grant,
          { action: 'expire' },
          () => {
            grant.endedAt = uow.now;
            return ok();
          },
        );
        if (!step.ok) return step;
      }
      return ok(ended.length);
    }),
  );
}
