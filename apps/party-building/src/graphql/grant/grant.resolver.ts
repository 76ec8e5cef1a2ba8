import { dataGrantFields } from '@gezhi/grants';
import { PARTY_BUILDING_DEFINITIONS } from '../../definitions';

/** What integrators may read of this department: asked for, decided and listed here. */
export const PartyBuildingDataGrants = dataGrantFields({
  domain: 'PartyBuilding',
  definitions: PARTY_BUILDING_DEFINITIONS,
});
