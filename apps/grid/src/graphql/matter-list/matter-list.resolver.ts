import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { EventCategory } from '../../domain/category/event-category.entity';
import type { DispatchRule, RuleConditions } from '../../domain/dispatch/dispatch-rule.entity';
import type { RuleFinding } from '../../domain/dispatch/rule-set.rules';
import { findingsOf } from '../../domain/dispatch/rule-set.rules';
import { URGENCIES } from '../../domain/event/event.codes';
import type { MatterList } from '../../domain/matter-list/matter-list.entity';
import type { MatterListItem } from '../../domain/matter-list/matter-list-item.entity';
import { leadOf } from '../../domain/matter-list/matter-list-item.entity';
import { isUnitRef } from '../../domain/unit/unit.rules';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import { categoryByCode } from '../category/event-category.loader';
import { CategoryLimitType, EventCategoryType } from '../category/event-category.type';
import type { GridContext } from '../context';
import { DispatchConditionsType } from './conditions.type';
import { MatterListArgs, MatterListItemArgs } from './matter-list.input';
import { itemsByList, listById, listsByArea, rulesByList, wholeSet } from './matter-list.loader';
import {
  DispatchRuleConnection,
  DispatchRuleFindingType,
  DispatchRuleType,
  MatterListConnection,
  MatterListItemConnection,
  MatterListItemType,
  MatterListType,
  unitReference,
  UnitReferenceType,
} from './matter-list.type';

@Resolver(() => MatterListType)
export class MatterListResolver {
  @Query(() => MatterListType, {
    nullable: true,
    description: 'A version of a list by its key. Public but for drafts.',
  })
  matterList(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the version.' }) id: string,
  ): Promise<MatterList | null> {
    return listById(context, id);
  }

  @Query(() => MatterListConnection, {
    description:
      'The versions of the lists of an area (派单清单), the newest first. Public but for drafts.',
  })
  matterLists(
    @Ctx() context: GridContext,
    @Args(() => MatterListArgs) args: MatterListArgs,
  ): Promise<Result<ConnectionValue<MatterList>>> {
    return listsByArea(context, args.areaCode, args);
  }

  @FieldResolver(() => AreaType, {
    nullable: true,
    description: 'The area for which it is issued.',
  })
  area(@Root() { areaCode }: MatterList, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => MatterListItemConnection, {
    description: 'Its matters in their order; none of a set of rules.',
  })
  items(
    @Root() { id }: MatterList,
    @Ctx() context: GridContext,
    @Args(() => MatterListItemArgs) args: MatterListItemArgs,
  ): Promise<Result<ConnectionValue<MatterListItem>>> {
    return itemsByList(context, id, args);
  }

  @FieldResolver(() => DispatchRuleConnection, {
    description: 'The rules of a set in the order they are asked; none of another list.',
  })
  rules(
    @Root() { id }: MatterList,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DispatchRule>>> {
    return rulesByList(context, id, args);
  }

  @FieldResolver(() => [DispatchRuleFindingType], {
    description:
      'What is odd about its rules: rules never reached, and rules that overlap (规则检查).',
  })
  async findings(@Root() { id }: MatterList, @Ctx() context: GridContext): Promise<RuleFinding[]> {
    return findingsOf((await wholeSet(context, id)) ?? []);
  }
}

@Resolver(() => MatterListItemType)
export class MatterListItemResolver {
  @FieldResolver(() => EventCategoryType, {
    nullable: true,
    description: 'The category it is about, with all below it.',
  })
  category(
    @Root() { categoryCode }: MatterListItem,
    @Ctx() context: GridContext,
  ): Promise<EventCategory | null> | null {
    return categoryCode === null ? null : categoryByCode(context, categoryCode);
  }

  @FieldResolver(() => AreaType, {
    nullable: true,
    description: 'Only here and below; null for the whole area of the list.',
  })
  area(
    @Root() { areaCode }: MatterListItem,
    @Ctx() context: GridContext,
  ): Promise<Area | null> | null {
    return areaCode === null ? null : areaByCode(context, areaCode);
  }

  @FieldResolver(() => UnitReferenceType, { nullable: true, description: 'Catalogue: who leads.' })
  lead(@Root() item: MatterListItem): UnitReferenceType | null {
    const lead = leadOf(item);
    return isUnitRef(lead) ? unitReference(lead) : null;
  }

  @FieldResolver(() => [UnitReferenceType], { description: 'Catalogue: who assists.' })
  assists(@Root() { assists }: MatterListItem): UnitReferenceType[] {
    return assists.map(unitReference);
  }

  @FieldResolver(() => [CategoryLimitType], {
    description: 'Catalogue: limits in place of the usual ones and of those of the category.',
  })
  limits(@Root() { limits }: MatterListItem): CategoryLimitType[] {
    return URGENCIES.codes.flatMap((urgency) => {
      const limit = limits?.[urgency];
      return limit ? [{ urgency, ...limit }] : [];
    });
  }
}

@Resolver(() => DispatchRuleType)
export class DispatchRuleResolver {
  @FieldResolver(() => DispatchConditionsType, { description: 'What a matter must be.' })
  conditions(@Root() { conditions }: DispatchRule): RuleConditions {
    return conditions;
  }

  @FieldResolver(() => UnitReferenceType, {
    nullable: true,
    description: 'Who leads; null where the catalogue or a dispatcher decides.',
  })
  unit(@Root() rule: DispatchRule): UnitReferenceType | null {
    return isUnitRef(rule) ? unitReference(rule) : null;
  }
}
