import { defineCatalogue } from '@gezhi/metrics';
import { ALLIANCE_COUNT } from './alliance-count';
import { CLAIM_RATE } from './claim-rate';
import { DAYS_TO_VERIFY } from './days-to-verify';
import { DELIVERY_RATE } from './delivery-rate';
import { GRID_BRANCHES } from './grid-branches';
import { MEMBER_COUNT } from './member-count';
import { PROPERTY_BRANCHES } from './property-branches';
import { RISK_CLAIM_RATE } from './risk-claim-rate';
import { SECRETARY_LEADS_GRID } from './secretary-leads-grid';
import { UNCLAIMED_NEEDS } from './unclaimed-needs';
import { VERIFIED_RATE } from './verified-rate';

/** The metrics of the party-building domain, in the order they are shown. */
export const PARTY_METRICS = defineCatalogue('party-building', [
  GRID_BRANCHES,
  SECRETARY_LEADS_GRID,
  PROPERTY_BRANCHES,
  ALLIANCE_COUNT,
  MEMBER_COUNT,
  CLAIM_RATE,
  RISK_CLAIM_RATE,
  DELIVERY_RATE,
  VERIFIED_RATE,
  DAYS_TO_VERIFY,
  UNCLAIMED_NEEDS,
]);
