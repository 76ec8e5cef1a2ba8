import type { BuiltSubgraph } from '@gezhi/subgraph';
import { buildSubgraph } from '@gezhi/subgraph';
import { allianceById } from './alliance/alliance.loader';
import { AllianceResolver } from './alliance/alliance.resolver';
import { AllianceMemberResolver } from './alliance/alliance-member.resolver';
import { AreaResolver } from './area/area.resolver';
import { PartyBuildingAuditReader } from './audit/audit.resolver';
import { PartyBuildingCatalogueResolver } from './catalogue/catalogue.resolver';
import { claimById } from './claim/claim.loader';
import { ClaimResolver } from './claim/claim.resolver';
import { ClaimStepResolver } from './claim/claim-step.resolver';
import { TakeClaimStepsResolver } from './claim/take-claim-steps.resolver';
import type { PartyBuildingContext } from './context';
import { GovEventResolver } from './event/gov-event.resolver';
import { listItemById } from './list-item/list-item.loader';
import { AllianceListItemResolver } from './list-item/list-item.resolver';
import { PARTY_BUILDING_MASKS } from './masks';
import { organizationById } from './organization/organization.loader';
import { OrganizationResolver } from './organization/organization.resolver';
import { partyOrgById } from './party-org/party-org.loader';
import { PartyOrgResolver } from './party-org/party-org.resolver';
import { PARTY_BUILDING_DATASETS } from './grant/datasets';
import { PartyBuildingDataGrants } from './grant/grant.resolver';

/** The party-building subgraph: its resolvers, and how the gateway finds what it owns by key. */
export function buildPartyBuildingSchema(): BuiltSubgraph {
  return buildSubgraph<PartyBuildingContext>({
    resolvers: [
      OrganizationResolver,
      PartyOrgResolver,
      AreaResolver,
      AllianceResolver,
      AllianceMemberResolver,
      AllianceListItemResolver,
      GovEventResolver,
      ClaimResolver,
      ClaimStepResolver,
      TakeClaimStepsResolver,
      PartyBuildingCatalogueResolver,
      PartyBuildingAuditReader,
      PartyBuildingDataGrants,
    ],
    datasets: PARTY_BUILDING_DATASETS,
    masks: PARTY_BUILDING_MASKS,
    references: {
      Organization: { key: 'id', load: organizationById },
      PartyOrg: { key: 'id', load: partyOrgById },
      Alliance: { key: 'id', load: allianceById },
      AllianceListItem: { key: 'id', load: listItemById },
      Claim: { key: 'id', load: claimById },
    },
  });
}
