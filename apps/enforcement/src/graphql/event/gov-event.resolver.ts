import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import type { EnforcementContext } from '../context';
import { InspectionArgs } from '../inspection/inspection.args';
import { inspectionsOfEvent } from '../inspection/inspection.loader';
import { InspectionConnection } from '../inspection/inspection.type';
import { GovEventType } from './gov-event.type';

@Resolver(() => GovEventType)
export class GovEventResolver {
  @Authenticated()
  @FieldResolver(() => InspectionConnection, {
    nullable: true,
    description: 'The inspections it led to that the caller may see, the latest first.',
  })
  inspections(
    @Root() event: GovEventType,
    @Ctx() context: EnforcementContext,
    @Args(() => InspectionArgs) args: InspectionArgs,
  ): Promise<Result<ConnectionValue<Inspection>>> {
    return inspectionsOfEvent(context, event.id, args);
  }
}
