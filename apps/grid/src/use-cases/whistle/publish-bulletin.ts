import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { WhistleBulletin } from '../../domain/whistle/whistle-bulletin.entity';
import { BULLETIN_WORKFLOW } from './bulletin-workflow';

/** Publishes a bulletin (通报): a person answers for it, never the job that drafted it. */
export function publishWhistleBulletin(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<WhistleBulletin>> {
  return takeStep(useCase, BULLETIN_WORKFLOW, 'publish', input, (bulletin, uow) => {
    bulletin.publishedAt = uow.now;
    return ok();
  });
}

/** Discards a draft (废弃), with a reason. */
export function discardWhistleBulletin(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<WhistleBulletin>> {
  return takeStep(useCase, BULLETIN_WORKFLOW, 'discard', input);
}

/** The bulletins of a district that the caller may see, the newest first. */
export function bulletinsOfArea(): ListOf<WhistleBulletin> {
  return {
    entity: WhistleBulletin,
    on: sql`t.area_code = p.key`,
    orderBy: 'periodFrom',
    direction: 'DESC',
  };
}
