import { CreateDataGrants1763790100000, DataGrant, DataGrantTransition } from '@gezhi/grants';
import type { EntityClass, MigrationClass } from '@gezhi/persistence';
import { CreateUnmaskings1763792000000, Unmasking } from '@gezhi/workflow';
import { ApplicationClock } from '../domain/application/application-clock.entity';
import { ApplicationTransition } from '../domain/application/application-transition.entity';
import { Application } from '../domain/application/application.entity';
import { ApplicationContact } from '../domain/contact/application-contact.entity';
import { CatalogItem } from '../domain/catalogue/catalog-item.entity';
import { ServiceItemVersionTransition } from '../domain/item/service-item-version-transition.entity';
import { ServiceItemVersion } from '../domain/item/service-item-version.entity';
import { ServiceItem } from '../domain/item/service-item.entity';
import { BasicPublicService } from '../domain/public-service/basic-public-service.entity';
import { Bundle } from '../domain/public-service/bundle.entity';
import { ServiceMaterial } from '../domain/item/service-material.entity';
import { CreateServiceLists1763703000000 } from './migrations/1763703000000-create-service-lists';
import { CreateApplications1763703100000 } from './migrations/1763703100000-create-applications';
import { CreatePublicServices1763703200000 } from './migrations/1763703200000-create-public-services';
import { ProtectRows1763789000000 } from './migrations/1763789000000-protect-rows';
import { CreateApplicationContacts1763792100000 } from './migrations/1763792100000-create-application-contacts';
import { ShareRows1763793000000 } from './migrations/1763793000000-share-rows';
import { KeepApplicationFigures1764000400000 } from './migrations/1764000400000-keep-application-figures';

export const ENTITIES: readonly EntityClass[] = [
  CatalogItem,
  ServiceItem,
  ServiceItemVersion,
  ServiceItemVersionTransition,
  ServiceMaterial,
  Application,
  ApplicationClock,
  ApplicationTransition,
  BasicPublicService,
  Bundle,
  ApplicationContact,
  Unmasking,
  DataGrant,
  DataGrantTransition,
];

/** In the order they run; append only. */
export const MIGRATIONS: readonly MigrationClass[] = [
  CreateServiceLists1763703000000,
  CreateApplications1763703100000,
  CreatePublicServices1763703200000,
  ProtectRows1763789000000,
  CreateUnmaskings1763792000000,
  CreateApplicationContacts1763792100000,
  CreateDataGrants1763790100000,
  ShareRows1763793000000,
  KeepApplicationFigures1764000400000,
];
