import type { Actor } from '@gezhi/identity';
import { covers, hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { DataGrant } from './data-grant.entity';

/** The account that asked, whoever decides for the area, and auditors. The row rule of the table says the same. */
export function mayKnowGrant(actor: Actor, grant: DataGrant): boolean {
  return (
    isClient(actor, grant) ||
    hasRole(actor, 'AUDITOR') ||
    (hasRole(actor, 'DISTRICT_COMMAND', 'ADMINISTRATOR') && covers(actor, grant.areaCode))
  );
}

function isClient({ organizationId, subject }: Actor, grant: DataGrant): boolean {
  return organizationId === grant.clientOrganizationId && subject === grant.clientSubject;
}

/** Who asks does not decide: neither the account nor anybody of its organisation. */
export function checkFourEyes(grant: DataGrant, actor: Actor): Result<void> {
  const own =
    actor.subject === grant.clientSubject || actor.organizationId === grant.clientOrganizationId;
  return own ? refuse('GRANT_OWN_REQUEST') : ok();
}

/** What has ended cannot begin. */
export function checkNotEnded({ endsAt, validTo }: DataGrant, now: Date): Result<void> {
  return now < endsAt ? ok() : refuse('GRANT_ENDED', { validTo });
}
