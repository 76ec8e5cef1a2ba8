import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { LocalizedText, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { DisputeChannel } from '../../domain/dispute/dispute.codes';
import { DISPUTE_CHANNELS, DISPUTE_ROLES } from '../../domain/dispute/dispute.codes';
import type {
  Dispute,
  DisputeList,
  DisputeTransition,
  MediationSession,
} from '../../domain/dispute/dispute.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { disputeLists } from '../../use-cases/dispute/list-disputes';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventType } from '../event/gov-event.type';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { DisputeListArgs } from './dispute.input';
import {
  disputeById,
  disputeOfEvent,
  disputesOfArea,
  disputesOfOrganization,
  sessionsHeld,
  stepsOfDispute,
} from './dispute.loader';
import {
  DisputeChannelEnum,
  DisputeConnection,
  DisputeListType,
  DisputePartyType,
  DisputeStepConnection,
  DisputeType,
  MediationSessionConnection,
} from './dispute.type';

@Resolver(() => DisputeType)
export class DisputeResolver {
  @Policy('staff')
  @Query(() => DisputeType, {
    nullable: true,
    description: 'A dispute by its key; null when there is none the caller may see.',
  })
  dispute(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the dispute.' }) id: string,
  ): Promise<Dispute | null> {
    return disputeById(context, id);
  }

  @FieldResolver(() => [DisputePartyType], {
    description: 'Who is party to it, by role and number.',
  })
  parties(@Root() { parties }: Dispute): DisputePartyType[] {
    return DISPUTE_ROLES.codes.flatMap((role) => {
      const count = parties[role];
      return count === undefined ? [] : [{ role, count }];
    });
  }

  @FieldResolver(() => [DisputeChannelEnum], {
    description:
      'The ways that stay open to everybody involved (救济途径), whatever becomes of mediation.',
  })
  rights(): readonly DisputeChannel[] {
    return DISPUTE_CHANNELS.codes;
  }

  @FieldResolver(() => GovEventType, {
    nullable: true,
    description: 'The event it hangs on; null where the caller may not see that.',
  })
  event(@Root() { eventId }: Dispute, @Ctx() context: GridContext): Promise<GovEvent | null> {
    return eventById(context, eventId);
  }

  @FieldResolver(() => AreaType, { description: 'Where it is.' })
  area(@Root() { areaCode }: Dispute, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The people’s mediation committee (人民调解委员会).',
  })
  committee(@Root() { committeeId }: Dispute): OrganizationType | null {
    return organizationOf(committeeId);
  }

  @FieldResolver(() => MediationSessionConnection, { description: 'Sessions held, by their day.' })
  sessions(
    @Root() { id }: Dispute,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<MediationSession>>> {
    return sessionsHeld(context, id, args);
  }

  @FieldResolver(() => DisputeStepConnection, { description: 'All steps in their order.' })
  history(
    @Root() { id }: Dispute,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DisputeTransition>>> {
    return stepsOfDispute(context, id, args);
  }
}

@Resolver(() => DisputeListType)
export class DisputeListResolver {
  @Query(() => [DisputeListType], {
    description: 'The three lists of disputes (三张清单) as this installation defines them.',
  })
  disputeLists(@Ctx() { database }: GridContext): Promise<DisputeList[]> {
    return disputeLists(database.manager);
  }

  @FieldResolver(() => LocalizedText, { description: 'The name.' })
  name(@Root() { nameEn, nameZh }: DisputeList): LocalizedText {
    return { en: nameEn, zh: nameZh };
  }
}

@Resolver(() => AreaType)
export class DisputesOfArea {
  @Policy('staff')
  @FieldResolver(() => DisputeConnection, {
    nullable: true,
    description: 'Disputes here and below that the caller may see, the newest first.',
  })
  disputes(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => DisputeListArgs) args: DisputeListArgs,
  ): Promise<Result<ConnectionValue<Dispute>>> {
    return disputesOfArea(context, code, args);
  }
}

@Resolver(() => OrganizationType)
export class DisputesOfOrganization {
  @Policy('staff')
  @FieldResolver(() => DisputeConnection, {
    nullable: true,
    description: 'Disputes it mediates, as far as the caller may see them, the newest first.',
  })
  disputes(
    @Root() { id }: OrganizationType,
    @Ctx() context: GridContext,
    @Args(() => DisputeListArgs) args: DisputeListArgs,
  ): Promise<Result<ConnectionValue<Dispute>>> {
    return disputesOfOrganization(context, id, args);
  }
}

@Resolver(() => GovEventType)
export class DisputeOfEvent {
  @Policy('staff')
  @FieldResolver(() => DisputeType, {
    nullable: true,
    description: 'The dispute registered on it; null without one.',
  })
  dispute(@Root() { id }: GovEvent, @Ctx() context: GridContext): Promise<Dispute | null> {
    return disputeOfEvent(context, id);
  }
}
