import { defineJob } from '@gezhi/jobs';
import type { Result } from '@gezhi/kernel';
import { localDateOf, ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { followStep } from '@gezhi/workflow';
import { SecretaryOrder } from '../../domain/secretary-order/secretary-order.entity';
import { SECRETARY_ORDER_WORKFLOW } from './order-workflow';
import { tellOfRaise } from './raise-order';

/** Orders one transaction decides. */
const AT_ONCE = 100;
const DECIDED = { passed: 0, relapsed: 0 };
type Decided = typeof DECIDED;

/**
 * Orders whose matter came again are raised, and those whose 90 days passed without a repeat have been followed up.
 * One that may have come again waits for the person who decides. Whoever runs it, all rows are looked at.
 */
export async function followUpOrders(useCase: UseCase): Promise<Decided> {
  const total = { ...DECIDED };
  for (;;) {
    const some = await decideSome(useCase);
    if (!some.ok) throw new Error(`An order cannot be followed up: ${some.refusal.code}`);
    total.passed += some.value.passed;
    total.relapsed += some.value.relapsed;
    if (some.value.passed + some.value.relapsed < AT_ONCE) return total;
  }
}

function decideSome({ actor, clock, database }: UseCase): Promise<Result<Decided>> {
  return inTransaction(database, clock, (uow) =>
    uow.beyondSight(async () => {
      const decided = { ...DECIDED };
      for (const { id, relapsed } of await due(uow)) {
        const order = await uow.manager.findOneByOrFail(SecretaryOrder, { id });
        const action = relapsed ? 'relapse' : 'passFollowUp';
        const step = await followStep(
          uow,
          SECRETARY_ORDER_WORKFLOW,
          actor,
          order,
          { action },
          () => (relapsed ? raise(uow, order) : ok()),
        );
        if (!step.ok) return step;
        decided[relapsed ? 'relapsed' : 'passed'] += 1;
      }
      return ok(decided);
    }),
  );
}

async function raise(uow: UnitOfWork, order: SecretaryOrder): Promise<Result<void>> {
  Object.assign(order, { relapseCount: order.relapseCount + 1, resolvedAt: null });
  order.followUpUntil = null;
  await tellOfRaise(uow, order);
  return ok();
}

/** Locked: those repeated for certain, and those whose time is over and that nothing is suspected to repeat. */
async function due(uow: UnitOfWork): Promise<{ id: string; relapsed: boolean }[]> {
  const repeated = (states: string) =>
    `EXISTS (SELECT FROM gov_event e WHERE e.repeat_of_id = o.event_id AND e.repeat_state ${states} AND e.reported_at > o.resolved_at)`;
  return uow.manager.query(
    `SELECT o.id, ${repeated("= 'CONFIRMED'")} AS relapsed FROM secretary_order o
     WHERE o.state = 'RESOLVED' AND (${repeated("= 'CONFIRMED'")}
       OR o.follow_up_until < $1::date AND NOT ${repeated("= 'SUSPECTED'")})
     ORDER BY o.id LIMIT ${AT_ONCE} FOR UPDATE OF o SKIP LOCKED`,
    [localDateOf(uow.now)],
  );
}

export const secretaryFollowUp = defineJob({
  name: 'secretary-follow-up',
  description:
    'Ends the follow-up of secretary-handled orders after 90 days without a repeat, and raises those that came again.',
  schedule: '20 1 * * *',
  run: followUpOrders,
});
