import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, listField } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { itemsFromEvent } from '../../use-cases/list-item/list-items';
import type { PartyBuildingContext } from '../context';
import { AllianceListItemArgs } from '../list-item/list-item.args';
import { AllianceListItemConnection } from '../list-item/list-item.type';
import { GovEventType } from './gov-event.type';

const itemsOfEvent = listField<AllianceListItem, AllianceListItemArgs, PartyBuildingContext>(
  'GovEvent.allianceListItems',
  ({ actor }, { filter }) => itemsFromEvent(actor, filter ?? {}),
);

@Resolver(() => GovEventType)
export class GovEventResolver {
  @Authenticated()
  @FieldResolver(() => AllianceListItemConnection, {
    nullable: true,
    description:
      'The needs, risks and other items of alliances that came from it and are shared with the caller (P8), the newest first.',
  })
  allianceListItems(
    @Root() event: GovEventType,
    @Ctx() context: PartyBuildingContext,
    @Args(() => AllianceListItemArgs) args: AllianceListItemArgs,
  ): Promise<Result<ConnectionValue<AllianceListItem>>> {
    return itemsOfEvent(context, event.id, args);
  }
}
