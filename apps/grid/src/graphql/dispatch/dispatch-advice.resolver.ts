import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { Authenticated, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { rehearse } from '../../use-cases/dispatch/rehearse-rules';
import { findStaleRules } from '../../use-cases/dispatch/find-stale-rules';
import { findOnDuty } from '../../use-cases/dispatch/find-on-duty';
import type { OnDuty } from '../../use-cases/dispatch/nearest-on-duty';
import type { StaleRule } from '../../use-cases/dispatch/stale-rules';
import type { GridContext } from '../context';
import { organizationOf } from '../organization/organization.type';
import {
  DispatchRehearsalType,
  NearbyOnDutyType,
  NearestOnDutyArgs,
  StaleDispatchRuleType,
} from './dispatch-advice.type';

/** What dispatchers and keepers of rules ask before they act. */
@Resolver()
export class DispatchAdviceResolver {
  @Authenticated()
  @Query(() => DispatchRehearsalType, {
    nullable: true,
    description:
      'Tries a draft of rules or of the catalogue on the last events of its area and changes nothing (规则试运行); null ' +
      'for any other list. Roles: the command centre of the area.',
  })
  async rehearseDispatch(
    @Ctx() context: GridContext,
    @Arg('listId', () => ID, { description: 'The draft.' }) listId: string,
    @Arg('last', () => Int, { defaultValue: 500, description: 'How many events, at most 500.' })
    last: number,
  ): Promise<Result<DispatchRehearsalType | null>> {
    const tried = await rehearse(context, listId, Math.min(Math.max(last, 1), 500));
    if (!tried.ok || tried.value === null) return tried.ok ? ok(null) : tried;
    const { routes, ...counts } = tried.value;
    return ok({
      ...counts,
      routes: routes.map(({ event, before, after, ruleCode }) => ({
        event,
        before: organizationOf(before),
        after: organizationOf(after),
        ruleCode,
      })),
    });
  }

  @Policy('staff')
  @Query(() => [StaleDispatchRuleType], {
    nullable: true,
    description:
      'The rules in force in an area and below that nothing has met for 90 days, that name nobody who takes orders, or ' +
      'that dispatchers overrode in more than three of ten cases (规则陈旧预警). Roles: command centres and auditors.',
  })
  staleDispatchRules(
    @Ctx() context: GridContext,
    @Arg('areaCode', () => ID, { description: 'The area.' }) areaCode: string,
  ): Promise<Result<StaleRule[]>> {
    return findStaleRules(context, areaCode);
  }

  @Policy('handlesEvents')
  @Query(() => [NearbyOnDutyType], {
    nullable: true,
    description:
      'Who is on duty nearest to an event or a point (就近派单), by the way to the middle of their grid and the open ' +
      'orders there, each counting like 100 metres; null for an event the caller may not see. Answers PLACE_NEEDED. ' +
      'Roles: command centres.',
  })
  nearestOnDuty(
    @Ctx() context: GridContext,
    @Args(() => NearestOnDutyArgs) args: NearestOnDutyArgs,
  ): Promise<Result<OnDuty[] | null>> {
    return findOnDuty(context, args);
  }
}
