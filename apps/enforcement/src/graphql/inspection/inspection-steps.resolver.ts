import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import type { InspectionBody } from '../../domain/inspection/inspection-body.entity';
import {
  arriveOnSite,
  comeUnannounced,
  notifySite,
} from '../../use-cases/inspection/approach-site';
import { closeInspection, handToCase } from '../../use-cases/inspection/end-inspection';
import { delistInspectionBody, listInspectionBody } from '../../use-cases/inspection/list-body';
import { orderCorrection } from '../../use-cases/inspection/order-correction';
import { planInspection } from '../../use-cases/inspection/plan-inspection';
import { recheckSite } from '../../use-cases/inspection/recheck-site';
import { recordFindings } from '../../use-cases/inspection/record-findings';
import type { EnforcementContext } from '../context';
import {
  DelistInspectionBodyInput,
  InspectionStepInput,
  ListInspectionBodyInput,
  OrderCorrectionInput,
  PlanInspectionInput,
  RecheckSiteInput,
  RecordFindingsInput,
} from './inspection.input';
import { InspectionBodyType, InspectionType } from './inspection.type';

const result = (name: string) => mutationResult(name, 'Inspection', () => InspectionType);
const bodyResult = (name: string) =>
  mutationResult(name, 'InspectionBody', () => InspectionBodyType);
const PlanInspectionResult = result('PlanInspectionResult');
const NotifySiteResult = result('NotifySiteResult');
const ComeUnannouncedResult = result('ComeUnannouncedResult');
const ArriveOnSiteResult = result('ArriveOnSiteResult');
const RecordFindingsResult = result('RecordFindingsResult');
const OrderCorrectionResult = result('OrderCorrectionResult');
const RecheckSiteResult = result('RecheckSiteResult');
const CloseInspectionResult = result('CloseInspectionResult');
const HandInspectionToCaseResult = result('HandInspectionToCaseResult');
const ListInspectionBodyResult = bodyResult('ListInspectionBodyResult');
const DelistInspectionBodyResult = bodyResult('DelistInspectionBodyResult');
const WHO = 'Roles: officers of the leading organisation, within their areas.';

@Resolver()
export class InspectionStepsResolver {
  @Authenticated()
  @Mutation(() => PlanInspectionResult, {
    description:
      'Opens a visit (检查立项) under the checklist in force, with a warning for every question put not long ago. ' +
      'Roles: enforcement and department officers, within their areas.',
  })
  planInspection(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => PlanInspectionInput) input: PlanInspectionInput,
  ): Promise<Result<Inspection>> {
    return planInspection(context, input);
  }

  @Authenticated()
  @Mutation(() => NotifySiteResult, { description: `Tells the site of the visit (告知). ${WHO}` })
  notifySite(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => InspectionStepInput) input: InspectionStepInput,
  ): Promise<Result<Inspection>> {
    return notifySite(context, input);
  }

  @Authenticated()
  @Mutation(() => ComeUnannouncedResult, {
    description: `Decides to come unannounced (不予告知); the note says why. ${WHO}`,
  })
  comeUnannounced(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => InspectionStepInput) input: InspectionStepInput,
  ): Promise<Result<Inspection>> {
    return comeUnannounced(context, input);
  }

  @Authenticated()
  @Mutation(() => ArriveOnSiteResult, {
    description: `Arrives (到场): from now on the visit counts, once. ${WHO}`,
  })
  arriveOnSite(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => InspectionStepInput) input: InspectionStepInput,
  ): Promise<Result<Inspection>> {
    return arriveOnSite(context, input);
  }

  @Authenticated()
  @Mutation(() => RecordFindingsResult, {
    description: `Records what was found (记录) and sends on what others must handle. ${WHO}`,
  })
  recordFindings(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => RecordFindingsInput) input: RecordFindingsInput,
  ): Promise<Result<Inspection>> {
    return recordFindings(context, input);
  }

  @Authenticated()
  @Mutation(() => OrderCorrectionResult, {
    description: `Orders the violations to be put right (责令改正). ${WHO}`,
  })
  orderCorrection(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => OrderCorrectionInput) input: OrderCorrectionInput,
  ): Promise<Result<Inspection>> {
    return orderCorrection(context, input);
  }

  @Authenticated()
  @Mutation(() => RecheckSiteResult, { description: `Looks again (复查). ${WHO}` })
  recheckSite(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => RecheckSiteInput) input: RecheckSiteInput,
  ): Promise<Result<Inspection>> {
    return recheckSite(context, input);
  }

  @Authenticated()
  @Mutation(() => CloseInspectionResult, {
    description: `Closes an inspection with nothing left to correct (办结). ${WHO}`,
  })
  closeInspection(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => InspectionStepInput) input: InspectionStepInput,
  ): Promise<Result<Inspection>> {
    return closeInspection(context, input);
  }

  @Authenticated()
  @Mutation(() => HandInspectionToCaseResult, {
    description: `Ends an inspection because a case follows (转立案); the note says why. ${WHO}`,
  })
  handInspectionToCase(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => InspectionStepInput) input: InspectionStepInput,
  ): Promise<Result<Inspection>> {
    return handToCase(context, input);
  }

  @Authenticated()
  @Mutation(() => ListInspectionBodyResult, {
    description:
      'Puts a body on the list of those that may inspect (列入检查主体清单). Roles: the district command centre.',
  })
  listInspectionBody(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => ListInspectionBodyInput) input: ListInspectionBodyInput,
  ): Promise<Result<InspectionBody>> {
    return listInspectionBody(context, input);
  }

  @Authenticated()
  @Mutation(() => DelistInspectionBodyResult, {
    description:
      'Takes a body off the list (移出检查主体清单); what it opened goes on. Roles: the district command centre.',
  })
  delistInspectionBody(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => DelistInspectionBodyInput) input: DelistInspectionBodyInput,
  ): Promise<Result<InspectionBody>> {
    return delistInspectionBody(context, input);
  }
}
