import type { Result } from '@gezhi/kernel';
import { newId, ok, parseAreaCode, refuse, withoutPersonalData } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { EventNature, Urgency } from '../../domain/event/event.codes';
import type { Risk } from '../../domain/risk/risk.entity';
import { RiskMeasure } from '../../domain/risk/risk.entity';
import { RISK_MEASURE_PLANNED } from '../../domain/risk/risk.notifications';
import { dayAhead, withOrganization } from '../../domain/risk/risk.rules';
import { bringEvent } from '../event/bring-event';
import { linkCases } from '../link/link-cases';
import { aboutRisk, takeRiskStep } from './risk-workflow';

export interface PlanRiskMeasuresInput extends StepInput {
  readonly measures: readonly {
    readonly title: string;
    readonly ownerOrganizationId: string;
    readonly dueOn: string;
  }[];
}

/** Says who does what about it by when (制定化解措施). Answers RISK_DATE_NOT_AHEAD, PERSONAL_DATA_IN_TEXT. */
export function planRiskMeasures(
  useCase: UseCase,
  input: PlanRiskMeasuresInput,
): Promise<Result<Risk>> {
  const texts = { measures: input.measures.map(({ title }) => title).join('\n') };
  const plan = async (risk: Risk, uow: UnitOfWork): Promise<Result<void>> => {
    for (const [index, { title, ownerOrganizationId, dueOn }] of input.measures.entries()) {
      const day = dayAhead(dueOn, ['input', 'measures', `${index}`, 'dueOn'], uow.now);
      if (!day.ok) return day;
      await uow.manager.insert(RiskMeasure, {
        ...created(uow.now),
        ...{ id: newId(uow.now), riskId: risk.id, areaCode: risk.areaCode, title },
        ...{ ownerOrganizationId, dueOn: day.value, state: 'OPEN' },
        ...{ result: null, endedAt: null, lateTold: false },
      });
      withOrganization(risk, ownerOrganizationId);
      await notify(uow, RISK_MEASURE_PLANNED, {
        to: { organizationId: ownerOrganizationId },
        about: aboutRisk(risk),
        values: { number: risk.number, dueOn: day.value },
      });
    }
    return ok();
  };
  return takeRiskStep(useCase, 'plan', input, plan, texts);
}

export interface OpenRiskEventInput extends StepInput {
  readonly areaCode: string;
  readonly title: string;
  readonly description: string;
  readonly nature: EventNature;
  readonly urgency: Urgency;
  readonly categoryCode?: string | null;
}

/** Opens an event as a task of a risk (转派事件): it is dispatched as any other. Answers RISK_EVENT_ELSEWHERE, NOT_A_LEAF, UNKNOWN_AREA. */
export async function openRiskEvent(
  useCase: UseCase,
  input: OpenRiskEventInput,
): Promise<Result<Risk>> {
  const { title, description, nature, urgency, categoryCode } = input;
  const area = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!area.ok) return area;
  const areaCode = area.value;
  const clean = withoutPersonalData({ title, description });
  if (!clean.ok) return clean;
  return takeRiskStep(useCase, 'openEvent', input, async (risk, uow) => {
    if (!areaCode.startsWith(risk.areaCode))
      return refuse('RISK_EVENT_ELSEWHERE', {
        path: ['input', 'areaCode'],
        areaCode,
        riskArea: risk.areaCode,
      });
    const event = await bringEvent(uow, useCase.actor, {
      source: 'STAFF_REPORT',
      ...{ nature, urgency, areaCode, title, description },
      categoryCode: categoryCode ?? null,
      unlocated: false,
      anonymous: false,
    });
    if (!event.ok) return event;
    const from = { type: 'GovEvent', id: event.value.id } as const;
    await linkCases(uow, from, 'SOURCE', { type: 'Risk', id: risk.id });
    return ok();
  });
}
