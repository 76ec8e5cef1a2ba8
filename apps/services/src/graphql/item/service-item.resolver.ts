import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { CatalogItem } from '../../domain/catalogue/catalog-item.entity';
import type { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import type { ServiceItem } from '../../domain/item/service-item.entity';
import { AreaType } from '../area/area.type';
import { catalogItemByCode } from '../catalogue/catalog-item.loader';
import { CatalogItemType } from '../catalogue/catalog-item.type';
import type { ServicesContext } from '../context';
import { OrganizationType } from '../organization/organization.type';
import { ServiceItemArgs } from './item.args';
import {
  allServiceItems,
  serviceItemById,
  versionInForceOfItem,
  versionsOfItem,
} from './service-item.loader';
import { ServiceItemVersionConnection, ServiceItemVersionType } from './service-item-version.type';
import { ServiceItemConnection, ServiceItemType } from './service-item.type';

@Resolver(() => ServiceItemType)
export class ServiceItemResolver {
  @Query(() => ServiceItemConnection, {
    description: 'The service items in force today, by implementation code. Public.',
  })
  serviceItems(
    @Ctx() context: ServicesContext,
    @Args(() => ServiceItemArgs) args: ServiceItemArgs,
  ): Promise<Result<ConnectionValue<ServiceItem>>> {
    return allServiceItems(context, '', args);
  }

  @Query(() => ServiceItemType, {
    nullable: true,
    description: 'A service item by its key; null when there is none.',
  })
  serviceItem(
    @Ctx() context: ServicesContext,
    @Arg('id', () => ID, { description: 'The key of the item.' }) id: string,
  ): Promise<ServiceItem | null> {
    return serviceItemById(context, id);
  }

  @FieldResolver(() => CatalogItemType, {
    nullable: true,
    description: 'The entry of the basic catalogue it carries out.',
  })
  catalogItem(
    @Root() item: ServiceItem,
    @Ctx() context: ServicesContext,
  ): Promise<CatalogItem | null> {
    return catalogItemByCode(context, item.catalogCode);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'The area it is offered for.' })
  area(@Root() item: ServiceItem): AreaType {
    return { code: item.areaCode };
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Who carries it out (实施主体).',
  })
  implementingOrganization(@Root() item: ServiceItem): OrganizationType {
    return { id: item.implementingOrganizationId };
  }

  @FieldResolver(() => ServiceItemVersionType, {
    nullable: true,
    description:
      'The version that holds today; null when none does: then nothing can be applied for.',
  })
  inForce(
    @Root() item: ServiceItem,
    @Ctx() context: ServicesContext,
  ): Promise<ServiceItemVersion | null> {
    return versionInForceOfItem(context, item.id);
  }

  @FieldResolver(() => ServiceItemVersionConnection, {
    description: 'Its versions, the newest first; drafts only for those who may write them.',
  })
  versions(
    @Root() item: ServiceItem,
    @Ctx() context: ServicesContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<ServiceItemVersion>>> {
    return versionsOfItem(context, item.id, args);
  }
}
