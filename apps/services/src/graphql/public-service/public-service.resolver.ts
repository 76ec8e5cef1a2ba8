import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ServiceItem } from '../../domain/item/service-item.entity';
import type { BasicPublicService } from '../../domain/public-service/basic-public-service.entity';
import type { Bundle } from '../../domain/public-service/bundle.entity';
import type { ServicesContext } from '../context';
import { serviceItemById } from '../item/service-item.loader';
import { ServiceItemType } from '../item/service-item.type';
import { OrganizationType } from '../organization/organization.type';
import { allBasicPublicServices, allBundles } from './public-service.loader';
import {
  BasicPublicServiceArgs,
  BasicPublicServiceConnection,
  BasicPublicServiceType,
  BundleConnection,
  BundleType,
} from './public-service.type';

@Resolver(() => BasicPublicServiceType)
export class BasicPublicServiceResolver {
  @Query(() => BasicPublicServiceConnection, {
    description: 'The basic public services of the district, by code. Public.',
  })
  basicPublicServices(
    @Ctx() context: ServicesContext,
    @Args(() => BasicPublicServiceArgs) args: BasicPublicServiceArgs,
  ): Promise<Result<ConnectionValue<BasicPublicService>>> {
    return allBasicPublicServices(context, '', args);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The department that answers for it (牵头部门).',
  })
  leadOrganization(@Root() service: BasicPublicService): OrganizationType {
    return { id: service.leadOrganizationId };
  }
}

@Resolver(() => BundleType)
export class BundleResolver {
  @Query(() => BundleConnection, { description: 'The bundles of the district, by code. Public.' })
  bundles(
    @Ctx() context: ServicesContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Bundle>>> {
    return allBundles(context, '', args);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The department that leads it (牵头部门).',
  })
  leadOrganization(@Root() bundle: Bundle): OrganizationType {
    return { id: bundle.leadOrganizationId };
  }

  @FieldResolver(() => [ServiceItemType], {
    description: 'The items it is made of, in the order they are shown.',
  })
  async items(@Root() bundle: Bundle, @Ctx() context: ServicesContext): Promise<ServiceItem[]> {
    const items = await Promise.all(bundle.itemIds.map((id) => serviceItemById(context, id)));
    return items.filter((item) => item !== null);
  }
}
