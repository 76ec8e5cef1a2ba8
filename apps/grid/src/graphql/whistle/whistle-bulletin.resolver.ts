import type { Result } from '@gezhi/kernel';
import { findByKeys, groupByKeys } from '@gezhi/persistence';
import type { ConnectionValue } from '@gezhi/subgraph';
import {
  Authenticated,
  batched,
  listField,
  mutationResult,
  PageArgs,
  Policy,
} from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import { WhistleBulletinLine } from '../../domain/whistle/whistle-bulletin-line.entity';
import { WhistleBulletin } from '../../domain/whistle/whistle-bulletin.entity';
import {
  bulletinsOfArea,
  discardWhistleBulletin,
  publishWhistleBulletin,
} from '../../use-cases/whistle/publish-bulletin';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { WhistleReasonInput, WhistleStepInput } from './whistle.input';
import {
  WhistleBulletinConnection,
  WhistleBulletinLineType,
  WhistleBulletinType,
} from './whistle-bulletin.type';

export const bulletinById = batched<GridContext, WhistleBulletin>(
  'WhistleBulletin',
  (context, ids) => findByKeys(context.database.manager, WhistleBulletin, 'id', ids),
);
const linesOfBulletin = batched<GridContext, WhistleBulletinLine[]>(
  'WhistleBulletin.lines',
  (context, ids) =>
    groupByKeys(context.database.manager, WhistleBulletinLine, 'bulletinId', ids, {
      orderBy: 'organizationId',
      limit: 20_000,
    }),
);
const bulletins = listField<WhistleBulletin, PageArgs, GridContext>(
  'Area.whistleBulletins',
  bulletinsOfArea,
);

const answer = (name: string) => mutationResult(name, 'WhistleBulletin', () => WhistleBulletinType);
const PublishWhistleBulletinResult = answer('PublishWhistleBulletinResult');
const DiscardWhistleBulletinResult = answer('DiscardWhistleBulletinResult');

@Resolver(() => WhistleBulletinType)
export class WhistleBulletinResolver {
  @FieldResolver(() => AreaType, { description: 'The district.' })
  area(@Root() { areaCode }: WhistleBulletin, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => [WhistleBulletinLineType], {
    description: 'The organisations with something to tell, by their keys: no ranking.',
  })
  async lines(
    @Root() { id }: WhistleBulletin,
    @Ctx() context: GridContext,
  ): Promise<WhistleBulletinLine[]> {
    return (await linesOfBulletin(context, id)) ?? [];
  }

  @Authenticated()
  @Mutation(() => PublishWhistleBulletinResult, {
    description: 'Publishes a drafted bulletin (通报). Roles: the district centre.',
  })
  publishWhistleBulletin(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleStepInput) input: WhistleStepInput,
  ): Promise<Result<WhistleBulletin>> {
    return publishWhistleBulletin(context, input);
  }

  @Authenticated()
  @Mutation(() => DiscardWhistleBulletinResult, {
    description: 'Discards a drafted bulletin (废弃). Roles: the district centre.',
  })
  discardWhistleBulletin(
    @Ctx() context: GridContext,
    @Arg('input', () => WhistleReasonInput) input: WhistleReasonInput,
  ): Promise<Result<WhistleBulletin>> {
    return discardWhistleBulletin(context, input);
  }
}

@Resolver(() => WhistleBulletinLineType)
export class WhistleBulletinLineResolver {
  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The organisation.' })
  organization(@Root() { organizationId }: WhistleBulletinLine): OrganizationType | null {
    return organizationOf(organizationId);
  }
}

@Resolver(() => AreaType)
export class AreaBulletinsResolver {
  @Policy('staff')
  @FieldResolver(() => WhistleBulletinConnection, {
    nullable: true,
    description:
      'The bulletins on whistles of a district, the newest first; drafts for its centre.',
  })
  whistleBulletins(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<WhistleBulletin>>> {
    return bulletins(context, code, args);
  }
}
