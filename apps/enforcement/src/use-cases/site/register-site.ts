import { authorise } from '@gezhi/identity';
import type { LocalDate, Result } from '@gezhi/kernel';
import { isId, newId, ok, parseAreaCode, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { ENFORCEMENT_PERMISSIONS } from '../../domain/permissions';
import { RegulatedSite } from '../../domain/site/regulated-site.entity';
import type { SiteKind, SupervisionClass } from '../../domain/site/site.codes';
import { parseUscc } from '../../domain/site/uscc';

export interface RegisterSiteInput {
  readonly clientMutationId?: string | null;
  readonly name: string;
  readonly kind: SiteKind;
  readonly uscc: string;
  readonly organizationId?: string | null;
  readonly areaCode: string;
  readonly address: string;
  readonly longitude?: number | null;
  readonly latitude?: number | null;
  readonly supervisionClass: SupervisionClass;
  readonly openedOn: string;
}

/** Enters a place of business into the register (检查对象登记). */
export async function registerSite(
  { actor, clock, database }: UseCase,
  input: RegisterSiteInput,
): Promise<Result<RegulatedSite>> {
  const areaCode = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!areaCode.ok) return areaCode;
  const allowed = authorise(actor, ENFORCEMENT_PERMISSIONS, 'site.register', {
    areaCode: areaCode.value,
  });
  if (!allowed.ok) return allowed;
  const { name, address, organizationId = null } = input;
  const clean = withoutPersonalData({ name, address });
  if (!clean.ok) return clean;
  const uscc = parseUscc(input.uscc, ['input', 'uscc']);
  if (!uscc.ok) return uscc;
  if (organizationId !== null && !isId(organizationId)) {
    const path = ['input', 'organizationId'];
    return refuse('UNKNOWN_ORGANIZATION', { path, value: organizationId });
  }
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      {
        subject: actor.subject,
        key: input.clientMutationId ?? null,
        operation: 'registerSite',
        body: input,
      },
      () => enter(uow, { ...input, organizationId, uscc: uscc.value }),
      (id) => uow.manager.findOneBy(RegulatedSite, { id }),
    ),
  );
}

async function enter(
  uow: UnitOfWork,
  { clientMutationId: _, ...input }: RegisterSiteInput & { readonly organizationId: string | null },
): Promise<Result<RegulatedSite>> {
  const site = uow.manager.create(RegulatedSite, {
    ...created(uow.now),
    ...input,
    id: newId(uow.now),
    longitude: input.longitude ?? null,
    latitude: input.latitude ?? null,
    openedOn: input.openedOn as LocalDate,
  });
  const inserted = await uow.manager
    .createQueryBuilder()
    .insert()
    .into(RegulatedSite)
    .values(site)
    .orIgnore()
    .returning('id')
    .execute();
  if ((inserted.raw as unknown[]).length !== 1)
    return refuse('SITE_KNOWN', { path: ['input', 'name'] });
  const { id, areaCode } = site;
  uow.changes.push({ type: 'RegulatedSite', id, action: 'register', areaCode });
  return ok(site);
}
