import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { EmergencyPlan } from '../../domain/emergency/emergency-plan.entity';
import type { EmergencyResource } from '../../domain/emergency/emergency-resource.entity';
import { draftPlan, publishPlan } from '../../use-cases/emergency/keep-plan';
import { addResource, countResource } from '../../use-cases/emergency/keep-resource';
import type { GridContext } from '../context';
import {
  AddEmergencyResourceInput,
  CountEmergencyResourceInput,
  DraftEmergencyPlanInput,
  PublishEmergencyPlanInput,
} from './emergency-plan.input';
import { EmergencyPlanType, EmergencyResourceType } from './emergency-plan.type';

const DraftEmergencyPlanResult = mutationResult(
  'DraftEmergencyPlanResult',
  'EmergencyPlan',
  () => EmergencyPlanType,
);
const PublishEmergencyPlanResult = mutationResult(
  'PublishEmergencyPlanResult',
  'EmergencyPlan',
  () => EmergencyPlanType,
);
const AddEmergencyResourceResult = mutationResult(
  'AddEmergencyResourceResult',
  'EmergencyResource',
  () => EmergencyResourceType,
);
const CountEmergencyResourceResult = mutationResult(
  'CountEmergencyResourceResult',
  'EmergencyResource',
  () => EmergencyResourceType,
);

/** Plans and resources, kept ready. */
@Resolver()
export class KeepReady {
  @Authenticated()
  @Mutation(() => DraftEmergencyPlanResult, {
    description:
      'Drafts the next version of a plan (编制预案); a draft that is there is written anew. Roles: command ' +
      'centres of the place.',
  })
  draftEmergencyPlan(
    @Ctx() context: GridContext,
    @Arg('input', () => DraftEmergencyPlanInput) input: DraftEmergencyPlanInput,
  ): Promise<Result<EmergencyPlan>> {
    return draftPlan(context, input);
  }

  @Authenticated()
  @Mutation(() => PublishEmergencyPlanResult, {
    description:
      'Publishes a drafted plan (发布预案); the version before ends. Roles: command centres of the place. ' +
      'Problems: those of government lists.',
  })
  publishEmergencyPlan(
    @Ctx() context: GridContext,
    @Arg('input', () => PublishEmergencyPlanInput) input: PublishEmergencyPlanInput,
  ): Promise<Result<EmergencyPlan>> {
    return publishPlan(context, input);
  }

  @Authenticated()
  @Mutation(() => AddEmergencyResourceResult, {
    description:
      'Registers supplies or a team (登记应急资源). Roles: command centres, departments and administrators of the ' +
      'place.',
  })
  addEmergencyResource(
    @Ctx() context: GridContext,
    @Arg('input', () => AddEmergencyResourceInput) input: AddEmergencyResourceInput,
  ): Promise<Result<EmergencyResource>> {
    return addResource(context, input);
  }

  @Authenticated()
  @Mutation(() => CountEmergencyResourceResult, {
    description:
      'Counts a resource anew (盘点). Roles: as for registering it. Problems: RESOURCE_OUT.',
  })
  countEmergencyResource(
    @Ctx() context: GridContext,
    @Arg('input', () => CountEmergencyResourceInput) input: CountEmergencyResourceInput,
  ): Promise<Result<EmergencyResource>> {
    return countResource(context, input);
  }
}
