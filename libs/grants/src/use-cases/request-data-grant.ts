import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, localDateOf, newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { DATA_GRANT_PERMISSIONS } from '../domain/data-grant.permissions';
import { DataGrant } from '../domain/data-grant.entity';
import type { DataPurpose } from '../domain/purpose.codes';
import type { AskedTerms, Offer } from '../domain/terms.rules';
import { checkContent, checkTerm, commonArea } from '../domain/terms.rules';
import { DATA_GRANT_WORKFLOW } from './data-grant-workflow';

export interface RequestDataGrantInput extends AskedTerms {
  readonly clientMutationId?: string | null;
  readonly purpose: DataPurpose;
  readonly operationsPerHour: number;
  readonly legalBasis: string;
}

type Client = Pick<DataGrant, 'clientOrganizationId' | 'clientSubject'>;

/** Asks a department for data (申请数据共享). It is for the account that asks, and has no effect until it is approved. */
export async function requestDataGrant(
  { actor, clock, database }: UseCase,
  offer: Offer,
  input: RequestDataGrantInput,
): Promise<Result<DataGrant>> {
  const action = 'dataGrant.request';
  const allowed = authorise(actor, DATA_GRANT_PERMISSIONS, action);
  if (!allowed.ok) return allowed;
  const { organizationId, subject } = actor;
  if (organizationId === null || !isId(organizationId))
    return refuse('FORBIDDEN', { action, missing: 'ORGANIZATION' });
  const client: Client = { clientOrganizationId: organizationId, clientSubject: subject };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      {
        subject,
        key: input.clientMutationId ?? null,
        operation: 'requestDataGrant',
        body: input,
      },
      async () => {
        const grant = fromInput(uow, client, offer, input);
        if (!grant.ok) return grant;
        return ok(await beginLife(uow, DATA_GRANT_WORKFLOW, actor, grant.value, 'request'));
      },
      (id) => uow.manager.findOneBy(DataGrant, { id }),
    ),
  );
}

function fromInput(
  uow: UnitOfWork,
  client: Client,
  offer: Offer,
  input: RequestDataGrantInput,
): Result<DataGrant> {
  const content = checkContent(input, offer);
  if (!content.ok) return content;
  const area = commonArea(input.areaCodes);
  if (!area.ok) return area;
  const term = checkTerm(input, localDateOf(uow.now));
  if (!term.ok) return term;
  const clean = withoutPersonalData({ legalBasis: input.legalBasis });
  if (!clean.ok) return clean;
  return ok(
    uow.manager.create(DataGrant, {
      ...created(uow.now),
      ...client,
      ...term.value,
      id: newId(uow.now),
      state: 'REQUESTED',
      purpose: input.purpose,
      metrics: unique(input.metrics),
      datasets: unique(input.datasets),
      areaCodes: unique(input.areaCodes),
      organizationIds: unique(input.organizationIds),
      areaCode: area.value,
      operationsPerHour: input.operationsPerHour,
      legalBasis: input.legalBasis,
      decidedAt: null,
      endedAt: null,
      reason: null,
    }),
  );
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
