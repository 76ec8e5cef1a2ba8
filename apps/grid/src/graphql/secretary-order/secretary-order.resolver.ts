import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type {
  SecretaryOrder,
  SecretaryOrderTransition,
} from '../../domain/secretary-order/secretary-order.entity';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventType } from '../event/gov-event.type';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { SecretaryOrderListArgs } from './secretary-order.input';
import {
  historyOfSecretaryOrder,
  secretaryOrderById,
  secretaryOrdersOfArea,
  secretaryOrdersOfEvent,
  secretaryOrdersOfOrganization,
} from './secretary-order.loader';
import {
  SecretaryOrderConnection,
  SecretaryOrderStepConnection,
  SecretaryOrderType,
} from './secretary-order.type';

@Resolver(() => SecretaryOrderType)
export class SecretaryOrderResolver {
  @Policy('staff')
  @Query(() => SecretaryOrderType, {
    nullable: true,
    description:
      'A secretary-handled order by its key; null when there is none the caller may see.',
  })
  secretaryOrder(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the order.' }) id: string,
  ): Promise<SecretaryOrder | null> {
    return secretaryOrderById(context, id);
  }

  @FieldResolver(() => GovEventType, {
    nullable: true,
    description: 'The closed event it follows up; null where the caller may not see that.',
  })
  event(
    @Root() { eventId }: SecretaryOrder,
    @Ctx() context: GridContext,
  ): Promise<GovEvent | null> {
    return eventById(context, eventId);
  }

  @FieldResolver(() => AreaType, { description: 'Where the matter is.' })
  area(@Root() { areaCode }: SecretaryOrder, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation whose secretary answers for it (责任单位).',
  })
  organization(@Root() { organizationId }: SecretaryOrder): OrganizationType | null {
    return organizationOf(organizationId);
  }

  @FieldResolver(() => [OrganizationType], {
    nullable: true,
    description: 'Units that join (联办单位), at most 20.',
  })
  jointOrganizations(@Root() { jointOrganizationIds }: SecretaryOrder): OrganizationType[] {
    return jointOrganizationIds.map((id) => ({ id }));
  }

  @FieldResolver(() => SecretaryOrderStepConnection, { description: 'All steps in their order.' })
  history(
    @Root() { id }: SecretaryOrder,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<SecretaryOrderTransition>>> {
    return historyOfSecretaryOrder(context, id, args);
  }
}

@Resolver(() => AreaType)
export class SecretaryOrdersOfArea {
  @Policy('staff')
  @FieldResolver(() => SecretaryOrderConnection, {
    nullable: true,
    description:
      'Secretary-handled orders here and below that the caller may see, the newest first.',
  })
  secretaryOrders(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => SecretaryOrderListArgs) args: SecretaryOrderListArgs,
  ): Promise<Result<ConnectionValue<SecretaryOrder>>> {
    return secretaryOrdersOfArea(context, code, args);
  }
}

@Resolver(() => OrganizationType)
export class SecretaryOrdersOfOrganization {
  @Policy('staff')
  @FieldResolver(() => SecretaryOrderConnection, {
    nullable: true,
    description:
      'Secretary-handled orders it answers for or joins in, as far as the caller may see them, the newest first.',
  })
  secretaryOrders(
    @Root() { id }: OrganizationType,
    @Ctx() context: GridContext,
    @Args(() => SecretaryOrderListArgs) args: SecretaryOrderListArgs,
  ): Promise<Result<ConnectionValue<SecretaryOrder>>> {
    return secretaryOrdersOfOrganization(context, id, args);
  }
}

@Resolver(() => GovEventType)
export class SecretaryOrdersOfEvent {
  @Policy('staff')
  @FieldResolver(() => SecretaryOrderConnection, {
    nullable: true,
    description: 'Secretary-handled orders that followed it up, the newest first.',
  })
  secretaryOrders(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<SecretaryOrder>>> {
    return secretaryOrdersOfEvent(context, id, args);
  }
}
