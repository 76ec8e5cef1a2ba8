import { codeEnum } from '@gezhi/subgraph';
import { ATTACHMENT_KINDS, QUARANTINE_REASONS } from '../../domain/attachment/attachment.codes';
import { ATTACHMENT_STATES } from '../../domain/attachment/attachment.states';

export const AttachmentKindEnum = codeEnum(ATTACHMENT_KINDS);
export const AttachmentStateEnum = codeEnum(ATTACHMENT_STATES);
export const QuarantineReasonEnum = codeEnum(QUARANTINE_REASONS);
