import type { LocalDate, Result } from '@gezhi/kernel';
import { newId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { ended } from '../../domain/retention';
import type { Risk } from '../../domain/risk/risk.entity';
import { RiskReview } from '../../domain/risk/risk.entity';
import type { RiskWork } from '../../domain/risk/risk.rules';
import { checkResolved, dayAhead } from '../../domain/risk/risk.rules';
import { takeRiskStep } from './risk-workflow';

/** Finds a risk resolved (确认化解), once nothing planned is open. Answers RISK_WORK_OPEN, RISK_NOTHING_DONE. */
export function resolveRisk(useCase: UseCase, input: StepInput): Promise<Result<Risk>> {
  return takeRiskStep(useCase, 'resolve', input, async (risk, uow) => {
    const done = checkResolved(await workOf(uow, risk));
    if (!done.ok) return done;
    risk.resolvedAt = uow.now;
    return ok();
  });
}

export interface InstitutionaliseRiskInput extends StepInput {
  readonly standingRule: string;
  readonly ruleDocument?: string | null;
}

/** Names the rule or standing measure that keeps it from coming back (建章立制). */
export function institutionaliseRisk(
  useCase: UseCase,
  input: InstitutionaliseRiskInput,
): Promise<Result<Risk>> {
  const { standingRule, ruleDocument } = input;
  const set = (risk: Risk, { now }: UnitOfWork) => {
    Object.assign(risk, { standingRule, ruleDocument: ruleDocument ?? null });
    risk.institutionalisedAt = now;
    return ok();
  };
  return takeRiskStep(useCase, 'institutionalise', input, set, { standingRule, ruleDocument });
}

export interface ReviewRiskInput extends StepInput {
  readonly finding: string;
  /** Whether it is there again, though it was resolved. */
  readonly cameBack: boolean;
  readonly reviewOn: string;
}

/** Looks at it again (复查): what came back after it was resolved is taken up again. Answers RISK_DATE_NOT_AHEAD. */
export function reviewRisk(useCase: UseCase, input: ReviewRiskInput): Promise<Result<Risk>> {
  const { finding, cameBack } = input;
  const note = async (risk: Risk, uow: UnitOfWork): Promise<Result<void>> => {
    const next: Result<LocalDate> = dayAhead(input.reviewOn, ['input', 'reviewOn'], uow.now);
    if (!next.ok) return next;
    await uow.manager.insert(RiskReview, {
      ...{ id: newId(uow.now), riskId: risk.id, reviewedAt: uow.now, finding, cameBack },
    });
    Object.assign(risk, { reviewOn: next.value, reviewLateTold: false });
    if (cameBack) Object.assign(risk, { resolvedAt: null, institutionalisedAt: null });
    return ok();
  };
  const action = cameBack ? 'takeUpAgain' : 'review';
  return takeRiskStep(useCase, action, input, note, { finding });
}

/** Closes a risk that a rule keeps away (销号). Answers RISK_NOT_REVIEWED. */
export function closeRisk(useCase: UseCase, input: StepInput): Promise<Result<Risk>> {
  return takeRiskStep(useCase, 'close', input, async (risk, uow) => {
    const reviewed = await uow.manager
      .createQueryBuilder(RiskReview, 'review')
      .where('review.risk_id = :id AND review.reviewed_at >= :since AND NOT review.came_back', {
        id: risk.id,
        since: risk.institutionalisedAt,
      })
      .getExists();
    if (!reviewed) return refuse('RISK_NOT_REVIEWED');
    Object.assign(risk, { endedAt: uow.now, reviewOn: null });
    return ok();
  });
}

/** Over all rows: an event that left the caller's sight still counts. */
async function workOf(uow: UnitOfWork, { id }: Risk): Promise<RiskWork> {
  const [work] = await uow.beyondSight((manager) =>
    manager.query<RiskWork[]>(
      `SELECT m.open AS "openMeasures", m.done AS "doneMeasures", e.open AS "openEvents", e.ended AS "endedEvents"
       FROM (SELECT count(*) FILTER (WHERE state = 'OPEN')::int AS open,
           count(*) FILTER (WHERE state = 'DONE')::int AS done FROM risk_measure WHERE risk_id = $1) m,
         (SELECT count(*) FILTER (WHERE ${ended('v')} IS NULL)::int AS open,
           count(*) FILTER (WHERE ${ended('v')} IS NOT NULL)::int AS ended
          FROM case_link c JOIN gov_event v ON v.id = c.from_id
          WHERE c.to_id = $1 AND c.relation = 'SOURCE' AND c.from_type = 'GovEvent') e`,
      [id],
    ),
  );
  return work ?? { openMeasures: 0, doneMeasures: 0, openEvents: 0, endedEvents: 0 };
}
