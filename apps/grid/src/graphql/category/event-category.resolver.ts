import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { LocalizedText } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { EventCategory } from '../../domain/category/event-category.entity';
import { URGENCIES } from '../../domain/event/event.codes';
import type { GridContext } from '../context';
import { EventCategoryArgs } from './event-category.args';
import { categoryTree } from './event-category.loader';
import {
  CategoryLimitType,
  EventCategoryConnection,
  EventCategoryType,
} from './event-category.type';

@Resolver(() => EventCategoryType)
export class EventCategoryResolver {
  @Query(() => EventCategoryConnection, {
    description: 'The category tree in the order of its codes: parents before what is below them.',
  })
  eventCategories(
    @Ctx() context: GridContext,
    @Args(() => EventCategoryArgs) args: EventCategoryArgs,
  ): Promise<Result<ConnectionValue<EventCategory>>> {
    return categoryTree(context, '', args);
  }

  @FieldResolver(() => LocalizedText, { description: 'The name.' })
  name(@Root() { nameEn, nameZh }: EventCategory): LocalizedText {
    return { en: nameEn, zh: nameZh };
  }

  @FieldResolver(() => [CategoryLimitType], { description: 'Limits in place of the usual ones.' })
  limits(@Root() { limits }: EventCategory): CategoryLimitType[] {
    return URGENCIES.codes.flatMap((urgency) => {
      const limit = limits?.[urgency];
      return limit ? [{ urgency, ...limit }] : [];
    });
  }
}
