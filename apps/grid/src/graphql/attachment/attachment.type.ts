import { Authenticated, connectionType, InstantScalar } from '@gezhi/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { AttachmentKind, QuarantineReason } from '../../domain/attachment/attachment.codes';
import type { AttachmentState } from '../../domain/attachment/attachment.states';
import { AttachmentKindEnum, AttachmentStateEnum, QuarantineReasonEnum } from './attachment.enums';

@Authenticated()
@ObjectType('Attachment', {
  description:
    'A file that hangs on an event (附件): a photo, a document, a recording. What is stored is free of the place, ' +
    'time and maker that cameras write into files.',
})
export class AttachmentType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => AttachmentKindEnum, { description: 'What it shows.' })
  kind!: AttachmentKind;

  @Field(() => AttachmentStateEnum, { description: 'Where it stands.' })
  state!: AttachmentState;

  @Field(() => String, { description: 'Its media type, e.g. image/jpeg.' })
  mediaType!: string;

  @Field(() => Int, { nullable: true, description: 'Bytes as stored; null until then.' })
  bytes!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the stored bytes in hex; another than that of the file that was sent.',
  })
  sha256!: string | null;

  @Field(() => Int, { nullable: true, description: 'Of pictures: pixels from left to right.' })
  width!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of pictures: pixels from top to bottom.' })
  height!: number | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When its content was stored.' })
  storedAt!: Date | null;

  @Field(() => QuarantineReasonEnum, {
    nullable: true,
    description: 'Why it was taken out of sight.',
  })
  quarantineReason!: QuarantineReason | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was deleted.' })
  deletedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const AttachmentConnection = connectionType('Attachment', () => AttachmentType);

@Authenticated()
@ObjectType('AttachmentUpload', { description: 'Where the content of an attachment is sent.' })
export class AttachmentUploadType {
  @Field(() => AttachmentType, { description: 'The attachment.' })
  attachment!: AttachmentType;

  @Field(() => String, {
    nullable: true,
    description:
      'A path on the host of the graph: PUT the bytes there with their media type as content-type and the same ' +
      'access token. Null once the content is stored.',
  })
  uploadUrl!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Until when the address is good.' })
  expiresAt!: Date | null;
}
