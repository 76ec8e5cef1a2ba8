import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { QuarantineReason } from '../../domain/attachment/attachment.codes';
import type { Attachment } from '../../domain/attachment/attachment.entity';
import { checkDeleting } from '../../domain/attachment/attachment.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { ATTACHMENT_WORKFLOW } from './attachment-workflow';

export interface QuarantineAttachmentInput extends StepInput {
  readonly reason: QuarantineReason;
}

/** Takes an attachment out of everybody's sight (隔离), with a reason. */
export function quarantineAttachment(
  useCase: UseCase,
  input: QuarantineAttachmentInput,
): Promise<Result<Attachment>> {
  return takeStep(useCase, ATTACHMENT_WORKFLOW, 'quarantine', input, (attachment) => {
    attachment.quarantineReason = input.reason;
    return ok();
  });
}

/** Shows it again (解除隔离). */
export function releaseAttachment(useCase: UseCase, input: StepInput): Promise<Result<Attachment>> {
  return takeStep(useCase, ATTACHMENT_WORKFLOW, 'release', input, (attachment) => {
    attachment.quarantineReason = null;
    return ok();
  });
}

/** Deletes it (删除): nobody sees it from now on, and its bytes go with the next run of the cleaning job. */
export function deleteAttachment(useCase: UseCase, input: StepInput): Promise<Result<Attachment>> {
  return takeStep(useCase, ATTACHMENT_WORKFLOW, 'delete', input, async (attachment, uow) => {
    const { objectId } = attachment;
    const event =
      objectId === null
        ? null
        : await uow.beyondSight((manager) => manager.findOneBy(GovEvent, { id: objectId }));
    const allowed = checkDeleting(useCase.actor, attachment, event?.evidence ?? []);
    if (!allowed.ok) return allowed;
    attachment.deletedAt = uow.now;
    return ok();
  });
}
