import type { PageArgs } from '@gezhi/subgraph';
import { listField, metricField } from '@gezhi/subgraph';
import type { Alliance } from '../../domain/alliance/alliance.entity';
import type { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import type { PartyOrg } from '../../domain/party-org/party-org.entity';
import { PARTY_METRICS } from '../../metrics/catalogue';
import { alliancesWithin } from '../../use-cases/alliance/list-alliances';
import type { ListItemFilter } from '../../use-cases/list-item/list-items';
import { itemsWithin } from '../../use-cases/list-item/list-items';
import type { PartyOrgFilter } from '../../use-cases/party-org/list-party-orgs';
import { partyOrgsWithin } from '../../use-cases/party-org/list-party-orgs';
import type { PartyBuildingContext } from '../context';

export const partyOrgsOfArea = listField<
  PartyOrg,
  PageArgs & { filter?: PartyOrgFilter | null },
  PartyBuildingContext
>('Area.partyOrganizations', (_, { filter }) => partyOrgsWithin(filter ?? {}));

export const alliancesOfArea = listField<Alliance, PageArgs, PartyBuildingContext>(
  'Area.alliances',
  alliancesWithin,
);

export const listItemsOfArea = listField<
  AllianceListItem,
  PageArgs & { filter?: ListItemFilter | null },
  PartyBuildingContext
>('Area.allianceListItems', ({ actor }, { filter }) => itemsWithin(actor, filter ?? {}));

export const metricsOfArea = metricField<PartyBuildingContext>(PARTY_METRICS, 'AREA');
