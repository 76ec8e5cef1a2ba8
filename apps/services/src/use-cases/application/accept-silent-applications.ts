import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { ApplicationClock } from '../../domain/application/application-clock.entity';
import { Application } from '../../domain/application/application.entity';
import { isAcceptedBySilence } from '../../domain/application/application.rules';
import { SERVICES_PERMISSIONS } from '../../domain/permissions';
import { SYSTEM } from '../../domain/system-actor';
import { acceptFromReceipt } from './accept-application';
import { clockOf } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';

/** What one run did. */
export interface SilenceRun {
  /** The applications that are now accepted. */
  readonly accepted: readonly string[];
  /** Those somebody else moved on meanwhile. */
  readonly skipped: number;
  /** Whether there are more than one run takes: run again. */
  readonly more: boolean;
}

const MOST_AT_ONCE = 500;
const NOTE = '逾期未告知，自收到申请材料之日起视为受理';

/**
 * Finds the applications that 5 working days of silence have accepted and takes the step, as the system, each in a
 * transaction of its own (逾期视为受理). Run twice, also at the same moment, it does nothing twice. It accepts and
 * nothing more: no clock grants or denies (V6).
 */
export async function acceptSilentApplications({
  actor,
  clock,
  database,
}: UseCase): Promise<Result<SilenceRun>> {
  const allowed = authorise(actor, SERVICES_PERMISSIONS, 'application.deemAccepted');
  if (!allowed.ok) return allowed;
  const due = await database.manager
    .createQueryBuilder(Application, 'a')
    .select('a.id', 'id')
    .innerJoin(ApplicationClock, 'c', `c.application_id = a.id AND c.kind = 'ACCEPTANCE'`)
    .where(`a.state = 'SUBMITTED' AND c.met_at IS NULL AND c.due_at < :now`, { now: clock.now() })
    .orderBy('c.due_at')
    .limit(MOST_AT_ONCE + 1)
    .getRawMany<{ id: string }>();
  const accepted: string[] = [];
  for (const { id } of due.slice(0, MOST_AT_ONCE)) {
    const taken = await deem({ actor: SYSTEM, clock, database }, id);
    if (taken.ok) accepted.push(id);
  }
  const tried = Math.min(due.length, MOST_AT_ONCE);
  return ok({ accepted, skipped: tried - accepted.length, more: due.length > MOST_AT_ONCE });
}

function deem(useCase: UseCase, id: string): Promise<Result<Application>> {
  const step = { id, note: NOTE };
  return takeStep(useCase, APPLICATION_WORKFLOW, 'deemAccepted', step, async (application, uow) => {
    const acceptance = await clockOf(uow, id, 'ACCEPTANCE');
    if (!isAcceptedBySilence(acceptance, uow.now)) {
      return refuse('ACCEPTANCE_STILL_OPEN', { dueOn: localDateOf(acceptance.dueAt) });
    }
    return acceptFromReceipt(uow, application, acceptance);
  });
}
