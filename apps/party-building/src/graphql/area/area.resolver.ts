import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, MetricArgs, MetricType, PageArgs, Policy } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Alliance } from '../../domain/alliance/alliance.entity';
import type { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import type { PartyOrg } from '../../domain/party-org/party-org.entity';
import { AllianceConnection } from '../alliance/alliance.type';
import type { PartyBuildingContext } from '../context';
import { AllianceListItemArgs } from '../list-item/list-item.args';
import { AllianceListItemConnection } from '../list-item/list-item.type';
import { PartyOrgArgs } from '../party-org/party-org.args';
import { PartyOrgConnection } from '../party-org/party-org.type';
import { alliancesOfArea, listItemsOfArea, metricsOfArea, partyOrgsOfArea } from './area.loader';
import { AreaType } from './area.type';

@Resolver(() => AreaType)
export class AreaResolver {
  @FieldResolver(() => PartyOrgConnection, {
    nullable: true,
    description: 'The party organisations here and below, from the largest area down. Public.',
  })
  partyOrganizations(
    @Root() { code }: AreaType,
    @Ctx() context: PartyBuildingContext,
    @Args(() => PartyOrgArgs) args: PartyOrgArgs,
  ): Promise<Result<ConnectionValue<PartyOrg>>> {
    return partyOrgsOfArea(context, code, args);
  }

  @FieldResolver(() => AllianceConnection, {
    nullable: true,
    description: 'The active alliances here and below, from the largest area down. Public.',
  })
  alliances(
    @Root() { code }: AreaType,
    @Ctx() context: PartyBuildingContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Alliance>>> {
    return alliancesOfArea(context, code, args);
  }

  @Authenticated()
  @FieldResolver(() => AllianceListItemConnection, {
    nullable: true,
    description:
      'What stands on the lists of the alliances here and below, the newest first; only of alliances that share their ' +
      'lists with the caller (P8).',
  })
  allianceListItems(
    @Root() { code }: AreaType,
    @Ctx() context: PartyBuildingContext,
    @Args(() => AllianceListItemArgs) args: AllianceListItemArgs,
  ): Promise<Result<ConnectionValue<AllianceListItem>>> {
    return listItemsOfArea(context, code, args);
  }

  @Policy('readsFigures')
  @FieldResolver(() => [MetricType], {
    nullable: true,
    description: 'Figures of party-building for the area and all below it.',
  })
  partyMetrics(
    @Root() { code }: AreaType,
    @Ctx() context: PartyBuildingContext,
    @Args(() => MetricArgs) args: MetricArgs,
  ): Promise<Result<MetricType[]>> {
    return metricsOfArea(context, code, args);
  }
}
