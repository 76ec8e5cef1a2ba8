import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Policy } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { AreaAlert } from '../../domain/area-alert/area-alert.entity';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { Risk } from '../../domain/risk/risk.entity';
import type { EventBoard } from '../../use-cases/event/event-board';
import type { RiskCount } from '../../use-cases/risk/list-risks';
import { AreaAlertGraphType } from '../area-alert/area-alert.type';
import { AreaType } from '../area/area.type';
import { EventBoardType } from '../area/event-board.type';
import type { GridContext } from '../context';
import { GovEventType } from '../event/gov-event.type';
import { OrganizationType } from '../organization/organization.type';
import { RiskListArgs } from './risk.input';
import { riskBoard, riskFoundIn, risksOfArea, risksOfOrganization } from './risk.loader';
import { RiskConnection, RiskCountType, RiskType } from './risk.type';

@Resolver(() => AreaType)
export class RisksOfArea {
  @Policy('staff')
  @FieldResolver(() => RiskConnection, {
    nullable: true,
    description: 'The register of risks here and below (风险台账), the latest found first.',
  })
  risks(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => RiskListArgs) args: RiskListArgs,
  ): Promise<Result<ConnectionValue<Risk>>> {
    return risksOfArea(context, code, args);
  }
}

@Resolver(() => OrganizationType)
export class RisksOfOrganization {
  @Policy('staff')
  @FieldResolver(() => RiskConnection, {
    nullable: true,
    description: 'Risks it answers for, as far as the caller may see them, the latest found first.',
  })
  risks(
    @Root() { id }: OrganizationType,
    @Ctx() context: GridContext,
    @Args(() => RiskListArgs) args: RiskListArgs,
  ): Promise<Result<ConnectionValue<Risk>>> {
    return risksOfOrganization(context, id, args);
  }
}

@Resolver(() => GovEventType)
export class RiskOfEvent {
  @Policy('staff')
  @FieldResolver(() => RiskType, {
    nullable: true,
    description: 'The risk that was found in it; null without one the caller may see.',
  })
  risk(@Root() { id }: GovEvent, @Ctx() context: GridContext): Promise<Risk | null> {
    return riskFoundIn(context, id);
  }
}

@Resolver(() => AreaAlertGraphType)
export class RiskOfAlert {
  @FieldResolver(() => RiskType, {
    nullable: true,
    description: 'The risk that was found in it; null without one the caller may see.',
  })
  risk(@Root() { id }: AreaAlert, @Ctx() context: GridContext): Promise<Risk | null> {
    return riskFoundIn(context, id);
  }
}

@Resolver(() => EventBoardType)
export class RisksOnBoard {
  @FieldResolver(() => [RiskCountType], {
    nullable: true,
    description: 'Open risks by kind and phase; those without risks are absent.',
  })
  risks(
    @Root() { areaCode }: EventBoard,
    @Ctx() context: GridContext,
  ): Promise<RiskCount[] | null> {
    return riskBoard(context, areaCode);
  }
}
