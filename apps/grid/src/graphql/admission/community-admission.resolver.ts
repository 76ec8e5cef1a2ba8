import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { listField, mutationResult, Policy, Authenticated } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { CommunityAdmission } from '../../domain/admission/community-admission.entity';
import type { Area } from '../../domain/area/area.entity';
import type { EventCategory } from '../../domain/category/event-category.entity';
import {
  admissionsOfArea,
  approveAdmission,
  refuseAdmission,
  requestAdmission,
  withdrawAdmission,
} from '../../use-cases/admission/keep-admissions';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import { categoryByCode } from '../category/event-category.loader';
import { EventCategoryType } from '../category/event-category.type';
import type { GridContext } from '../context';
import { OrganizationType } from '../organization/organization.type';
import {
  CommunityAdmissionArgs,
  CommunityAdmissionConnection,
  CommunityAdmissionStepInput,
  CommunityAdmissionType,
  RequestCommunityAdmissionInput,
} from './community-admission.type';

const result = (name: string) =>
  mutationResult(name, 'CommunityAdmission', () => CommunityAdmissionType);
const RequestCommunityAdmissionResult = result('RequestCommunityAdmissionResult');
const ApproveCommunityAdmissionResult = result('ApproveCommunityAdmissionResult');
const RefuseCommunityAdmissionResult = result('RefuseCommunityAdmissionResult');
const WithdrawCommunityAdmissionResult = result('WithdrawCommunityAdmissionResult');

const admissionsOf = listField<CommunityAdmission, CommunityAdmissionArgs, GridContext>(
  'Query.communityAdmissions',
  (_, { state }) => admissionsOfArea(state ?? null),
);

@Resolver(() => CommunityAdmissionType)
export class CommunityAdmissionResolver {
  @Policy('staff')
  @Query(() => CommunityAdmissionConnection, {
    nullable: true,
    description:
      'What is asked of the communities of an area beyond their lists (社区事项准入), the newest first, as far as it is ' +
      'of the own areas or the own organisation.',
  })
  communityAdmissions(
    @Ctx() context: GridContext,
    @Args(() => CommunityAdmissionArgs) args: CommunityAdmissionArgs,
  ): Promise<Result<ConnectionValue<CommunityAdmission>>> {
    return admissionsOf(context, args.areaCode, args);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Who asks.' })
  organization(@Root() { organizationId }: CommunityAdmission): OrganizationType {
    return { id: organizationId };
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Whose communities are asked.' })
  area(
    @Root() { areaCode }: CommunityAdmission,
    @Ctx() context: GridContext,
  ): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => EventCategoryType, {
    nullable: true,
    description: 'What they are asked to do.',
  })
  category(
    @Root() { categoryCode }: CommunityAdmission,
    @Ctx() context: GridContext,
  ): Promise<EventCategory | null> {
    return categoryByCode(context, categoryCode);
  }

  @Authenticated()
  @Mutation(() => RequestCommunityAdmissionResult, {
    description:
      'Asks for communities to be given a matter outside their lists for a time (申请准入). Answers UNKNOWN_AREA, ' +
      'NOT_A_LEAF, ADMISSION_TERM or ON_NEGATIVE_LIST. Roles: officers and command centres, for their organisation.',
  })
  requestCommunityAdmission(
    @Ctx() context: GridContext,
    @Arg('input', () => RequestCommunityAdmissionInput) input: RequestCommunityAdmissionInput,
  ): Promise<Result<CommunityAdmission>> {
    return requestAdmission(context, input);
  }

  @Authenticated()
  @Mutation(() => ApproveCommunityAdmissionResult, {
    description:
      'Lets communities be given it (同意准入). Answers ON_NEGATIVE_LIST for what has come onto such a list since. ' +
      'Roles: the command centre of the area.',
  })
  approveCommunityAdmission(
    @Ctx() context: GridContext,
    @Arg('input', () => CommunityAdmissionStepInput) input: CommunityAdmissionStepInput,
  ): Promise<Result<CommunityAdmission>> {
    return approveAdmission(context, input);
  }

  @Authenticated()
  @Mutation(() => RefuseCommunityAdmissionResult, {
    description:
      'Does not let communities be given it (不予准入). Roles: the command centre of the area.',
  })
  refuseCommunityAdmission(
    @Ctx() context: GridContext,
    @Arg('input', () => CommunityAdmissionStepInput) input: CommunityAdmissionStepInput,
  ): Promise<Result<CommunityAdmission>> {
    return refuseAdmission(context, input);
  }

  @Authenticated()
  @Mutation(() => WithdrawCommunityAdmissionResult, {
    description:
      'Takes a request or an admission back (撤回): nothing more is given to communities under it. Roles: whoever asked, ' +
      'and the command centre of the area.',
  })
  withdrawCommunityAdmission(
    @Ctx() context: GridContext,
    @Arg('input', () => CommunityAdmissionStepInput) input: CommunityAdmissionStepInput,
  ): Promise<Result<CommunityAdmission>> {
    return withdrawAdmission(context, input);
  }
}
