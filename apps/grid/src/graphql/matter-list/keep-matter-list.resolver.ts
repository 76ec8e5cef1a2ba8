import type { Result } from '@gezhi/kernel';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Urgency } from '../../domain/event/event.codes';
import type { CategoryLimit } from '../../domain/category/event-category.entity';
import type { MatterList } from '../../domain/matter-list/matter-list.entity';
import type { UnitRef } from '../../domain/unit/unit.rules';
import {
  publishMatterList,
  withdrawMatterList,
} from '../../use-cases/matter-list/decide-matter-list';
import { draftMatterList } from '../../use-cases/matter-list/draft-matter-list';
import { editDispatchRules, editMatterList } from '../../use-cases/matter-list/edit-matter-list';
import type { GridContext } from '../context';
import type { UnitReferenceInput } from './matter-list.input';
import {
  DraftMatterListInput,
  EditDispatchRulesInput,
  EditMatterListInput,
  PublishMatterListInput,
  WithdrawMatterListInput,
} from './matter-list.input';
import { MatterListType } from './matter-list.type';

const result = (name: string) => mutationResult(name, 'MatterList', () => MatterListType);
const DraftMatterListResult = result('DraftMatterListResult');
const EditMatterListResult = result('EditMatterListResult');
const EditDispatchRulesResult = result('EditDispatchRulesResult');
const PublishMatterListResult = result('PublishMatterListResult');
const WithdrawMatterListResult = result('WithdrawMatterListResult');
const WHO = 'Roles: the command centre of the area.';

const referenceOf = (unit: UnitReferenceInput | null | undefined): UnitRef => ({
  organizationId: unit?.organizationId ?? null,
  level: unit?.level ?? null,
  departmentCode: unit?.departmentCode ?? null,
});

/** Keeping the lists by which matters are dispatched. */
@Resolver()
export class KeepMatterListResolver {
  @Authenticated()
  @Mutation(() => DraftMatterListResult, {
    description: `Begins the next version of a list (起草) with what the published one holds. Answers GOV_LIST_DRAFT_EXISTS. ${WHO}`,
  })
  draftMatterList(
    @Ctx() context: GridContext,
    @Arg('input', () => DraftMatterListInput) input: DraftMatterListInput,
  ): Promise<Result<MatterList>> {
    return draftMatterList(context, input);
  }

  @Authenticated()
  @Mutation(() => EditMatterListResult, {
    description: `Replaces the matters of a draft (编辑草案). Answers GOV_LIST_IMMUTABLE, GOV_LIST_DUPLICATE_ITEM or UNIT_REF. ${WHO}`,
  })
  editMatterList(
    @Ctx() context: GridContext,
    @Arg('input', () => EditMatterListInput) { items, ...input }: EditMatterListInput,
  ): Promise<Result<MatterList>> {
    return editMatterList(context, {
      ...input,
      items: items.map(({ lead, assists, limits, categoryCode, areaCode, ...item }) => {
        const { organizationId, level, departmentCode } = referenceOf(lead);
        const own = limits.map(({ urgency, ...limit }): [Urgency, CategoryLimit] => [
          urgency,
          limit,
        ]);
        return {
          ...item,
          categoryCode: categoryCode ?? null,
          areaCode: areaCode ?? null,
          leadOrganizationId: organizationId,
          leadLevel: level,
          leadDepartmentCode: departmentCode,
          assists: assists.map(referenceOf),
          limits: own.length > 0 ? Object.fromEntries(own) : null,
        };
      }),
    });
  }

  @Authenticated()
  @Mutation(() => EditDispatchRulesResult, {
    description: `Replaces the rules of a draft (编辑派单规则). Answers RULE_PRIORITY_TAKEN, RULE_TARGET or RULE_CONDITION_EMPTY. ${WHO}`,
  })
  editDispatchRules(
    @Ctx() context: GridContext,
    @Arg('input', () => EditDispatchRulesInput) { rules, ...input }: EditDispatchRulesInput,
  ): Promise<Result<MatterList>> {
    return editDispatchRules(context, {
      ...input,
      rules: rules.map(({ unit, ...rule }) => ({ ...rule, ...referenceOf(unit) })),
    });
  }

  @Authenticated()
  @Mutation(() => PublishMatterListResult, {
    description: `Publishes a draft as a whole (发布); the version before ends on the day before. Answers RULE_DEAD for a set with a rule never reached. ${WHO}`,
  })
  publishMatterList(
    @Ctx() context: GridContext,
    @Arg('input', () => PublishMatterListInput) input: PublishMatterListInput,
  ): Promise<Result<MatterList>> {
    return publishMatterList(context, input);
  }

  @Authenticated()
  @Mutation(() => WithdrawMatterListResult, {
    description: `Withdraws a published version (撤销) without a successor. ${WHO}`,
  })
  withdrawMatterList(
    @Ctx() context: GridContext,
    @Arg('input', () => WithdrawMatterListInput) input: WithdrawMatterListInput,
  ): Promise<Result<MatterList>> {
    return withdrawMatterList(context, input);
  }
}
