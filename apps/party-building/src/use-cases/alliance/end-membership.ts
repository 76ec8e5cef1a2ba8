import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { Alliance } from '../../domain/alliance/alliance.entity';
import type { AllianceMember } from '../../domain/alliance/alliance-member.entity';
import { CLAIMS_UNDER_WAY } from '../../domain/claim/claim.states';
import { MEMBERSHIP_WORKFLOW } from './alliance-workflow';

/** Ends a membership (退盟) on which nothing depends any more. */
export function endMembership(useCase: UseCase, input: StepInput): Promise<Result<AllianceMember>> {
  return takeStep(useCase, MEMBERSHIP_WORKFLOW, 'leave', input, async (member, uow) => {
    const { allianceId, organizationId } = member;
    const leads = { id: allianceId, leadOrganizationId: organizationId };
    if (await uow.manager.existsBy(Alliance, leads)) return refuse('LEAD_CANNOT_LEAVE');
    if (await isNeeded(uow, member)) return refuse('MEMBER_IS_NEEDED');
    member.leftOn = localDateOf(uow.now);
    return ok();
  });
}

/** Whether an item of its own is on the lists, or it delivers for somebody. */
async function isNeeded(
  { manager }: UnitOfWork,
  { allianceId, organizationId }: AllianceMember,
): Promise<boolean> {
  const query = sql`SELECT
    EXISTS (SELECT FROM alliance_list_item WHERE alliance_id = ${allianceId}
      AND owner_organization_id = ${organizationId}::uuid AND state = 'PUBLISHED')
    OR EXISTS (SELECT FROM claim WHERE alliance_id = ${allianceId} AND state = ANY(${CLAIMS_UNDER_WAY})
      AND (lead_organization_id = ${organizationId}::uuid OR ${organizationId}::text = ANY(assistant_ids)))
    AS needed`;
  const [row] = await manager.query<{ needed: boolean }[]>(query.text, query.values);
  return row?.needed === true;
}
