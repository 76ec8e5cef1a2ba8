import type { DemoSeed } from '@gezhi/city';
import { DEMO_START, demoTable } from '@gezhi/city';
import { Organization } from '../../../domain/organization/organization.entity';
import { PartyOrg } from '../../../domain/party-org/party-org.entity';

const KNOWN = { createdAt: DEMO_START, updatedAt: DEMO_START, version: 1 };

/** The demonstration city as rows of this subgraph's tables. */
export const partyBuildingDemo: DemoSeed = (plan) => [
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
];
