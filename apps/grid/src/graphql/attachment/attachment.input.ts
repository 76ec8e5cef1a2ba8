import { PageArgs, UploadScalar } from '@gezhi/subgraph';
import type { UploadedFile } from '@gezhi/subgraph';
import { IsOptional, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { AttachmentKind, QuarantineReason } from '../../domain/attachment/attachment.codes';
import { LARGEST_ATTACHMENT } from '../../domain/attachment/attachment.codes';
import { EventStepInput } from '../event/step.input';
import { AttachmentKindEnum, QuarantineReasonEnum } from './attachment.enums';

@InputType('StartAttachmentInput', { description: 'Announcing a file that is to be sent.' })
export class StartAttachmentInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: a second call with it answers the same attachment anew.',
  })
  @IsOptional()
  @Length(1, 100)
  clientMutationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The event it hangs on. Left out for a report that is still to be made: name the attachment in reportEvent.',
  })
  @IsOptional()
  @IsUUID()
  eventId?: string | null;

  @Field(() => AttachmentKindEnum, { defaultValue: 'REPORT', description: 'What it shows.' })
  kind!: AttachmentKind;

  @Field(() => String, {
    description:
      'image/jpeg, image/png, image/webp, application/pdf, video/mp4, audio/mp4, audio/aac or audio/mpeg.',
  })
  @MaxLength(60)
  mediaType!: string;

  @Field(() => Int, {
    description: 'How many bytes will be sent: at most 20 MiB, of a video 50 MiB.',
  })
  @Min(1)
  @Max(LARGEST_ATTACHMENT)
  bytes!: number;

  @Field(() => String, { description: 'SHA-256 of these bytes, 64 hexadecimal digits.' })
  @Matches(/^[0-9a-fA-F]{64}$/)
  sha256!: string;
}

@InputType('UploadAttachmentInput', { description: 'A file, sent with the mutation itself.' })
export class UploadAttachmentInput {
  @Field(() => String, {
    nullable: true,
    description:
      'A key of the client: sent again with it and the same file, the same attachment is answered.',
  })
  @IsOptional()
  @Length(1, 100)
  clientMutationId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The event it hangs on. Left out for a report that is still to be made: name the attachment in reportEvent.',
  })
  @IsOptional()
  @IsUUID()
  eventId?: string | null;

  @Field(() => AttachmentKindEnum, { defaultValue: 'REPORT', description: 'What it shows.' })
  kind!: AttachmentKind;

  @Field(() => UploadScalar, {
    description:
      'The file: at most 20 MiB, of a video 50 MiB; its part says which of the types of startAttachment it is.',
  })
  file!: UploadedFile;
}

@InputType('AttachmentStepInput', { description: 'A step of an attachment.' })
export class AttachmentStepInput extends EventStepInput {}

@InputType('QuarantineAttachmentInput', { description: 'Taking an attachment out of sight.' })
export class QuarantineAttachmentInput extends EventStepInput {
  @Field(() => QuarantineReasonEnum, { description: 'Why.' })
  reason!: QuarantineReason;
}

@ArgsType()
export class AttachmentListArgs extends PageArgs {
  @Field(() => [AttachmentKindEnum], { nullable: true, description: 'Only of these kinds.' })
  kinds?: AttachmentKind[] | null;
}
