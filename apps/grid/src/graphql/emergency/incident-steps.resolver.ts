import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { EmergencyIncident } from '../../domain/emergency/incident.entity';
import { openIncident } from '../../use-cases/emergency/open-incident';
import { reportSituation } from '../../use-cases/emergency/report-situation';
import {
  changeResponseLevel,
  controlIncident,
  markIncidentFalse,
  respondToIncident,
  verifyIncident,
} from '../../use-cases/emergency/respond';
import { reviewIncident, standDown } from '../../use-cases/emergency/stand-down';
import type { GridContext } from '../context';
import {
  ChangeResponseLevelInput,
  IncidentStepInput,
  MarkIncidentFalseInput,
  OpenEmergencyIncidentInput,
  ReportSituationInput,
  RespondToIncidentInput,
  ReviewIncidentInput,
  StandDownIncidentInput,
} from './incident.input';
import { EmergencyIncidentType } from './incident.type';

const answer = (name: string) =>
  mutationResult(name, 'EmergencyIncident', () => EmergencyIncidentType);
const OpenEmergencyIncidentResult = answer('OpenEmergencyIncidentResult');
const VerifyIncidentResult = answer('VerifyIncidentResult');
const MarkIncidentFalseResult = answer('MarkIncidentFalseResult');
const RespondToIncidentResult = answer('RespondToIncidentResult');
const ChangeResponseLevelResult = answer('ChangeResponseLevelResult');
const ReportSituationResult = answer('ReportSituationResult');
const ControlIncidentResult = answer('ControlIncidentResult');
const ReviveIncidentResult = answer('ReviveIncidentResult');
const StandDownIncidentResult = answer('StandDownIncidentResult');
const ReviewIncidentResult = answer('ReviewIncidentResult');

/** What is decided about an emergency. */
@Resolver()
export class IncidentSteps {
  @Authenticated()
  @Mutation(() => OpenEmergencyIncidentResult, {
    description:
      'Takes an emergency in (接报); the limits of the first report begin. Roles: grid members, secretaries, ' +
      'departments and command centres of the place. Problems: INCIDENT_RUNS.',
  })
  openEmergencyIncident(
    @Ctx() context: GridContext,
    @Arg('input', () => OpenEmergencyIncidentInput) input: OpenEmergencyIncidentInput,
  ): Promise<Result<EmergencyIncident>> {
    return openIncident(context, input);
  }

  @Authenticated()
  @Mutation(() => VerifyIncidentResult, {
    description: 'Verifies what was reported (核实). Roles: command centres of the place.',
  })
  verifyIncident(
    @Ctx() context: GridContext,
    @Arg('input', () => IncidentStepInput) input: IncidentStepInput,
  ): Promise<Result<EmergencyIncident>> {
    return verifyIncident(context, input);
  }

  @Authenticated()
  @Mutation(() => MarkIncidentFalseResult, {
    description:
      'Takes it back as a false alarm (误报), saying why. Roles: command centres of the place.',
  })
  markIncidentFalse(
    @Ctx() context: GridContext,
    @Arg('input', () => MarkIncidentFalseInput) input: MarkIncidentFalseInput,
  ): Promise<Result<EmergencyIncident>> {
    return markIncidentFalse(context, input);
  }

  @Authenticated()
  @Mutation(() => RespondToIncidentResult, {
    description:
      'Begins the response by a plan that holds (启动响应); everybody with a role in it is told. Roles: command ' +
      'centres of the place. Problems: PLAN_NOT_IN_FORCE, PLAN_OTHER_KIND, PLAN_WITHOUT_LEVEL, ' +
      'RESPONSE_LEVEL_ABOVE.',
  })
  respondToIncident(
    @Ctx() context: GridContext,
    @Arg('input', () => RespondToIncidentInput) input: RespondToIncidentInput,
  ): Promise<Result<EmergencyIncident>> {
    return respondToIncident(context, input);
  }

  @Authenticated()
  @Mutation(() => ChangeResponseLevelResult, {
    description:
      'Raises or lowers the level (调整响应等级), saying why. Roles: command centres of the place. Problems: ' +
      'RESPONSE_LEVEL_SAME, RESPONSE_LEVEL_ABOVE, PLAN_WITHOUT_LEVEL.',
  })
  changeResponseLevel(
    @Ctx() context: GridContext,
    @Arg('input', () => ChangeResponseLevelInput) input: ChangeResponseLevelInput,
  ): Promise<Result<EmergencyIncident>> {
    return changeResponseLevel(context, input);
  }

  @Authenticated()
  @Mutation(() => ReportSituationResult, {
    description: 'Notes what was reported upwards (信息报告). Roles: command centres of the place.',
  })
  reportSituation(
    @Ctx() context: GridContext,
    @Arg('input', () => ReportSituationInput) input: ReportSituationInput,
  ): Promise<Result<EmergencyIncident>> {
    return reportSituation(context, input);
  }

  @Authenticated()
  @Mutation(() => ControlIncidentResult, {
    description: 'Finds it under control (确认受控). Roles: command centres of the place.',
  })
  controlIncident(
    @Ctx() context: GridContext,
    @Arg('input', () => IncidentStepInput) input: IncidentStepInput,
  ): Promise<Result<EmergencyIncident>> {
    return controlIncident(context, 'control', input);
  }

  @Authenticated()
  @Mutation(() => ReviveIncidentResult, {
    description: 'Says that it flared up again (险情反复). Roles: command centres of the place.',
  })
  reviveIncident(
    @Ctx() context: GridContext,
    @Arg('input', () => IncidentStepInput) input: IncidentStepInput,
  ): Promise<Result<EmergencyIncident>> {
    return controlIncident(context, 'flareUp', input);
  }

  @Authenticated()
  @Mutation(() => StandDownIncidentResult, {
    description:
      'Ends the response (终止响应): resources are given back, tasks over or taken back. Roles: command centres ' +
      'of the place. Problems: INCIDENT_WHISTLES_OPEN, INCIDENT_TASKS_OPEN.',
  })
  standDownIncident(
    @Ctx() context: GridContext,
    @Arg('input', () => StandDownIncidentInput) input: StandDownIncidentInput,
  ): Promise<Result<EmergencyIncident>> {
    return standDown(context, input);
  }

  @Authenticated()
  @Mutation(() => ReviewIncidentResult, {
    description:
      'Says what is learnt from it (复盘); whoever is to do something better is told. Roles: command centres ' +
      'of the place.',
  })
  reviewIncident(
    @Ctx() context: GridContext,
    @Arg('input', () => ReviewIncidentInput) input: ReviewIncidentInput,
  ): Promise<Result<EmergencyIncident>> {
    return reviewIncident(context, input);
  }
}
