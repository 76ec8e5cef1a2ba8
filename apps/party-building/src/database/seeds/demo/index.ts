import type { DemoSeed } from '@gezhi/city';
import { DEMO_START, demoTable } from '@gezhi/city';
import { Alliance } from '../../../domain/alliance/alliance.entity';
import { AllianceMember } from '../../../domain/alliance/alliance-member.entity';
import { AllianceMemberTransition } from '../../../domain/alliance/alliance-member-transition.entity';
import { AllianceTransition } from '../../../domain/alliance/alliance-transition.entity';
import { Claim } from '../../../domain/claim/claim.entity';
import { ClaimTransition } from '../../../domain/claim/claim-transition.entity';
import { AllianceListItem } from '../../../domain/list-item/alliance-list-item.entity';
import { AllianceListItemTransition } from '../../../domain/list-item/alliance-list-item-transition.entity';
import { Organization } from '../../../domain/organization/organization.entity';
import { PartyOrg } from '../../../domain/party-org/party-org.entity';
import { allianceRows, allianceSteps, memberRows, memberSteps, planAlliances } from './alliances';
import type { ItemStory } from './list-stories';
import { listStories } from './list-stories';
import { stepOf } from './step-of';

const KNOWN = { createdAt: DEMO_START, updatedAt: DEMO_START, version: 1 };
import { dataGrantTables } from './data-grants';

/** The demonstration city as rows of this subgraph's tables. */
export const partyBuildingDemo: DemoSeed = (plan) => {
  const alliances = planAlliances(plan);
  const stories = alliances.flatMap((alliance) => listStories(plan, alliance));
  return [
    demoTable(
      Organization,
      plan.organizations.map(({ key: _, ...organization }) => ({ ...organization, ...KNOWN })),
    ),
    demoTable(
      PartyOrg,
      plan.partyOrganizations.map(({ organization, ...party }) => ({
        ...party,
        ...KNOWN,
        id: organization.id,
        areaCode: organization.areaCode,
        dissolvedOn: null,
      })),
    ),
    demoTable(Alliance, allianceRows(alliances)),
    demoTable(AllianceTransition, allianceSteps(alliances)),
    demoTable(AllianceMember, memberRows(alliances)),
    demoTable(AllianceMemberTransition, memberSteps(alliances)),
    demoTable(
      AllianceListItem,
      stories.map(({ item }) => item),
    ),
    demoTable(AllianceListItemTransition, itemSteps(stories)),
    demoTable(
      Claim,
      stories.flatMap(({ claims }) => claims.map(({ claim }) => claim)),
    ),
    demoTable(ClaimTransition, claimSteps(stories)),
    ...dataGrantTables(plan),
  ];
};

function* itemSteps(stories: readonly ItemStory[]): Iterable<AllianceListItemTransition> {
  for (const { item, steps } of stories) {
    for (const [ordinal, step] of steps.entries()) {
      yield { itemId: item.id, ...stepOf(item.id, ordinal, step) };
    }
  }
}

function* claimSteps(stories: readonly ItemStory[]): Iterable<ClaimTransition> {
  for (const { claim, steps } of stories.flatMap(({ claims }) => claims)) {
    for (const [ordinal, step] of steps.entries()) {
      yield { claimId: claim.id, ...stepOf(claim.id, ordinal, step) };
    }
  }
}
