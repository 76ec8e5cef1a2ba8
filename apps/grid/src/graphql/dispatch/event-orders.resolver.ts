import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, listField, mutationResult, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { DispatchDecision } from '../../domain/dispatch/dispatch-decision.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { MatterList } from '../../domain/matter-list/matter-list.entity';
import { childrenOf } from '../../use-cases/dispatch/children';
import { decisionsOfEvent } from '../../use-cases/dispatch/list-decisions';
import { previewDispatch } from '../../use-cases/dispatch/preview-dispatch';
import { splitEvent } from '../../use-cases/dispatch/split-event';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventConnection, GovEventType } from '../event/gov-event.type';
import { listById } from '../matter-list/matter-list.loader';
import { MatterListType } from '../matter-list/matter-list.type';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { DispatchDecisionConnection, DispatchDecisionType } from './dispatch-decision.type';
import { DispatchPreviewType, previewOf } from './dispatch-preview.type';
import { SplitEventInput } from './split-event.input';

const SplitEventResult = mutationResult('SplitEventResult', 'GovEvent', () => GovEventType);

const decisionsOf = listField<DispatchDecision, PageArgs, GridContext>(
  'GovEvent.dispatchDecisions',
  decisionsOfEvent,
);
const partsOf = listField<GovEvent, PageArgs, GridContext>('GovEvent.children', ({ actor }) =>
  childrenOf(actor),
);

/** What events say about their orders and parts. */
@Resolver(() => GovEventType)
export class EventOrdersResolver {
  @Policy('handlesEvents', 'audits')
  @FieldResolver(() => DispatchDecisionConnection, {
    nullable: true,
    description:
      'Its orders, the first one first, each with the trace of how its lead was found (派单轨迹, G-06).',
  })
  dispatchDecisions(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DispatchDecision>>> {
    return decisionsOf(context, id, args);
  }

  @FieldResolver(() => MatterListType, {
    nullable: true,
    description:
      'The version of the dispatch catalogue under which it was dispatched; it keeps it.',
  })
  dispatchCatalogue(
    @Root() { dispatchCatalogueId: id }: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<MatterList | null> | null {
    return id === null ? null : listById(context, id);
  }

  @Policy('handlesEvents', 'audits')
  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation that was asked first (首问单位).',
  })
  firstAskedOrganization(@Root() event: GovEvent): OrganizationType | null {
    return organizationOf(event.firstAskedOrganizationId);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description:
      'Who answers for it now (首问负责): its lead once signed for, and until then whoever was asked first.',
  })
  responsibleOrganization(@Root() event: GovEvent): OrganizationType | null {
    const { signedAt, leadOrganizationId, firstAskedOrganizationId } = event;
    return organizationOf(
      signedAt === null ? (firstAskedOrganizationId ?? leadOrganizationId) : leadOrganizationId,
    );
  }

  @FieldResolver(() => GovEventType, {
    nullable: true,
    description: 'The matter of which this is a part (主工单); null for a matter as reported.',
  })
  parent(
    @Root() { parentId }: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<GovEvent | null> | null {
    return parentId === null ? null : eventById(context, parentId);
  }

  @Policy('handlesEvents', 'audits')
  @FieldResolver(() => GovEventConnection, {
    nullable: true,
    description:
      'Its parts (子工单) that the caller may see. Figures count the matter once and no part of it.',
  })
  children(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    return partsOf(context, id, args);
  }

  @Authenticated()
  @Query(() => DispatchPreviewType, {
    nullable: true,
    description:
      'Explains without acting whom rules and catalogue name for an event now (派单预演); null when there is none that ' +
      'the caller may see. Roles: command centres and auditors of the place.',
  })
  async previewDispatch(
    @Ctx() context: GridContext,
    @Arg('eventId', () => ID, { description: 'The event.' }) eventId: string,
  ): Promise<Result<DispatchPreviewType | null>> {
    const preview = await previewDispatch(context, eventId);
    return preview.ok ? ok(preview.value && previewOf(preview.value)) : preview;
  }

  @Authenticated()
  @Mutation(() => SplitEventResult, {
    description:
      'Splits a matter that takes several organisations into parts (拆分子工单), each due no later than the matter. ' +
      'Answers NO_GRANDCHILDREN, CANNOT_BE_SPLIT, TOO_MANY_CHILDREN, UNKNOWN_UNIT or what G11 refuses. Roles: command centres.',
  })
  splitEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => SplitEventInput) input: SplitEventInput,
  ): Promise<Result<GovEvent>> {
    return splitEvent(context, input);
  }
}

@Resolver(() => DispatchDecisionType)
export class DispatchDecisionResolver {
  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Who leads by this order.',
  })
  leadOrganization(@Root() { leadOrganizationId }: DispatchDecision): OrganizationType | null {
    return organizationOf(leadOrganizationId);
  }

  @FieldResolver(() => [OrganizationType], {
    nullable: true,
    description: 'Who assists by this order.',
  })
  assistOrganizations(@Root() { assistOrganizationIds }: DispatchDecision): OrganizationType[] {
    return assistOrganizationIds.map((id) => ({ id }));
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Whom rules and catalogue named, also when a dispatcher named another.',
  })
  proposedOrganization(@Root() { proposedOrganizationId }: DispatchDecision) {
    return organizationOf(proposedOrganizationId);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Who should lead instead, as whoever asked to return it said.',
  })
  suggestedOrganization(@Root() { suggestedOrganizationId }: DispatchDecision) {
    return organizationOf(suggestedOrganizationId);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Whose centre decided the return.',
  })
  adjudicator(@Root() { adjudicatorOrganizationId }: DispatchDecision) {
    return organizationOf(adjudicatorOrganizationId);
  }
}
