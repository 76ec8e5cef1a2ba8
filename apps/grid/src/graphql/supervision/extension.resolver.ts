import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { EventExtension } from '../../domain/extension/event-extension.entity';
import {
  approveEventExtension,
  refuseEventExtension,
} from '../../use-cases/extension/decide-extension';
import { requestEventExtension } from '../../use-cases/extension/request-extension';
import type { GridContext } from '../context';
import { GovEventType } from '../event/gov-event.type';
import { EventReasonInput } from '../event/step.input';
import { ApproveEventExtensionInput, RequestEventExtensionInput } from './supervision.input';
import { extensionsOf } from './supervision.loader';
import { EventExtensionConnection } from './supervision.type';

const result = (name: string) => mutationResult(name, 'GovEvent', () => GovEventType);
const RequestEventExtensionResult = result('RequestEventExtensionResult');
const ApproveEventExtensionResult = result('ApproveEventExtensionResult');
const RefuseEventExtensionResult = result('RefuseEventExtensionResult');

/** More time (延期): the lead asks, the centre decides. */
@Resolver(() => GovEventType)
export class ExtensionResolver {
  @Policy('staff')
  @FieldResolver(() => EventExtensionConnection, {
    nullable: true,
    description: 'Requests for more time (延期申请), the first one first.',
  })
  extensions(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<EventExtension>>> {
    return extensionsOf(context, id, args);
  }

  @Authenticated()
  @Mutation(() => RequestEventExtensionResult, {
    description:
      'Asks for more time (申请延期), once and before the limit runs out; the clock runs on. Roles: members of the ' +
      'lead organisation. Answers EXTENSION_PENDING, EXTENDED_ALREADY, DEADLINE_EXPIRED.',
  })
  requestEventExtension(
    @Ctx() context: GridContext,
    @Arg('input', () => RequestEventExtensionInput) input: RequestEventExtensionInput,
  ): Promise<Result<GovEvent>> {
    return requestEventExtension(context, input);
  }

  @Authenticated()
  @Mutation(() => ApproveEventExtensionResult, {
    description:
      'Approves a request for more time (同意延期). Roles: command centres; never who asked. Answers ' +
      'EXTENSION_NOT_ASKED, EXTENSION_OWN_REQUEST, DEADLINE_EXPIRED.',
  })
  approveEventExtension(
    @Ctx() context: GridContext,
    @Arg('input', () => ApproveEventExtensionInput) input: ApproveEventExtensionInput,
  ): Promise<Result<GovEvent>> {
    return approveEventExtension(context, input);
  }

  @Authenticated()
  @Mutation(() => RefuseEventExtensionResult, {
    description:
      'Refuses a request for more time (不同意延期); the limit stays. Roles: command centres; never who asked. ' +
      'Answers EXTENSION_NOT_ASKED, EXTENSION_OWN_REQUEST.',
  })
  refuseEventExtension(
    @Ctx() context: GridContext,
    @Arg('input', () => EventReasonInput) input: EventReasonInput,
  ): Promise<Result<GovEvent>> {
    return refuseEventExtension(context, input);
  }
}
