import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { PowerItem } from '../../domain/power/power-item.entity';
import type { EnforcementContext } from '../context';
import { PowerItemArgs, PowersInForceArgs } from './power-item.args';
import { allPowerItems, powerItemByCode, powersOfOrganization } from './power-item.loader';
import { PowerItemConnection, PowerItemType } from './power-item.type';

@Resolver(() => PowerItemType)
export class PowerItemResolver {
  @Query(() => PowerItemType, { nullable: true, description: 'A power item by its code.' })
  powerItem(
    @Ctx() context: EnforcementContext,
    @Arg('code', () => ID, { description: 'The code.' }) code: string,
  ): Promise<PowerItem | null> {
    return powerItemByCode(context, code);
  }

  @Query(() => PowerItemConnection, { description: 'The list of powers, by code. Public.' })
  powerItems(
    @Ctx() context: EnforcementContext,
    @Args(() => PowerItemArgs) args: PowerItemArgs,
  ): Promise<Result<ConnectionValue<PowerItem>>> {
    return allPowerItems(context, '', args);
  }

  @Query(() => PowerItemConnection, {
    description: 'The powers an organisation holds by delegations in force on a day. Public.',
  })
  powersInForce(
    @Ctx() context: EnforcementContext,
    @Args(() => PowersInForceArgs) { organizationId, ...args }: PowersInForceArgs,
  ): Promise<Result<ConnectionValue<PowerItem>>> {
    return powersOfOrganization(context, organizationId, args);
  }
}
