import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Attachment } from '../../domain/attachment/attachment.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import {
  deleteAttachment,
  quarantineAttachment,
  releaseAttachment,
} from '../../use-cases/attachment/decide-attachment';
import type { AttachmentUpload } from '../../use-cases/attachment/start-attachment';
import { uploadAttachment } from '../../use-cases/attachment/upload-attachment';
import { startAttachment } from '../../use-cases/attachment/start-attachment';
import type { GridContext } from '../context';
import { GovEventType } from '../event/gov-event.type';
import {
  AttachmentListArgs,
  AttachmentStepInput,
  QuarantineAttachmentInput,
  StartAttachmentInput,
  UploadAttachmentInput,
} from './attachment.input';
import { attachmentFilesOf } from './attachment.means';
import { attachmentById, attachmentsOf } from './attachment.loader';
import { AttachmentConnection, AttachmentType, AttachmentUploadType } from './attachment.type';

const StartAttachmentResult = mutationResult(
  'StartAttachmentResult',
  'AttachmentUpload',
  () => AttachmentUploadType,
);
const UploadAttachmentResult = mutationResult(
  'UploadAttachmentResult',
  'Attachment',
  () => AttachmentType,
);
const QuarantineAttachmentResult = mutationResult(
  'QuarantineAttachmentResult',
  'Attachment',
  () => AttachmentType,
);
const ReleaseAttachmentResult = mutationResult(
  'ReleaseAttachmentResult',
  'Attachment',
  () => AttachmentType,
);
const DeleteAttachmentResult = mutationResult(
  'DeleteAttachmentResult',
  'Attachment',
  () => AttachmentType,
);

@Resolver(() => AttachmentType)
export class AttachmentResolver {
  @Authenticated()
  @Query(() => AttachmentType, {
    nullable: true,
    description: 'An attachment by its key; null when there is none that the caller may see.',
  })
  attachment(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the attachment.' }) id: string,
  ): Promise<Attachment | null> {
    return attachmentById(context, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where the content is: a path on the host of the graph, for GET with the same access token. Null unless stored.',
  })
  url(@Root() { id, state }: Attachment): string | null {
    return state === 'STORED' ? `/files/${id}` : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A small picture (WebP, at most 320 pixels wide or high), in the same way.',
  })
  thumbnailUrl(@Root() { id, state, thumbnailSha256 }: Attachment): string | null {
    return state === 'STORED' && thumbnailSha256 !== null ? `/files/${id}/thumbnail` : null;
  }

  @Authenticated()
  @Mutation(() => StartAttachmentResult, {
    description:
      'Announces a file and answers where to send it within 15 minutes. For an event: whoever reported it (REPORT), ' +
      'the handling team (EVIDENCE), staff of the place (REPORT, VERIFICATION), command centres (all). Without an ' +
      'event: anybody signed in, for a report to come. Answers ATTACHMENT_TYPE, ATTACHMENT_TOO_LARGE, ' +
      'ATTACHMENT_TOO_MANY or ATTACHMENT_EVENT_OVER.',
  })
  startAttachment(
    @Ctx() context: GridContext,
    @Arg('input', () => StartAttachmentInput) input: StartAttachmentInput,
  ): Promise<Result<AttachmentUpload>> {
    return startAttachment(context, input);
  }

  @Authenticated()
  @Mutation(() => UploadAttachmentResult, {
    description:
      'Sends a file in one request (multipart/form-data): what startAttachment and the upload that follows it do, ' +
      'with all their rules. Answers what either answers; what is refused is not kept.',
  })
  uploadAttachment(
    @Ctx() context: GridContext,
    @Arg('input', () => UploadAttachmentInput) input: UploadAttachmentInput,
  ): Promise<Result<Attachment>> {
    return uploadAttachment(context, attachmentFilesOf(context), input);
  }

  @Authenticated()
  @Mutation(() => QuarantineAttachmentResult, {
    description: 'Takes an attachment out of everybody’s sight (隔离). Roles: command centres.',
  })
  quarantineAttachment(
    @Ctx() context: GridContext,
    @Arg('input', () => QuarantineAttachmentInput) input: QuarantineAttachmentInput,
  ): Promise<Result<Attachment>> {
    return quarantineAttachment(context, input);
  }

  @Authenticated()
  @Mutation(() => ReleaseAttachmentResult, {
    description: 'Shows a quarantined attachment again (解除隔离). Roles: command centres.',
  })
  releaseAttachment(
    @Ctx() context: GridContext,
    @Arg('input', () => AttachmentStepInput) input: AttachmentStepInput,
  ): Promise<Result<Attachment>> {
    return releaseAttachment(context, input);
  }

  @Authenticated()
  @Mutation(() => DeleteAttachmentResult, {
    description:
      'Deletes an attachment (删除); a tombstone stays. By whoever added it, while no reported result rests on it ' +
      '(ATTACHMENT_IS_EVIDENCE); a quarantined one by a command centre.',
  })
  deleteAttachment(
    @Ctx() context: GridContext,
    @Arg('input', () => AttachmentStepInput) input: AttachmentStepInput,
  ): Promise<Result<Attachment>> {
    return deleteAttachment(context, input);
  }
}

@Resolver(() => GovEventType)
export class AttachmentsOfEventResolver {
  @FieldResolver(() => AttachmentConnection, {
    nullable: true,
    description:
      'Its attachments that the caller may see, the oldest first: what was reported and calls back are for the ' +
      'handling team and the reporter, evidence is for whoever sees the event.',
  })
  attachments(
    @Root() event: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => AttachmentListArgs) args: AttachmentListArgs,
  ): Promise<Result<ConnectionValue<Attachment>>> {
    return attachmentsOf(context, event.id, args);
  }
}
