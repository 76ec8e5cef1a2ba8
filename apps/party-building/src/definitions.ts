import { DATA_GRANT_MACHINE, DATA_GRANT_STATES, DATA_PURPOSES } from '@gezhi/grants';
import type { DomainDefinitions } from '@gezhi/subgraph';
import {
  ALLIANCE_MACHINE,
  ALLIANCE_STATES,
  MEMBERSHIP_MACHINE,
  MEMBERSHIP_STATES,
} from './domain/alliance/alliance.states';
import { CLAIM_MACHINE, CLAIM_STATES } from './domain/claim/claim.states';
import { ALLIANCE_LIST_KINDS, CLAIM_THEMES } from './domain/list-item/list-item.codes';
import { LIST_ITEM_MACHINE, LIST_ITEM_STATES } from './domain/list-item/list-item.states';
import { ORGANIZATION_KINDS } from './domain/organization/organization.codes';
import { BRANCH_KINDS, PARTY_TIERS } from './domain/party-org/party-org.codes';
import { PARTY_BUILDING_PROBLEMS } from './domain/problems';
import { PARTY_BUILDING_DATASETS } from './graphql/grant/datasets';
import { PARTY_METRICS } from './metrics/catalogue';

/** What the party-building domain defines as data: served by the graph, printed into the docs, checked by the contract suite. */
export const PARTY_BUILDING_DEFINITIONS: DomainDefinitions = {
  problems: PARTY_BUILDING_PROBLEMS,
  metrics: PARTY_METRICS,
  machines: [
    ALLIANCE_MACHINE,
    MEMBERSHIP_MACHINE,
    LIST_ITEM_MACHINE,
    CLAIM_MACHINE,
    DATA_GRANT_MACHINE,
  ],
  datasets: PARTY_BUILDING_DATASETS,
  codeLists: [
    ORGANIZATION_KINDS,
    PARTY_TIERS,
    BRANCH_KINDS,
    ALLIANCE_STATES,
    MEMBERSHIP_STATES,
    ALLIANCE_LIST_KINDS,
    CLAIM_THEMES,
    LIST_ITEM_STATES,
    CLAIM_STATES,
    DATA_PURPOSES,
    DATA_GRANT_STATES,
  ],
};
