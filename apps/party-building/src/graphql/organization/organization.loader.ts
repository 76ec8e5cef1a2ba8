import { isId } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField, metricField } from '@gezhi/subgraph';
import type { Alliance } from '../../domain/alliance/alliance.entity';
import type { Claim } from '../../domain/claim/claim.entity';
import { Organization } from '../../domain/organization/organization.entity';
import { PARTY_METRICS } from '../../metrics/catalogue';
import { alliancesOf } from '../../use-cases/alliance/list-alliances';
import type { ClaimFilter } from '../../use-cases/claim/list-claims';
import { claimsOf } from '../../use-cases/claim/list-claims';
import type { OrganizationFilter } from '../../use-cases/organization/list-organizations';
import {
  organizationsBelow,
  organizationsLike,
} from '../../use-cases/organization/list-organizations';
import type { PartyBuildingContext } from '../context';

export const organizationById = batched<PartyBuildingContext, Organization>(
  'Organization',
  (context, ids) => findByKeys(context.database.manager, Organization, 'id', ids.filter(isId)),
);

export const allOrganizations = listField<
  Organization,
  PageArgs & { filter?: OrganizationFilter | null },
  PartyBuildingContext
>('Query.organizations', (_, { filter }) => organizationsLike(filter ?? {}));

export const childrenOfOrganization = listField<Organization, PageArgs, PartyBuildingContext>(
  'Organization.children',
  organizationsBelow,
);

export const alliancesOfOrganization = listField<Alliance, PageArgs, PartyBuildingContext>(
  'Organization.alliances',
  alliancesOf,
);

export const claimsOfOrganization = listField<
  Claim,
  PageArgs & { filter?: ClaimFilter | null },
  PartyBuildingContext
>('Organization.claims', ({ actor }, { filter }) => claimsOf(actor, filter ?? {}));

export const metricsOfOrganization = metricField<PartyBuildingContext>(
  PARTY_METRICS,
  'ORGANIZATION',
);
