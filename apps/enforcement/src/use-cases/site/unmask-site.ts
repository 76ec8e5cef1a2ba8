import { authorise, covers } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UnmaskInput, UseCase } from '@gezhi/workflow';
import { noteUnmasking } from '@gezhi/workflow';
import { ENFORCEMENT_PERMISSIONS } from '../../domain/permissions';
import { RegulatedSite } from '../../domain/site/regulated-site.entity';
import { isOfPerson, isOwnSite } from '../../domain/site/site.access';

export interface UnmaskSiteInput extends UnmaskInput {
  readonly siteId: string;
}

/** What leads to the person behind a sole trader. */
export interface SiteIdentity {
  readonly uscc: string;
  readonly address: string;
}

/**
 * Shows those who inspect a sole trader its code and address, once, and notes who was shown them and why.
 * Answers NOT_FOUND, FORBIDDEN, NOTHING_MASKED, or what `noteUnmasking` refuses.
 */
export async function unmaskSiteCode(
  { actor, clock, database }: UseCase,
  input: UnmaskSiteInput,
): Promise<Result<SiteIdentity>> {
  const { siteId: id } = input;
  const path = ['input', 'siteId'];
  const unknown = refuse('NOT_FOUND', { path, type: 'RegulatedSite', id });
  if (!isId(id)) return unknown;
  return inTransaction(database, clock, async (uow) => {
    const site = await uow.manager.findOneBy(RegulatedSite, { id });
    if (!site || !(covers(actor, site.areaCode) || isOwnSite(actor, site))) return unknown;
    const { areaCode, uscc, address } = site;
    const allowed = authorise(actor, ENFORCEMENT_PERMISSIONS, 'site.unmask', { areaCode });
    if (!allowed.ok) return allowed;
    if (!isOfPerson(site)) return refuse('NOTHING_MASKED', { path });
    const noted = await noteUnmasking(uow, actor, input, { type: 'RegulatedSite', id, areaCode });
    return noted.ok ? ok({ uscc, address }) : noted;
  });
}
