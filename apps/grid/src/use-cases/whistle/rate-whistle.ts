import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, touch } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { checkSeenVersion, followStep } from '@gezhi/workflow';
import type { WhistleGrade } from '../../domain/whistle/whistle.codes';
import { WhistleRating } from '../../domain/whistle/whistle-rating.entity';
import { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_PERMISSIONS } from '../../domain/whistle/whistle.permissions';
import type { RatingSides } from '../../domain/whistle/whistle-rating.rules';
import { checkRating, isEvaluated, ratingSides } from '../../domain/whistle/whistle-rating.rules';
import { isWhistleVisibleTo } from '../../domain/whistle/whistle.rules';
import { MOST_RESPONSES, responsesOf } from './assemble';
import { WHISTLE_WORKFLOW } from './whistle-workflow';

export interface RateWhistleInput {
  readonly id: string;
  readonly seenVersion?: number | null;
  /** Whom the initiator rates; responders rate the initiator and leave it out. */
  readonly organizationId?: string | null;
  readonly grade: WhistleGrade;
  readonly comment?: string | null;
}

/** One side rates the other (双向评价). Said again, it replaces. Once both have, the whistle is evaluated with it. */
export async function rateWhistle(
  { actor, clock, database }: UseCase,
  input: RateWhistleInput,
): Promise<Result<Whistle>> {
  const { id, grade, comment = null } = input;
  const clean = withoutPersonalData({ comment });
  if (!clean.ok) return clean;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'Whistle', id });
  return inTransaction(database, clock, async (uow) => {
    const whistle = await lockById(uow, Whistle, id);
    if (!whistle || !isWhistleVisibleTo(actor, whistle)) return unknown;
    const allowed = authorise(actor, WHISTLE_PERMISSIONS, 'whistle.rate');
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, whistle);
    if (!current.ok) return current;
    const step = await followStep(
      uow,
      WHISTLE_WORKFLOW,
      actor,
      whistle,
      { action: 'rate' },
      async () => {
        const timely = checkRating(whistle);
        if (!timely.ok) return timely;
        const responses = await responsesOf(uow, whistle.id);
        const sides = ratingSides(actor, whistle, responses, input.organizationId ?? null);
        return sides.ok
          ? keepRating(uow, whistle.id, sides.value, { grade, note: comment })
          : sides;
      },
    );
    return step.ok ? evaluateIfRated(uow, actor, whistle) : step;
  });
}

/** Takes a concluded whistle on once it is rated; the whistle is locked. */
export async function evaluateIfRated(
  uow: UnitOfWork,
  actor: Actor,
  whistle: Whistle,
): Promise<Result<Whistle>> {
  const ratings = await uow.manager.find(WhistleRating, {
    where: { whistleId: whistle.id },
    take: 2 * MOST_RESPONSES,
  });
  const responses = await responsesOf(uow, whistle.id);
  if (!isEvaluated(whistle, responses, ratings, uow.now)) return ok(whistle);
  return followStep(uow, WHISTLE_WORKFLOW, actor, whistle, { action: 'evaluate' });
}

async function keepRating(
  uow: UnitOfWork,
  whistleId: string,
  sides: RatingSides,
  said: Pick<WhistleRating, 'grade' | 'note'>,
): Promise<Result<void>> {
  const before = await uow.manager.findOneBy(WhistleRating, { whistleId, ...sides });
  if (before) {
    Object.assign(before, said);
    touch(before, uow.now);
    await uow.manager.save(before);
  } else {
    const row = { ...created(uow.now), id: newId(uow.now), whistleId, ...sides, ...said };
    await uow.manager.insert(WhistleRating, row);
  }
  return ok();
}
