import type { Actor } from '@gezhi/identity';
import type { UnitOfWork } from '@gezhi/persistence';
import type { Workflow } from '@gezhi/workflow';
import { Attachment } from '../../domain/attachment/attachment.entity';
import { ATTACHMENT_PERMISSIONS } from '../../domain/attachment/attachment.permissions';
import { sees } from '../../domain/attachment/attachment.rules';
import type { AttachmentAction, AttachmentState } from '../../domain/attachment/attachment.states';
import { ATTACHMENT_MACHINE } from '../../domain/attachment/attachment.states';
import { AttachmentTransition } from '../../domain/attachment/attachment-transition.entity';
import { isVisibleTo } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';

/** How attachments live: who may take which step is judged on the place of the event. */
export const ATTACHMENT_WORKFLOW: Workflow<
  Attachment,
  AttachmentState,
  AttachmentAction,
  AttachmentTransition
> = {
  name: 'attachment',
  entity: Attachment,
  machine: ATTACHMENT_MACHINE,
  permissions: ATTACHMENT_PERMISSIONS,
  history: AttachmentTransition,
  historyKey: 'attachmentId',
  target: ({ areaCode }) => ({ areaCode }),
  isVisible: async (attachment, actor, uow) =>
    sees(actor, attachment, await eventSeenBy(actor, attachment, uow)),
};

/** The event an attachment hangs on, if there is one and the actor may know of it. */
export async function eventSeenBy(
  actor: Actor,
  { objectId }: Attachment,
  { manager }: Pick<UnitOfWork, 'manager'>,
): Promise<GovEvent | null> {
  if (objectId === null) return null;
  const event = await manager.findOneBy(GovEvent, { id: objectId });
  return event && isVisibleTo(actor, event) ? event : null;
}
