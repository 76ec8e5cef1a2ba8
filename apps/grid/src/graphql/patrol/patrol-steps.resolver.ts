import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { PatrolPlan } from '../../domain/patrol/patrol-plan.entity';
import type { CheckIn, Patrol } from '../../domain/patrol/patrol.entity';
import { checkIn } from '../../use-cases/patrol/check-in';
import { excusePatrol } from '../../use-cases/patrol/excuse-patrol';
import { beginPatrol, finishPatrol } from '../../use-cases/patrol/make-patrol';
import { endPatrolPlan, planPatrol } from '../../use-cases/patrol/plan-patrol';
import { reportPatrolFinding } from '../../use-cases/patrol/report-finding';
import type { GridContext } from '../context';
import { GovEventType } from '../event/gov-event.type';
import {
  BeginPatrolInput,
  CheckInInput,
  FinishPatrolInput,
  ReportPatrolFindingInput,
} from './field-work.input';
import { EndPatrolPlanInput, ExcusePatrolInput, PlanPatrolInput } from './patrol.input';
import { CheckInType, PatrolPlanType, PatrolType } from './patrol.type';

const plan = (name: string) => mutationResult(name, 'PatrolPlan', () => PatrolPlanType);
const patrol = (name: string) => mutationResult(name, 'Patrol', () => PatrolType);
const PlanPatrolResult = plan('PlanPatrolResult');
const EndPatrolPlanResult = plan('EndPatrolPlanResult');
const BeginPatrolResult = patrol('BeginPatrolResult');
const FinishPatrolResult = patrol('FinishPatrolResult');
const ExcusePatrolResult = patrol('ExcusePatrolResult');
const CheckInResult = mutationResult('CheckInResult', 'CheckIn', () => CheckInType);
const ReportPatrolFindingResult = mutationResult(
  'ReportPatrolFindingResult',
  'GovEvent',
  () => GovEventType,
);

/** Planning patrols and making them. */
@Resolver()
export class PatrolSteps {
  @Authenticated()
  @Mutation(() => PlanPatrolResult, {
    description:
      'Plans patrols of a grid (制定巡查计划). Roles: secretaries and command centres of the place. ' +
      'Answers PATROL_POST, PATROL_PLAN_DATES, PATROL_POINT_INCOMPLETE.',
  })
  planPatrol(
    @Ctx() context: GridContext,
    @Arg('input', () => PlanPatrolInput) input: PlanPatrolInput,
  ): Promise<Result<PatrolPlan>> {
    return planPatrol(context, input);
  }

  @Authenticated()
  @Mutation(() => EndPatrolPlanResult, {
    description:
      'Ends a plan (终止巡查计划); its patrols from the day on are excused. Roles: as for planning. Answers PATROL_PLAN_DATES.',
  })
  endPatrolPlan(
    @Ctx() context: GridContext,
    @Arg('input', () => EndPatrolPlanInput) input: EndPatrolPlanInput,
  ): Promise<Result<PatrolPlan>> {
    return endPatrolPlan(context, input);
  }

  @Authenticated()
  @Mutation(() => BeginPatrolResult, {
    description:
      'Begins an own patrol on its day (开始巡查). Answers PATROL_NOT_YOURS, PATROL_NOT_UNDER_WAY, FIELD_TIME.',
  })
  beginPatrol(
    @Ctx() context: GridContext,
    @Arg('input', () => BeginPatrolInput) input: BeginPatrolInput,
  ): Promise<Result<Patrol>> {
    return beginPatrol(context, input);
  }

  @Authenticated()
  @Mutation(() => CheckInResult, {
    description:
      'Checks in (打卡) at a point of an own patrol under way, or for an own task; also later, from a device that was ' +
      'offline. Answers PATROL_NOT_YOURS, PATROL_NOT_UNDER_WAY, PATROL_POINT_UNKNOWN, FIELD_TIME, TASK_NOT_YOURS.',
  })
  checkIn(
    @Ctx() context: GridContext,
    @Arg('input', () => CheckInInput) input: CheckInInput,
  ): Promise<Result<CheckIn>> {
    return checkIn(context, input);
  }

  @Authenticated()
  @Mutation(() => ReportPatrolFindingResult, {
    description:
      'Reports what was found on an own patrol (巡查上报): an event of the grid, with photographs; also later. ' +
      'Answers PATROL_NOT_YOURS, PATROL_NOT_UNDER_WAY, FIELD_TIME, ATTACHMENT_UNKNOWN.',
  })
  reportPatrolFinding(
    @Ctx() context: GridContext,
    @Arg('input', () => ReportPatrolFindingInput) input: ReportPatrolFindingInput,
  ): Promise<Result<GovEvent>> {
    return reportPatrolFinding(context, input);
  }

  @Authenticated()
  @Mutation(() => FinishPatrolResult, {
    description:
      'Ends an own patrol (结束巡查); what was done before may still come in. Answers PATROL_NOT_YOURS, PATROL_NOT_UNDER_WAY, FIELD_TIME.',
  })
  finishPatrol(
    @Ctx() context: GridContext,
    @Arg('input', () => FinishPatrolInput) input: FinishPatrolInput,
  ): Promise<Result<Patrol>> {
    return finishPatrol(context, input);
  }

  @Authenticated()
  @Mutation(() => ExcusePatrolResult, {
    description:
      'Excuses a patrol (免巡), also one noted as not made. By the worker, the leader of the grid or whoever plans there. ' +
      'Answers PATROL_NOT_YOURS.',
  })
  excusePatrol(
    @Ctx() context: GridContext,
    @Arg('input', () => ExcusePatrolInput) input: ExcusePatrolInput,
  ): Promise<Result<Patrol>> {
    return excusePatrol(context, input);
  }
}
