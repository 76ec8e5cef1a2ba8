import type { BuiltSubgraph } from '@gezhi/subgraph';
import { buildSubgraph } from '@gezhi/subgraph';
import { AcceptanceMutationsResolver } from './application/acceptance-mutations.resolver';
import { applicationById } from './application/application.loader';
import { ApplicationResolver } from './application/application.resolver';
import { DecisionMutationsResolver } from './application/decision-mutations.resolver';
import { AreaResolver } from './area/area.resolver';
import { catalogItemByCode } from './catalogue/catalog-item.loader';
import { CatalogItemResolver } from './catalogue/catalog-item.resolver';
import { ServicesAccessList, ServicesAuditReader } from './audit/audit.resolver';
import { SERVICES_SENSITIVE_READS } from './audit/sensitive-reads';
import { ServicesCatalogueResolver } from './catalogue/catalogue.resolver';
import { ContactResolver } from './contact/contact.resolver';
import type { ServicesContext } from './context';
import { ServiceItemMutationsResolver } from './item/service-item-mutations.resolver';
import { ServiceItemVersionResolver } from './item/service-item-version.resolver';
import { serviceItemById } from './item/service-item.loader';
import { ServiceItemResolver } from './item/service-item.resolver';
import { SERVICES_MASKS } from './masks';
import { OrganizationResolver } from './organization/organization.resolver';
import {
  BasicPublicServiceResolver,
  BundleResolver,
} from './public-service/public-service.resolver';
import { SERVICES_DATASETS } from './grant/datasets';
import { ServicesDataGrants } from './grant/grant.resolver';

/** The services subgraph: its resolvers, and how the gateway finds what it owns by key. */
export function buildServicesSchema(): BuiltSubgraph {
  return buildSubgraph<ServicesContext>({
    resolvers: [
      CatalogItemResolver,
      ServiceItemResolver,
      ServiceItemVersionResolver,
      ServiceItemMutationsResolver,
      ApplicationResolver,
      ContactResolver,
      AcceptanceMutationsResolver,
      DecisionMutationsResolver,
      AreaResolver,
      OrganizationResolver,
      BasicPublicServiceResolver,
      BundleResolver,
      ServicesCatalogueResolver,
      ServicesAuditReader,
      ServicesAccessList,
      ServicesDataGrants,
    ],
    sensitiveReads: SERVICES_SENSITIVE_READS,
    datasets: SERVICES_DATASETS,
    masks: SERVICES_MASKS,
    references: {
      CatalogItem: { key: 'code', load: catalogItemByCode },
      ServiceItem: { key: 'id', load: serviceItemById },
      Application: { key: 'id', load: applicationById },
    },
  });
}
