import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { HealthCheck } from '../../domain/health-check/health-check.entity';
import { checkRectifyBy } from '../../domain/health-check/health-check.rules';
import { HEALTH_CHECK_WORKFLOW } from './check-workflow';
import { endOfFindingSql } from './list-checks';

export interface RectifyHealthFindingsInput extends StepInput {
  readonly rectifyBy: string;
}

/** Begins to put right what was found (启动整改), by a day. Answers NO_FINDINGS, RECTIFY_DAY_NOT_AHEAD. */
export function rectifyHealthFindings(
  useCase: UseCase,
  input: RectifyHealthFindingsInput,
): Promise<Result<HealthCheck>> {
  return takeStep(useCase, HEALTH_CHECK_WORKFLOW, 'rectify', input, async (check, uow) => {
    const by = checkRectifyBy(input.rectifyBy, uow.now);
    if (!by.ok) return by;
    const { upheld } = await countFindings(uow, check);
    if (upheld === 0) return refuse('NO_FINDINGS');
    check.rectifyBy = by.value;
    return ok();
  });
}

/** Closes a check whose findings have all been answered for (办结). Answers FINDINGS_OPEN. */
export function closeHealthCheck(useCase: UseCase, input: StepInput): Promise<Result<HealthCheck>> {
  return takeStep(useCase, HEALTH_CHECK_WORKFLOW, 'close', input, async (check, uow) => {
    const { open } = await countFindings(uow, check);
    if (open > 0) return refuse('FINDINGS_OPEN', { count: open });
    check.closedAt = uow.now;
    return ok();
  });
}

/** Over all rows: an event that left the caller's sight still counts. */
async function countFindings(
  uow: UnitOfWork,
  { id }: HealthCheck,
): Promise<{ readonly upheld: number; readonly open: number }> {
  const [counts] = await uow.beyondSight((manager) =>
    manager.query<{ upheld: number; open: number }[]>(
      `SELECT count(*)::int AS upheld, count(*) FILTER (WHERE ${endOfFindingSql} IS NULL)::int AS open
       FROM health_finding f JOIN gov_event e ON e.id = f.event_id WHERE f.check_id = $1`,
      [id],
    ),
  );
  return counts ?? { upheld: 0, open: 0 };
}
