import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Urgency } from '../../domain/event/event.codes';
import type { HealthCheck } from '../../domain/health-check/health-check.entity';
import { HealthAnswer, HealthFinding } from '../../domain/health-check/health-check.entity';
import { checkValue, keptValue } from '../../domain/health-check/health-check.rules';
import { HealthIndicator } from '../../domain/health-check/indicator-set.entity';
import { HEALTH_CHECK_WORKFLOW } from './check-workflow';

/** Goes into the field (开始体检). */
export function beginHealthCheck(useCase: UseCase, input: StepInput): Promise<Result<HealthCheck>> {
  return takeStep(useCase, HEALTH_CHECK_WORKFLOW, 'begin', input, (check) => {
    check.inspectorSubject = useCase.actor.subject;
    return ok();
  });
}

export interface RecordHealthCheckInput extends StepInput {
  readonly answers: readonly {
    readonly indicatorCode: string;
    readonly value: number;
    readonly evidence: readonly string[];
    readonly remark?: string | null;
  }[];
  readonly findings: readonly {
    readonly indicatorCode: string;
    readonly title: string;
    readonly description: string;
    readonly urgency: Urgency;
  }[];
}

/**
 * Records what was seen (现场填报): an indicator answered again has its last answer. Counts of people below ten are not
 * kept. Answers UNKNOWN_INDICATOR, INDICATOR_VALUE, PERSONAL_DATA_IN_TEXT.
 */
export function recordHealthCheck(
  useCase: UseCase,
  input: RecordHealthCheckInput,
): Promise<Result<HealthCheck>> {
  return takeStep(useCase, HEALTH_CHECK_WORKFLOW, 'record', input, async (check, uow) => {
    const clean = withoutPersonalData({
      answers: input.answers.flatMap(({ remark, evidence }) => [remark, ...evidence]).join('\n'),
      findings: input.findings.flatMap((each) => [each.title, each.description]).join('\n'),
    });
    if (!clean.ok) return clean;
    const asked = await indicatorsOf(uow, check);
    const answered = await keepAnswers(uow, check, asked, input.answers);
    return answered.ok ? keepFindings(uow, check, asked, input.findings) : answered;
  });
}

type Asked = ReadonlyMap<string, HealthIndicator>;

export async function indicatorsOf(uow: UnitOfWork, { setId }: HealthCheck): Promise<Asked> {
  const asked = await uow.manager.findBy(HealthIndicator, { setId });
  return new Map(asked.map((indicator) => [indicator.code, indicator]));
}

async function keepAnswers(
  uow: UnitOfWork,
  check: HealthCheck,
  asked: Asked,
  answers: RecordHealthCheckInput['answers'],
): Promise<Result<void>> {
  const rows = new Map<string, HealthAnswer>();
  for (const [index, { indicatorCode, value, evidence, remark }] of answers.entries()) {
    const path = ['input', 'answers', String(index)];
    const indicator = asked.get(indicatorCode);
    if (!indicator) return refuse('UNKNOWN_INDICATOR', { path, indicator: indicatorCode });
    const fits = checkValue(indicator, value, [...path, 'value']);
    if (!fits.ok) return fits;
    rows.set(indicatorCode, {
      id: newId(uow.now),
      ...{ checkId: check.id, indicatorCode, position: indicator.position },
      ...keptValue(indicator, value),
      evidence: [...evidence],
      remark: remark ?? null,
    });
  }
  if (rows.size > 0)
    await uow.manager
      .createQueryBuilder()
      .insert()
      .into(HealthAnswer)
      .values([...rows.values()])
      .orUpdate(['value', 'below_ten', 'evidence', 'remark'], ['check_id', 'indicator_code'])
      .execute();
  return ok();
}

async function keepFindings(
  uow: UnitOfWork,
  check: HealthCheck,
  asked: Asked,
  findings: RecordHealthCheckInput['findings'],
): Promise<Result<void>> {
  const unknown = findings.findIndex(({ indicatorCode }) => !asked.has(indicatorCode));
  if (unknown >= 0) {
    const indicator = findings[unknown]?.indicatorCode ?? '';
    return refuse('UNKNOWN_INDICATOR', { path: ['input', 'findings', String(unknown)], indicator });
  }
  const rows = findings.map(({ indicatorCode, title, description, urgency }) => ({
    ...created(uow.now),
    id: newId(uow.now),
    ...{ checkId: check.id, areaCode: check.areaCode, indicatorCode },
    ...{ title, description, urgency, state: 'RECORDED' as const, eventId: null },
  }));
  if (rows.length > 0) await uow.manager.insert(HealthFinding, rows);
  return ok();
}
