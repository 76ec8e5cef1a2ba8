import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import {
  areaKindOf,
  localDateOf,
  newId,
  ok,
  parseAreaCode,
  refuse,
  withoutPersonalData,
} from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { Alliance } from '../../domain/alliance/alliance.entity';
import { PARTY_BUILDING_PERMISSIONS } from '../../domain/permissions';
import { isRegistered } from '../organization/find-organization';
import { ALLIANCE_WORKFLOW } from './alliance-workflow';
import { enterMember } from './membership';

export interface EstablishAllianceInput {
  readonly clientMutationId?: string | null;
  readonly name: string;
  readonly areaCode: string;
  readonly charter: string;
  readonly leadOrganizationId: string;
  readonly establishedOn?: string | null;
}

const LEVELS: readonly string[] = ['DISTRICT', 'SUBDISTRICT', 'COMMUNITY'];

/** Establishes an alliance (成立联盟); the organisation that leads it is its first member. */
export async function establishAlliance(
  useCase: UseCase,
  input: EstablishAllianceInput,
): Promise<Result<Alliance>> {
  const { actor, clock, database } = useCase;
  const area = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!area.ok) return area;
  const areaCode = area.value;
  const allowed = authorise(actor, PARTY_BUILDING_PERMISSIONS, 'alliance.establish', { areaCode });
  if (!allowed.ok) return allowed;
  if (!LEVELS.includes(areaKindOf(areaCode))) {
    return refuse('NOT_AN_ALLIANCE_AREA', { path: ['input', 'areaCode'], areaCode });
  }
  const clean = withoutPersonalData({ name: input.name, charter: input.charter });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      {
        subject: actor.subject,
        key: input.clientMutationId ?? null,
        operation: 'establishAlliance',
        body: input,
      },
      () => establish(uow, useCase, input),
      (id) => uow.manager.findOneBy(Alliance, { id }),
    ),
  );
}

async function establish(
  uow: UnitOfWork,
  { actor }: UseCase,
  input: EstablishAllianceInput,
): Promise<Result<Alliance>> {
  const { name, areaCode, charter, leadOrganizationId } = input;
  const known = await isRegistered(uow, leadOrganizationId, 'leadOrganizationId');
  if (!known.ok) return known;
  const establishedOn = input.establishedOn ?? localDateOf(uow.now);
  const past = isNotInFuture(establishedOn, localDateOf(uow.now), 'establishedOn');
  if (!past.ok) return past;
  const alliance = uow.manager.create(Alliance, {
    ...created(uow.now),
    id: newId(uow.now),
    name,
    areaCode,
    charter,
    leadOrganizationId,
    state: 'ACTIVE',
    establishedOn,
    dissolvedOn: null,
  });
  await beginLife(uow, ALLIANCE_WORKFLOW, actor, alliance, 'establish');
  await enterMember(uow, actor, alliance, leadOrganizationId, establishedOn);
  return ok(alliance);
}

/** Only what has happened is recorded. */
export function isNotInFuture(date: string, today: LocalDate, field: string): Result<void> {
  return date <= today ? ok() : refuse('DATE_IN_FUTURE', { path: ['input', field], date });
}
