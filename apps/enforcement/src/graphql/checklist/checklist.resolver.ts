import type { Result } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { TransitionRecord } from '@gezhi/persistence';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, LocalDateScalar, mutationResult, PageArgs } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Checklist } from '../../domain/checklist/checklist.entity';
import type { ChecklistItem } from '../../domain/checklist/checklist-item.entity';
import type { PowerItem } from '../../domain/power/power-item.entity';
import { draftChecklist } from '../../use-cases/checklist/draft-checklist';
import { editChecklist } from '../../use-cases/checklist/edit-checklist';
import { publishChecklist } from '../../use-cases/checklist/publish-checklist';
import { withdrawChecklist } from '../../use-cases/checklist/withdraw-checklist';
import type { EnforcementContext } from '../context';
import { powerItemByCode } from '../power/power-item.loader';
import { PowerItemType } from '../power/power-item.type';
import { StepType } from '../step.type';
import { ChecklistItemArgs } from './checklist.args';
import {
  DraftChecklistInput,
  EditChecklistInput,
  PublishChecklistInput,
  WithdrawChecklistInput,
} from './checklist.input';
import {
  allChecklists,
  checklistInForce,
  itemsByChecklist,
  stepsOfChecklist,
} from './checklist.loader';
import {
  ChecklistConnection,
  ChecklistItemConnection,
  ChecklistItemType,
  ChecklistType,
} from './checklist.type';

const result = (name: string) => mutationResult(name, 'Checklist', () => ChecklistType);
const DraftChecklistResult = result('DraftChecklistResult');
const EditChecklistResult = result('EditChecklistResult');
const PublishChecklistResult = result('PublishChecklistResult');
const WithdrawChecklistResult = result('WithdrawChecklistResult');
const WHO = 'Roles: the district command centre.';

@Resolver(() => ChecklistType)
export class ChecklistResolver {
  @Query(() => ChecklistType, {
    nullable: true,
    description: 'The version of the checklist in force on a day; null when none is. Public.',
  })
  checklist(
    @Ctx() context: EnforcementContext,
    @Arg('on', () => LocalDateScalar, {
      nullable: true,
      description: 'The day; today when left out.',
    })
    on?: string | null,
  ): Promise<Checklist | null> {
    return checklistInForce(context, on ?? localDateOf(context.clock.now()));
  }

  @Query(() => ChecklistConnection, {
    description: 'The versions of the checklist, the newest first. Public but for drafts.',
  })
  checklists(
    @Ctx() context: EnforcementContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<Checklist>>> {
    return allChecklists(context, '', args);
  }

  @FieldResolver(() => ChecklistItemConnection, { description: 'Its questions in their order.' })
  items(
    @Root() checklist: Checklist,
    @Ctx() context: EnforcementContext,
    @Args(() => ChecklistItemArgs) args: ChecklistItemArgs,
  ): Promise<Result<ConnectionValue<ChecklistItem>>> {
    return itemsByChecklist(context, checklist.id, args);
  }

  @FieldResolver(() => [StepType], { description: 'Its life so far, the first step first.' })
  async history(
    @Root() checklist: Checklist,
    @Ctx() context: EnforcementContext,
  ): Promise<TransitionRecord[]> {
    return (await stepsOfChecklist(context, checklist.id)) ?? [];
  }

  @Authenticated()
  @Mutation(() => DraftChecklistResult, {
    description: `Begins the next version with the questions of the published one (起草). ${WHO}`,
  })
  draftChecklist(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => DraftChecklistInput) input: DraftChecklistInput,
  ): Promise<Result<Checklist>> {
    return draftChecklist(context, input);
  }

  @Authenticated()
  @Mutation(() => EditChecklistResult, {
    description: `Replaces the questions of a draft (编辑草案). ${WHO}`,
  })
  editChecklist(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => EditChecklistInput) input: EditChecklistInput,
  ): Promise<Result<Checklist>> {
    return editChecklist(context, input);
  }

  @Authenticated()
  @Mutation(() => PublishChecklistResult, {
    description: `Publishes a draft (发布); the version before ends on the day before. ${WHO}`,
  })
  publishChecklist(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => PublishChecklistInput) input: PublishChecklistInput,
  ): Promise<Result<Checklist>> {
    return publishChecklist(context, input);
  }

  @Authenticated()
  @Mutation(() => WithdrawChecklistResult, {
    description: `Withdraws a published version (撤销) without a successor. ${WHO}`,
  })
  withdrawChecklist(
    @Ctx() context: EnforcementContext,
    @Arg('input', () => WithdrawChecklistInput) input: WithdrawChecklistInput,
  ): Promise<Result<Checklist>> {
    return withdrawChecklist(context, input);
  }
}

@Resolver(() => ChecklistItemType)
export class ChecklistItemResolver {
  @FieldResolver(() => PowerItemType, { description: 'The power the check prepares.' })
  powerItem(
    @Root() item: ChecklistItem,
    @Ctx() context: EnforcementContext,
  ): Promise<PowerItem | null> {
    return powerItemByCode(context, item.powerItemCode);
  }
}
