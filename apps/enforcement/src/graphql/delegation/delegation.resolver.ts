import type { Result } from '@gezhi/kernel';
import type { TransitionRecord } from '@gezhi/persistence';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Delegation } from '../../domain/delegation/delegation.entity';
import type { PowerItem } from '../../domain/power/power-item.entity';
import { draftDelegation } from '../../use-cases/delegation/draft-delegation';
import { evaluateDelegation } from '../../use-cases/delegation/evaluate-delegation';
import { expireDelegation } from '../../use-cases/delegation/expire-delegation';
import { publishDelegation } from '../../use-cases/delegation/publish-delegation';
import { withdrawDelegation } from '../../use-cases/delegation/withdraw-delegation';
import { AreaType } from '../area/area.type';
import type { EnforcementContext } from '../context';
import { OrganizationType } from '../organization/organization.type';
import { powerItemByCode } from '../power/power-item.loader';
import { PowerItemType } from '../power/power-item.type';
import { StepType } from '../step.type';
import {
  DelegationStepInput,
  DraftDelegationInput,
  EvaluateDelegationInput,
  WithdrawDelegationInput,
} from './delegation.input';
import { delegationByKey, stepsOfDelegation } from './delegation.loader';
import { DelegationType } from './delegation.type';

const result = (name: string) => mutationResult(name, 'Delegation', () => DelegationType);
const DraftDelegationResult = result('DraftDelegationResult');
const PublishDelegationResult = result('PublishDelegationResult');
const EvaluateDelegationResult = result('EvaluateDelegationResult');
const WithdrawDelegationResult = result('WithdrawDelegationResult');
const ExpireDelegationResult = result('ExpireDelegationResult');
const WHO = 'Roles: officers of the giving department, the district command centre.';

@Resolver(() => DelegationType)
export class DelegationResolver {
  @Query(() => DelegationType, { nullable: true, description: 'A delegation by its key.' })
  delegation(
    @Ctx() context: EnforcementContext,
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
  ): Promise<Delegation | null> {
    return delegationByKey(context, id);
  }

  @FieldResolver(() => PowerItemType, { description: 'The power.' })
  powerItem(
    @Root() delegation: Delegation,
    @Ctx() context: EnforcementContext,
  ): Promise<PowerItem | null> {
    return powerItemByCode(context, delegation.powerItemCode);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation that gives.',
  })
  fromOrganization(@Root() delegation: Delegation): OrganizationType {
    return { id: delegation.fromOrganizationId };
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation that receives.',
  })
  toOrganization(@Root() delegation: Delegation): OrganizationType {
    return { id: delegation.toOrganizationId };
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Where it is exercised.' })
  area(@Root() delegation: Delegation): AreaType {
    return { code: delegation.areaCode };
  }

  @FieldResolver(() => [StepType], { description: 'Its life so far, the first step first.' })
  async history(
    @Root() delegation: Delegation,
    @Ctx() context: EnforcementContext,
  ): Promise<TransitionRecord[]> {
    return (await stepsOfDelegation(context, delegation.id)) ?? [];
  }

  @Authenticated()
  @Mutation(() => DraftDelegationResult, { description: `Drafts a delegation (拟定赋权). ${WHO}` })
  draftDelegation(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => DraftDelegationInput) input: DraftDelegationInput,
  ): Promise<Result<Delegation>> {
    return draftDelegation(context, input);
  }

  @Authenticated()
  @Mutation(() => PublishDelegationResult, {
    description: `Publishes a delegation (公布赋权). ${WHO}`,
  })
  publishDelegation(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => DelegationStepInput) input: DelegationStepInput,
  ): Promise<Result<Delegation>> {
    return publishDelegation(context, input);
  }

  @Authenticated()
  @Mutation(() => EvaluateDelegationResult, {
    description: `Records an evaluation (评估) whose result the note gives. ${WHO}`,
  })
  evaluateDelegation(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => EvaluateDelegationInput) input: EvaluateDelegationInput,
  ): Promise<Result<Delegation>> {
    return evaluateDelegation(context, input);
  }

  @Authenticated()
  @Mutation(() => WithdrawDelegationResult, {
    description: `Takes a power back (收回赋权); opened work keeps its authority. ${WHO}`,
  })
  withdrawDelegation(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => WithdrawDelegationInput) input: WithdrawDelegationInput,
  ): Promise<Result<Delegation>> {
    return withdrawDelegation(context, input);
  }

  @Authenticated()
  @Mutation(() => ExpireDelegationResult, {
    description: `Marks a delegation whose last day has passed (到期). ${WHO} And administrators.`,
  })
  expireDelegation(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => DelegationStepInput) input: DelegationStepInput,
  ): Promise<Result<Delegation>> {
    return expireDelegation(context, input);
  }
}
