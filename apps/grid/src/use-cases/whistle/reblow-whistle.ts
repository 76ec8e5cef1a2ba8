import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion, followStep } from '@gezhi/workflow';
import { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_PERMISSIONS } from '../../domain/whistle/whistle.permissions';
import { isWhistleVisibleTo } from '../../domain/whistle/whistle.rules';
import { linkCases } from '../link/link-cases';
import { makeDraft } from './draft-whistle';
import { WHISTLE_WORKFLOW } from './whistle-workflow';

export interface ReblowWhistleInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  readonly clientMutationId?: string | null;
  /** What is the matter now, and why own means are not enough this time. */
  readonly problem: string;
  readonly triedSoFar: string;
}

/** Drafts a whistle that repeats a closed one (再次吹哨), for the same place and responders. */
export async function reblowWhistle(
  useCase: UseCase,
  input: ReblowWhistleInput,
): Promise<Result<Whistle>> {
  const { actor, clock, database } = useCase;
  const { problem, triedSoFar } = input;
  const clean = withoutPersonalData({ problem, triedSoFar });
  if (!clean.ok) return clean;
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'reblowWhistle',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => repeat(uow, useCase, input),
      (id) => uow.manager.findOneBy(Whistle, { id }),
    ),
  );
}

async function repeat(
  uow: UnitOfWork,
  { actor }: UseCase,
  input: ReblowWhistleInput,
): Promise<Result<Whistle>> {
  const { id, problem, triedSoFar } = input;
  const before = await lockById(uow, Whistle, id);
  if (!before || !isWhistleVisibleTo(actor, before))
    return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'Whistle', id });
  const target = WHISTLE_WORKFLOW.target(before);
  const allowed = authorise(actor, WHISTLE_PERMISSIONS, 'whistle.reblow', target);
  if (!allowed.ok) return allowed;
  const current = checkSeenVersion(input, before);
  if (!current.ok) return current;
  const step = await followStep(uow, WHISTLE_WORKFLOW, actor, before, { action: 'reblow' });
  if (!step.ok) return step;
  const { kind, areaCode, title, named, committeePost, headPost } = before;
  const content = { kind, areaCode, title, committeePost, headPost, problem, triedSoFar };
  const made = await makeDraft(
    uow,
    actor,
    { ...content, responders: named, eventIds: [] },
    before.id,
  );
  if (!made.ok) return made;
  const object = { type: 'Whistle', id: made.value.id } as const;
  await linkCases(uow, object, 'REPEAT_OF', { type: 'Whistle', id: before.id });
  return ok(made.value);
}
