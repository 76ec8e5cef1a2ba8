import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import type { ServiceItem } from '../../domain/item/service-item.entity';
import type { ServiceMaterial } from '../../domain/item/service-material.entity';
import type { ServicesContext } from '../context';
import { OrganizationType } from '../organization/organization.type';
import { materialsOfVersion, serviceItemById } from './service-item.loader';
import { ServiceItemVersionType } from './service-item-version.type';
import { ServiceItemType } from './service-item.type';
import { ServiceMaterialType } from './service-material.type';

@Resolver(() => ServiceItemVersionType)
export class ServiceItemVersionResolver {
  @FieldResolver(() => ServiceItemType, { nullable: true, description: 'The item it is of.' })
  item(
    @Root() version: ServiceItemVersion,
    @Ctx() context: ServicesContext,
  ): Promise<ServiceItem | null> {
    return serviceItemById(context, version.serviceItemId);
  }

  @FieldResolver(() => Int, { description: 'The fee in fen (分); 0 when free of charge.' })
  feeFen(@Root() version: ServiceItemVersion): number {
    return Number(version.feeFen);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Who carries this version out.',
  })
  implementingOrganization(@Root() version: ServiceItemVersion): OrganizationType {
    return { id: version.implementingOrganizationId };
  }

  @FieldResolver(() => [ServiceMaterialType], { description: 'Its materials, at most 60.' })
  async materials(
    @Root() version: ServiceItemVersion,
    @Ctx() context: ServicesContext,
  ): Promise<ServiceMaterial[]> {
    return (await materialsOfVersion(context, version.id)) ?? [];
  }
}
