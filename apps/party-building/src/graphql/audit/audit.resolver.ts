import { auditReader } from '@gezhi/subgraph';

/** Alliances and their lists are public and hold no case of a resident: there is a trail of changes, no access list. */
export const PartyBuildingAuditReader = auditReader('partyBuilding');
