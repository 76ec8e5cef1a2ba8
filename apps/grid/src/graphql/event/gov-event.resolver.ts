import type { Result } from '@gezhi/kernel';
import { mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { acceptEvent } from '../../use-cases/event/accept-event';
import { reportEvent } from '../../use-cases/event/report-event';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { AcceptEventInput, ReportEventInput } from './event.input';
import { GovEventType } from './gov-event.type';

const ReportEventResult = mutationResult('ReportEventResult', 'GovEvent', () => GovEventType);
const AcceptEventResult = mutationResult('AcceptEventResult', 'GovEvent', () => GovEventType);

@Resolver(() => GovEventType)
export class GovEventResolver {
  @FieldResolver(() => AreaType, { description: 'The smallest area the place is known to lie in.' })
  area(@Root() event: GovEvent, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, event.areaCode);
  }

  @Mutation(() => ReportEventResult, {
    description: 'Takes in a matter (接收). Roles: anybody signed in, staff within their areas.',
  })
  reportEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => ReportEventInput) input: ReportEventInput,
  ): Promise<Result<GovEvent>> {
    return reportEvent(context, input);
  }

  @Mutation(() => AcceptEventResult, {
    description: 'Accepts a matter (受理). Roles: command centres.',
  })
  acceptEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => AcceptEventInput) input: AcceptEventInput,
  ): Promise<Result<GovEvent>> {
    return acceptEvent(context, input);
  }
}
