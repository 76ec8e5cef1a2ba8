import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { InstantScalar, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type {
  HealthAnswer,
  HealthCheck,
  HealthCheckTransition,
  HealthFinding,
  HealthLedgerLine,
} from '../../domain/health-check/health-check.entity';
import type { HealthIndicator, IndicatorSet } from '../../domain/health-check/indicator-set.entity';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventType } from '../event/gov-event.type';
import { HealthCheckListArgs, HealthLedgerArgs } from './health-check.input';
import {
  answersOfHealthCheck,
  endOfFinding,
  findingsOfHealthCheck,
  healthCheckById,
  healthChecksOfArea,
  healthLedgerOfArea,
  historyOfHealthCheck,
  indicatorSetById,
  indicatorSetsOfArea,
  indicatorsOfHealthSet,
} from './health-check.loader';
import {
  HealthAnswerConnection,
  HealthCheckConnection,
  HealthCheckStepConnection,
  HealthCheckType,
  HealthFindingConnection,
  HealthFindingType,
} from './health-check.type';
import {
  HealthIndicatorConnection,
  HealthLedgerLineConnection,
  HealthLedgerLineType,
  IndicatorSetConnection,
  IndicatorSetType,
} from './indicator-set.type';

@Resolver(() => HealthCheckType)
export class HealthCheckResolver {
  @Policy('staff')
  @Query(() => HealthCheckType, {
    nullable: true,
    description: 'A health check by its key; null when there is none the caller may see.',
  })
  compoundCheck(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the check.' }) id: string,
  ): Promise<HealthCheck | null> {
    return healthCheckById(context, id);
  }

  @FieldResolver(() => AreaType, { description: 'The community or grid the compound lies in.' })
  area(@Root() { areaCode }: HealthCheck, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => IndicatorSetType, { description: 'The version of indicators it asks.' })
  indicatorSet(
    @Root() { setId }: HealthCheck,
    @Ctx() context: GridContext,
  ): Promise<IndicatorSet | null> {
    return indicatorSetById(context, setId);
  }

  @FieldResolver(() => HealthAnswerConnection, { description: 'What was answered so far.' })
  answers(
    @Root() { id }: HealthCheck,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<HealthAnswer>>> {
    return answersOfHealthCheck(context, id, args);
  }

  @FieldResolver(() => HealthFindingConnection, { description: 'What was found.' })
  findings(
    @Root() { id }: HealthCheck,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<HealthFinding>>> {
    return findingsOfHealthCheck(context, id, args);
  }

  @FieldResolver(() => HealthCheckStepConnection, { description: 'All steps in their order.' })
  history(
    @Root() { id }: HealthCheck,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<HealthCheckTransition>>> {
    return historyOfHealthCheck(context, id, args);
  }
}

@Resolver(() => HealthFindingType)
export class HealthFindingResolver {
  @FieldResolver(() => GovEventType, {
    nullable: true,
    description:
      'The event it opened; null until it is upheld, or where the caller may not see it.',
  })
  event(@Root() { eventId }: HealthFinding, @Ctx() context: GridContext): Promise<GovEvent | null> {
    return eventId === null ? Promise.resolve(null) : eventById(context, eventId);
  }

  @FieldResolver(() => InstantScalar, {
    nullable: true,
    description: 'When its event ended, and with it the finding; null while it is open.',
  })
  endedAt(@Root() { id }: HealthFinding, @Ctx() context: GridContext): Promise<Date | null> {
    return endOfFinding(context, id);
  }
}

@Resolver(() => IndicatorSetType)
export class IndicatorSetResolver {
  @FieldResolver(() => HealthIndicatorConnection, { description: 'Its indicators in their order.' })
  indicators(
    @Root() { id }: IndicatorSet,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<HealthIndicator>>> {
    return indicatorsOfHealthSet(context, id, args);
  }
}

@Resolver(() => HealthLedgerLineType)
export class HealthLedgerLineResolver {
  @FieldResolver(() => AreaType, { description: 'The community or grid the compound lies in.' })
  area(@Root() { areaCode }: HealthLedgerLine, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }
}

@Resolver(() => AreaType)
export class HealthOfAreaResolver {
  @Policy('staff')
  @FieldResolver(() => HealthCheckConnection, {
    nullable: true,
    description: 'Health checks here and below that the caller may see, the latest planned first.',
  })
  compoundChecks(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => HealthCheckListArgs) args: HealthCheckListArgs,
  ): Promise<Result<ConnectionValue<HealthCheck>>> {
    return healthChecksOfArea(context, code, args);
  }

  @Policy('staff')
  @FieldResolver(() => HealthLedgerLineConnection, {
    nullable: true,
    description:
      'The ledger of compounds here and below (明白库), as far as the caller may see it: values of places.',
  })
  compoundLedger(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => HealthLedgerArgs) args: HealthLedgerArgs,
  ): Promise<Result<ConnectionValue<HealthLedgerLine>>> {
    return healthLedgerOfArea(context, code, args);
  }

  @Policy('staff')
  @FieldResolver(() => IndicatorSetConnection, {
    nullable: true,
    description: 'Versions of what health checks of its district ask, the newest first.',
  })
  compoundIndicatorSets(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<IndicatorSet>>> {
    return indicatorSetsOfArea(context, code, args);
  }
}
