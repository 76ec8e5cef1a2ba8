import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import {
  isId,
  localDateOf,
  newId,
  ok,
  parseAreaCode,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { IsNull } from 'typeorm';
import { AreaAlert } from '../../domain/area-alert/area-alert.entity';
import { Area } from '../../domain/area/area.entity';
import { isVisibleTo } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { HealthFinding } from '../../domain/health-check/health-check.entity';
import type { RiskKind, RiskSource } from '../../domain/risk/risk.codes';
import { Risk } from '../../domain/risk/risk.entity';
import { RISK_PERMISSIONS } from '../../domain/risk/risk.permissions';
import { checkRiskPlace, checkSourceNamed, checkSourcePlace } from '../../domain/risk/risk.rules';
import { linkCases } from '../link/link-cases';
import { RISK_WORKFLOW } from './risk-workflow';

export interface RegisterRiskInput {
  readonly clientMutationId?: string | null;
  readonly kind: RiskKind;
  readonly areaCode: string;
  readonly site?: string | null;
  readonly title: string;
  readonly atStake: string;
  readonly ownerOrganizationId: string;
  readonly source: RiskSource;
  /** The event, finding or alert it was found in. */
  readonly sourceId?: string | null;
}

/**
 * Takes a danger into the register (风险登记): of a matter, a site or an area.
 * Answers FORBIDDEN, UNKNOWN_AREA, RISK_PLACE_TOO_NARROW, RISK_SOURCE_MISSING, RISK_SOURCE_ELSEWHERE,
 * RISK_REGISTERED, NOT_FOUND, PERSONAL_DATA_IN_TEXT.
 */
export async function registerRisk(
  { actor, clock, database }: UseCase,
  input: RegisterRiskInput,
): Promise<Result<Risk>> {
  const area = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!area.ok) return area;
  const { title, atStake, site, source, sourceId = null } = input;
  const target = { areaCode: area.value };
  const allowed = authorise(actor, RISK_PERMISSIONS, 'risk.register', target);
  if (!allowed.ok) return allowed;
  const place = checkRiskPlace(area.value);
  if (!place.ok) return place;
  const named = checkSourceNamed(source, sourceId);
  if (!named.ok) return named;
  const clean = withoutPersonalData({ title, atStake, site });
  if (!clean.ok) return clean;
  const { subject } = actor;
  const key = input.clientMutationId ?? null;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      { subject, key, operation: 'registerRisk', body: input },
      () => register(uow, actor, input),
      (id) => uow.manager.findOneBy(Risk, { id }),
    ),
  );
}

async function register(
  uow: UnitOfWork,
  actor: Actor,
  {
    kind,
    areaCode,
    site,
    title,
    atStake,
    ownerOrganizationId,
    source,
    sourceId,
  }: RegisterRiskInput,
): Promise<Result<Risk>> {
  if (!(await uow.manager.existsBy(Area, { code: areaCode, validTo: IsNull() })))
    return refuse('UNKNOWN_AREA', { path: ['input', 'areaCode'], value: areaCode });
  const found = sourceId ? await foundIn(uow, actor, source, sourceId) : ok(null);
  if (!found.ok) return found;
  if (found.value !== null) {
    const near = checkSourcePlace(areaCode, found.value.areaCode);
    if (!near.ok) return near;
    const other = await uow.beyondSight((manager) =>
      manager.findOneBy(Risk, { sourceId: found.value?.id ?? '', endedAt: IsNull() }),
    );
    if (other)
      return refuse('RISK_REGISTERED', { path: ['input', 'sourceId'], number: other.number });
  }
  const id = newId(uow.now);
  const risk = uow.manager.create(Risk, {
    ...created(uow.now),
    id,
    number: `R${localDateOf(uow.now).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    ...{ kind, areaCode, title, atStake, ownerOrganizationId, source },
    state: 'FOUND',
    site: site ?? null,
    level: null,
    organizationIds: [ownerOrganizationId],
    sourceId: found.value?.id ?? null,
    foundAt: uow.now,
    finderSubject: actor.subject,
    ...{ assessedAt: null, reviewOn: null, reviewLateTold: false, resolvedAt: null },
    ...{ standingRule: null, ruleDocument: null, institutionalisedAt: null },
    ...{ dismissal: null, endedAt: null },
  });
  await beginLife(uow, RISK_WORKFLOW, actor, risk, 'register');
  if (found.value !== null) {
    const { type, id: toId } = found.value;
    await linkCases(uow, { type: 'Risk', id }, 'SOURCE', { type, id: toId });
  }
  return ok(risk);
}

interface FoundIn {
  readonly type: 'GovEvent' | 'HealthFinding' | 'AreaAlert';
  readonly id: string;
  readonly areaCode: string;
}

/** What it was found in, locked so that two do not register it at once; as far as the caller sees it. */
async function foundIn(
  uow: UnitOfWork,
  actor: Actor,
  source: RiskSource,
  id: string,
): Promise<Result<FoundIn>> {
  const type =
    source === 'EVENT' ? 'GovEvent' : source === 'AREA_ALERT' ? 'AreaAlert' : 'HealthFinding';
  const absent = refuse('NOT_FOUND', { path: ['input', 'sourceId'], type, id });
  if (!isId(id)) return absent;
  if (type === 'GovEvent') {
    const event = await lockById(uow, GovEvent, id);
    return event && isVisibleTo(actor, event) ? ok({ type, id, areaCode: event.areaCode }) : absent;
  }
  const object = await (type === 'AreaAlert'
    ? lockById(uow, AreaAlert, id)
    : lockById(uow, HealthFinding, id));
  return object ? ok({ type, id, areaCode: object.areaCode }) : absent;
}
