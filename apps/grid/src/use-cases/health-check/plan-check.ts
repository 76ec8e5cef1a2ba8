import { versionInForce } from '@gezhi/gov-lists';
import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import {
  localDateOf,
  newId,
  ok,
  parseAreaCode,
  parseLocalDate,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { Area } from '../../domain/area/area.entity';
import { HealthCheck } from '../../domain/health-check/health-check.entity';
import { HEALTH_CHECK_PLANNED } from '../../domain/health-check/health-check.notifications';
import { HEALTH_CHECK_PERMISSIONS } from '../../domain/health-check/health-check.permissions';
import { checkCompound } from '../../domain/health-check/health-check.rules';
import { asSetVersion, IndicatorSet } from '../../domain/health-check/indicator-set.entity';
import { aboutCheck, HEALTH_CHECK_WORKFLOW } from './check-workflow';

export interface PlanHealthCheckInput {
  readonly clientMutationId?: string | null;
  readonly areaCode: string;
  readonly compound: string;
  readonly plannedOn: string;
}

/**
 * Plans a health check of a compound (计划体检) with the indicators that hold on its day.
 * Answers FORBIDDEN, INVALID_AREA_CODE, COMPOUND_TOO_WIDE, UNKNOWN_AREA, NO_INDICATOR_SET, PERSONAL_DATA_IN_TEXT.
 */
export async function planHealthCheck(
  useCase: UseCase,
  input: PlanHealthCheckInput,
): Promise<Result<HealthCheck>> {
  const { actor, clock, database } = useCase;
  const area = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!area.ok) return area;
  const areaCode = area.value;
  const action = 'healthCheck.plan';
  const allowed = authorise(actor, HEALTH_CHECK_PERMISSIONS, action, { areaCode });
  if (!allowed.ok) return allowed;
  const narrow = checkCompound(areaCode);
  if (!narrow.ok) return narrow;
  const clean = withoutPersonalData({ compound: input.compound });
  if (!clean.ok) return clean;
  const on = parseLocalDate(input.plannedOn, ['input', 'plannedOn']);
  if (!on.ok) return on;
  const { subject } = actor;
  const key = input.clientMutationId ?? null;
  const request = { subject, key, operation: 'planCompoundCheck', body: input };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => plan(uow, useCase, input, on.value),
      (id) => uow.manager.findOneBy(HealthCheck, { id }),
    ),
  );
}

async function plan(
  uow: UnitOfWork,
  { actor }: UseCase,
  { areaCode, compound }: PlanHealthCheckInput,
  plannedOn: LocalDate,
): Promise<Result<HealthCheck>> {
  if (!(await uow.manager.existsBy(Area, { code: areaCode, validTo: IsNull() })))
    return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  const sets = await uow.manager.findBy(IndicatorSet, { areaCode: areaCode.slice(0, 6) });
  const versions = sets.map((set) => ({ ...asSetVersion(set), id: set.id }));
  const set = versionInForce(versions, plannedOn);
  if (!set) return refuse('NO_INDICATOR_SET', { path: ['input', 'plannedOn'], date: plannedOn });
  const id = newId(uow.now);
  const check = uow.manager.create(HealthCheck, {
    ...created(uow.now),
    id,
    number: `TJ-${localDateOf(uow.now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    ...{ areaCode, compound, plannedOn, setId: set.id, state: 'PLANNED' },
    ...{ rectifyBy: null, inspectorSubject: null, confirmedAt: null, closedAt: null },
  });
  await beginLife(uow, HEALTH_CHECK_WORKFLOW, actor, check, 'plan');
  await notify(uow, HEALTH_CHECK_PLANNED, {
    to: { areaCode, roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY'] },
    about: aboutCheck(check),
    values: { number: check.number, plannedOn },
  });
  return ok(check);
}
