import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AreaAlert } from '../../domain/area-alert/area-alert.entity';
import {
  acknowledgeAlert,
  clearAlert,
  linkAlertAction,
  markFalseAlarm,
} from '../../use-cases/area-alert/decide-alert';
import type { GridContext } from '../context';
import {
  AreaAlertStepInput,
  EndAreaAlertInput,
  LinkAreaAlertActionInput,
} from './area-alert.input';
import { AreaAlertGraphType } from './area-alert.type';

const answer = (name: string) => mutationResult(name, 'AreaAlert', () => AreaAlertGraphType);
const AcknowledgeAreaAlertResult = answer('AcknowledgeAreaAlertResult');
const LinkAreaAlertActionResult = answer('LinkAreaAlertActionResult');
const ClearAreaAlertResult = answer('ClearAreaAlertResult');
const MarkFalseAreaAlertResult = answer('MarkFalseAreaAlertResult');

/** What people decide about an area alert. */
@Resolver()
export class AreaAlertSteps {
  @Authenticated()
  @Mutation(() => AcknowledgeAreaAlertResult, {
    description: 'Takes notice of an alert (确认预警). Roles: command centres of the place.',
  })
  acknowledgeAreaAlert(
    @Ctx() context: GridContext,
    @Arg('input', () => AreaAlertStepInput) input: AreaAlertStepInput,
  ): Promise<Result<AreaAlert>> {
    return acknowledgeAlert(context, input);
  }

  @Authenticated()
  @Mutation(() => LinkAreaAlertActionResult, {
    description:
      'Links the event or the whistle by which the matter is solved (关联处置). Roles: command centres of the place. ' +
      'Problems: ALERT_ACTION_MISSING, ALERT_ACTION_ELSEWHERE.',
  })
  linkAreaAlertAction(
    @Ctx() context: GridContext,
    @Arg('input', () => LinkAreaAlertActionInput) input: LinkAreaAlertActionInput,
  ): Promise<Result<AreaAlert>> {
    return linkAlertAction(context, input);
  }

  @Authenticated()
  @Mutation(() => ClearAreaAlertResult, {
    description:
      'Ends an alert whose matter was solved (解除预警). Roles: command centres of the place.',
  })
  clearAreaAlert(
    @Ctx() context: GridContext,
    @Arg('input', () => EndAreaAlertInput) input: EndAreaAlertInput,
  ): Promise<Result<AreaAlert>> {
    return clearAlert(context, input);
  }

  @Authenticated()
  @Mutation(() => MarkFalseAreaAlertResult, {
    description:
      'Finds that there was nothing to solve (标记误报); false alarms are counted. Roles: command centres of the place.',
  })
  markFalseAreaAlert(
    @Ctx() context: GridContext,
    @Arg('input', () => EndAreaAlertInput) input: EndAreaAlertInput,
  ): Promise<Result<AreaAlert>> {
    return markFalseAlarm(context, input);
  }
}
