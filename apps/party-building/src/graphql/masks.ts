import { isSoleTrader } from '@gezhi/kernel';
import type { FieldMasks } from '@gezhi/subgraph';
import { maskedField } from '@gezhi/subgraph';
import type { Organization } from '../domain/organization/organization.entity';
import type { PartyBuildingContext } from './context';

/** How the fields of the party-building subgraph that can lead to a person are shown. */
export const PARTY_BUILDING_MASKS: FieldMasks = {
  // The register holds no sole traders; one that slipped in is masked all the same.
  'Organization.uscc': maskedField<Organization, PartyBuildingContext>({
    class: 'USCC',
    isPersonal: ({ uscc }) => uscc !== null && isSoleTrader(uscc),
    shownTo: ({ id }, { actor }) => actor.organizationId === id,
  }),
};
