import { publishVersion, withdrawVersion } from '@gezhi/gov-lists';
import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf, withoutPersonalData } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { DispatchRule } from '../../domain/dispatch/dispatch-rule.entity';
import { checkReachable } from '../../domain/dispatch/rule-set.rules';
import type { MatterList } from '../../domain/matter-list/matter-list.entity';
import { asListVersion } from '../../domain/matter-list/matter-list.entity';
import { MatterListItem } from '../../domain/matter-list/matter-list-item.entity';
import { MOST_ITEMS } from './find-lists';
import { applyDecision, lockVersions, MATTER_LIST_WORKFLOW } from './matter-list-workflow';

export interface PublishMatterListInput extends StepInput {
  readonly effectiveFrom: string;
  readonly basisDoc: string;
}

/** Publishes a draft as a whole (发布清单); the version before ends on the day before it begins. */
export function publishMatterList(
  useCase: UseCase,
  input: PublishMatterListInput,
): Promise<Result<MatterList>> {
  return takeStep(useCase, MATTER_LIST_WORKFLOW, 'publish', input, async (draft, uow) => {
    const { basisDoc } = input;
    const clean = withoutPersonalData({ basisDoc });
    if (!clean.ok) return clean;
    const content = { where: { listId: draft.id }, take: MOST_ITEMS };
    const rules = await uow.manager.find(DispatchRule, content);
    const reachable = checkReachable(rules);
    if (!reachable.ok) return reachable;
    const items =
      draft.kind === 'DISPATCH_RULES' ? rules : await uow.manager.find(MatterListItem, content);
    const versions = await lockVersions(uow, draft);
    const changes = publishVersion(versions.map(asListVersion), {
      version: draft.listVersion,
      effectiveFrom: input.effectiveFrom as LocalDate,
      today: localDateOf(uow.now),
      basisDoc,
      items,
    });
    if (!changes.ok) return changes;
    draft.basisDoc = basisDoc;
    draft.publishedAt = uow.now;
    return applyDecision(uow, useCase.actor, draft, versions, changes.value);
  });
}

export interface WithdrawMatterListInput extends StepInput {
  readonly from: string;
  readonly note: string;
}

/** Withdraws a published version (撤销清单): from that day nothing is dispatched by it. */
export function withdrawMatterList(
  useCase: UseCase,
  input: WithdrawMatterListInput,
): Promise<Result<MatterList>> {
  return takeStep(useCase, MATTER_LIST_WORKFLOW, 'withdraw', input, async (list, uow) => {
    const versions = await lockVersions(uow, list);
    const changes = withdrawVersion(versions.map(asListVersion), {
      version: list.listVersion,
      from: input.from as LocalDate,
      today: localDateOf(uow.now),
    });
    if (!changes.ok) return changes;
    return applyDecision(uow, useCase.actor, list, versions, changes.value);
  });
}
