import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { HealthCheck } from '../../domain/health-check/health-check.entity';
import type { IndicatorSet } from '../../domain/health-check/indicator-set.entity';
import { confirmHealthFindings } from '../../use-cases/health-check/confirm-findings';
import { closeHealthCheck, rectifyHealthFindings } from '../../use-cases/health-check/end-check';
import { beginHealthCheck, recordHealthCheck } from '../../use-cases/health-check/field-work';
import { planHealthCheck } from '../../use-cases/health-check/plan-check';
import { publishIndicatorSet } from '../../use-cases/health-check/publish-indicator-set';
import type { GridContext } from '../context';
import {
  ConfirmHealthFindingsInput,
  HealthCheckStepInput,
  PlanHealthCheckInput,
  PublishIndicatorSetInput,
  RecordHealthCheckInput,
  RectifyHealthFindingsInput,
} from './health-check.input';
import { HealthCheckType } from './health-check.type';
import { IndicatorSetType } from './indicator-set.type';

const answer = (name: string) => mutationResult(name, 'HealthCheck', () => HealthCheckType);
const PublishCompoundIndicatorsResult = mutationResult(
  'PublishCompoundIndicatorsResult',
  'HealthIndicatorSet',
  () => IndicatorSetType,
);
const PlanCompoundCheckResult = answer('PlanCompoundCheckResult');
const BeginCompoundCheckResult = answer('BeginCompoundCheckResult');
const RecordCompoundCheckResult = answer('RecordCompoundCheckResult');
const ConfirmCompoundFindingsResult = answer('ConfirmCompoundFindingsResult');
const RectifyCompoundFindingsResult = answer('RectifyCompoundFindingsResult');
const CloseCompoundCheckResult = answer('CloseCompoundCheckResult');

/** What is done in a health check. */
@Resolver()
export class HealthCheckSteps {
  @Authenticated()
  @Mutation(() => PublishCompoundIndicatorsResult, {
    description:
      'Publishes the next version of what health checks of a district ask (发布体检指标). Roles: its command centre, administrators. ' +
      'Problems: those of government lists.',
  })
  publishCompoundIndicators(
    @Ctx() context: GridContext,
    @Arg('input', () => PublishIndicatorSetInput) input: PublishIndicatorSetInput,
  ): Promise<Result<IndicatorSet>> {
    return publishIndicatorSet(context, input);
  }

  @Authenticated()
  @Mutation(() => PlanCompoundCheckResult, {
    description:
      'Plans a health check of a compound (计划体检). Roles: secretaries and command centres of the place. ' +
      'Problems: COMPOUND_TOO_WIDE, NO_INDICATOR_SET.',
  })
  planCompoundCheck(
    @Ctx() context: GridContext,
    @Arg('input', () => PlanHealthCheckInput) input: PlanHealthCheckInput,
  ): Promise<Result<HealthCheck>> {
    return planHealthCheck(context, input);
  }

  @Authenticated()
  @Mutation(() => BeginCompoundCheckResult, {
    description:
      'Goes into the field (开始体检). Roles: grid members, secretaries and command centres of the place.',
  })
  beginCompoundCheck(
    @Ctx() context: GridContext,
    @Arg('input', () => HealthCheckStepInput) input: HealthCheckStepInput,
  ): Promise<Result<HealthCheck>> {
    return beginHealthCheck(context, input);
  }

  @Authenticated()
  @Mutation(() => RecordCompoundCheckResult, {
    description:
      'Records answers and findings (现场填报); an indicator answered again has its last answer. Roles: as for going into the field. ' +
      'Problems: UNKNOWN_INDICATOR, INDICATOR_VALUE.',
  })
  recordCompoundCheck(
    @Ctx() context: GridContext,
    @Arg('input', () => RecordHealthCheckInput) input: RecordHealthCheckInput,
  ): Promise<Result<HealthCheck>> {
    return recordHealthCheck(context, input);
  }

  @Authenticated()
  @Mutation(() => ConfirmCompoundFindingsResult, {
    description:
      'Confirms what was found (确认问题): each finding upheld opens an event, and the answers go into the ledger. Roles: secretaries and command centres, never who went into the field. ' +
      'Problems: INSPECTOR_CONFIRMS, INDICATORS_UNANSWERED, UNKNOWN_FINDING.',
  })
  confirmCompoundFindings(
    @Ctx() context: GridContext,
    @Arg('input', () => ConfirmHealthFindingsInput) input: ConfirmHealthFindingsInput,
  ): Promise<Result<HealthCheck>> {
    return confirmHealthFindings(context, input);
  }

  @Authenticated()
  @Mutation(() => RectifyCompoundFindingsResult, {
    description:
      'Begins to put right what was found (启动整改). Roles: secretaries and command centres of the place. ' +
      'Problems: NO_FINDINGS, RECTIFY_DAY_NOT_AHEAD.',
  })
  rectifyCompoundFindings(
    @Ctx() context: GridContext,
    @Arg('input', () => RectifyHealthFindingsInput) input: RectifyHealthFindingsInput,
  ): Promise<Result<HealthCheck>> {
    return rectifyHealthFindings(context, input);
  }

  @Authenticated()
  @Mutation(() => CloseCompoundCheckResult, {
    description:
      'Closes a check whose findings are all over (办结). Roles: secretaries and command centres of the place. ' +
      'Problems: FINDINGS_OPEN.',
  })
  closeCompoundCheck(
    @Ctx() context: GridContext,
    @Arg('input', () => HealthCheckStepInput) input: HealthCheckStepInput,
  ): Promise<Result<HealthCheck>> {
    return closeHealthCheck(context, input);
  }
}
