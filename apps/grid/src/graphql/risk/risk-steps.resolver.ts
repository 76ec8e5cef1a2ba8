import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Risk, RiskMeasure } from '../../domain/risk/risk.entity';
import { assessRisk, dismissRisk } from '../../use-cases/risk/assess-risk';
import { endRiskMeasure } from '../../use-cases/risk/end-measure';
import {
  closeRisk,
  institutionaliseRisk,
  resolveRisk,
  reviewRisk,
} from '../../use-cases/risk/end-risk';
import { openRiskEvent, planRiskMeasures } from '../../use-cases/risk/plan-measures';
import { registerRisk } from '../../use-cases/risk/register-risk';
import type { GridContext } from '../context';
import {
  AssessRiskInput,
  DismissRiskInput,
  EndRiskMeasureInput,
  InstitutionaliseRiskInput,
  OpenRiskEventInput,
  PlanRiskMeasuresInput,
  RegisterRiskInput,
  ReviewRiskInput,
  RiskStepInput,
} from './risk.input';
import { RiskMeasureType, RiskType } from './risk.type';

const answer = (name: string) => mutationResult(name, 'Risk', () => RiskType);
const ofMeasure = (name: string) => mutationResult(name, 'RiskMeasure', () => RiskMeasureType);
const RegisterRiskResult = answer('RegisterRiskResult');
const AssessRiskResult = answer('AssessRiskResult');
const PlanRiskMeasuresResult = answer('PlanRiskMeasuresResult');
const OpenRiskEventResult = answer('OpenRiskEventResult');
const FinishRiskMeasureResult = ofMeasure('FinishRiskMeasureResult');
const DropRiskMeasureResult = ofMeasure('DropRiskMeasureResult');
const ResolveRiskResult = answer('ResolveRiskResult');
const InstitutionaliseRiskResult = answer('InstitutionaliseRiskResult');
const ReviewRiskResult = answer('ReviewRiskResult');
const CloseRiskResult = answer('CloseRiskResult');
const DismissRiskResult = answer('DismissRiskResult');

/** What is done about risks. */
@Resolver()
export class RiskSteps {
  @Authenticated()
  @Mutation(() => RegisterRiskResult, {
    description:
      'Takes a danger of a matter, a site or an area into the register (风险登记), never one of a person. Roles: grid ' +
      'members, secretaries, departments and command centres of the place. Problems: RISK_PLACE_TOO_NARROW, ' +
      'RISK_SOURCE_MISSING, RISK_SOURCE_ELSEWHERE, RISK_REGISTERED.',
  })
  registerRisk(
    @Ctx() context: GridContext,
    @Arg('input', () => RegisterRiskInput) input: RegisterRiskInput,
  ): Promise<Result<Risk>> {
    return registerRisk(context, input);
  }

  @Authenticated()
  @Mutation(() => AssessRiskResult, {
    description:
      'Says how much is at stake, who answers for it and when it is looked at again (研判定级). Roles: command centres ' +
      'of the place. Problems: RISK_FINDER_ASSESSES, RISK_DATE_NOT_AHEAD.',
  })
  assessRisk(
    @Ctx() context: GridContext,
    @Arg('input', () => AssessRiskInput) input: AssessRiskInput,
  ): Promise<Result<Risk>> {
    return assessRisk(context, input);
  }

  @Authenticated()
  @Mutation(() => PlanRiskMeasuresResult, {
    description:
      'Says who does what about it by when (制定措施); owners of measures are told and see the risk. Roles: command ' +
      'centres, the owner. Problems: RISK_DATE_NOT_AHEAD.',
  })
  planRiskMeasures(
    @Ctx() context: GridContext,
    @Arg('input', () => PlanRiskMeasuresInput) input: PlanRiskMeasuresInput,
  ): Promise<Result<Risk>> {
    return planRiskMeasures(context, input);
  }

  @Authenticated()
  @Mutation(() => OpenRiskEventResult, {
    description:
      'Opens an event as a task of a risk (转派事件); it is accepted and dispatched as any other. Roles: command centres ' +
      'of the place. Problems: RISK_EVENT_ELSEWHERE, NOT_A_LEAF.',
  })
  openRiskEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => OpenRiskEventInput) input: OpenRiskEventInput,
  ): Promise<Result<Risk>> {
    return openRiskEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => FinishRiskMeasureResult, {
    description: 'Says that a measure was taken (完成措施). Roles: its owner, command centres.',
  })
  finishRiskMeasure(
    @Ctx() context: GridContext,
    @Arg('input', () => EndRiskMeasureInput) input: EndRiskMeasureInput,
  ): Promise<Result<RiskMeasure>> {
    return endRiskMeasure(context, 'finish', input);
  }

  @Authenticated()
  @Mutation(() => DropRiskMeasureResult, {
    description: 'Drops a measure, saying why (取消措施). Roles: command centres of the place.',
  })
  dropRiskMeasure(
    @Ctx() context: GridContext,
    @Arg('input', () => EndRiskMeasureInput) input: EndRiskMeasureInput,
  ): Promise<Result<RiskMeasure>> {
    return endRiskMeasure(context, 'drop', input);
  }

  @Authenticated()
  @Mutation(() => ResolveRiskResult, {
    description:
      'Finds a risk resolved (确认化解). Roles: command centres of the place. Problems: RISK_WORK_OPEN, RISK_NOTHING_DONE.',
  })
  resolveRisk(
    @Ctx() context: GridContext,
    @Arg('input', () => RiskStepInput) input: RiskStepInput,
  ): Promise<Result<Risk>> {
    return resolveRisk(context, input);
  }

  @Authenticated()
  @Mutation(() => InstitutionaliseRiskResult, {
    description:
      'Names the rule or standing measure that keeps it from coming back (建章立制). Roles: command centres, the owner.',
  })
  institutionaliseRisk(
    @Ctx() context: GridContext,
    @Arg('input', () => InstitutionaliseRiskInput) input: InstitutionaliseRiskInput,
  ): Promise<Result<Risk>> {
    return institutionaliseRisk(context, input);
  }

  @Authenticated()
  @Mutation(() => ReviewRiskResult, {
    description:
      'Looks at a risk again (复查); what came back is taken up again. Roles: command centres, the owner. Problems: ' +
      'RISK_DATE_NOT_AHEAD.',
  })
  reviewRisk(
    @Ctx() context: GridContext,
    @Arg('input', () => ReviewRiskInput) input: ReviewRiskInput,
  ): Promise<Result<Risk>> {
    return reviewRisk(context, input);
  }

  @Authenticated()
  @Mutation(() => CloseRiskResult, {
    description:
      'Closes a risk that a rule keeps away (销号). Roles: command centres of the place. Problems: RISK_NOT_REVIEWED.',
  })
  closeRisk(
    @Ctx() context: GridContext,
    @Arg('input', () => RiskStepInput) input: RiskStepInput,
  ): Promise<Result<Risk>> {
    return closeRisk(context, input);
  }

  @Authenticated()
  @Mutation(() => DismissRiskResult, {
    description:
      'Does not keep it in the register (不予列入), saying why. Roles: command centres of the place.',
  })
  dismissRisk(
    @Ctx() context: GridContext,
    @Arg('input', () => DismissRiskInput) input: DismissRiskInput,
  ): Promise<Result<Risk>> {
    return dismissRisk(context, input);
  }
}
