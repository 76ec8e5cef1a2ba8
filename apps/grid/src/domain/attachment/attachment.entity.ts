import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { AttachmentKind, MediaType, QuarantineReason } from './attachment.codes';
import type { AttachmentState } from './attachment.states';

/**
 * A file that hangs on an object of the grid (附件). The row holds what is known about it; its bytes are in the file
 * store under their SHA-256. The name it had on somebody's telephone is never asked for.
 */
@Entity()
export class Attachment extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The GraphQL type and key of the object; null until the report it was made for is taken in. */
  @WordColumn({ nullable: true })
  objectType!: 'GovEvent' | null;

  @ReferenceColumn({ nullable: true })
  objectId!: string | null;

  /** Of the object, for scopes and the trail. */
  @CodeColumn({ nullable: true })
  areaCode!: string | null;

  @WordColumn()
  kind!: AttachmentKind;

  @WordColumn()
  state!: AttachmentState;

  @WordColumn()
  mediaType!: MediaType;

  /** As announced, and as it must arrive. */
  @IntegerColumn()
  announcedBytes!: number;

  @CodeColumn()
  announcedSha256!: string;

  /** As stored, after metadata was removed; null until then. */
  @IntegerColumn({ nullable: true })
  bytes!: number | null;

  @CodeColumn({ nullable: true })
  sha256!: string | null;

  @CodeColumn({ nullable: true })
  thumbnailSha256!: string | null;

  @IntegerColumn({ nullable: true })
  width!: number | null;

  @IntegerColumn({ nullable: true })
  height!: number | null;

  /** The account that added it; null for anonymous reports and once the retention rule has blanked it. */
  @TextColumn({ nullable: true })
  uploaderSubject!: string | null;

  /** SHA-256 of what the upload address carries; only the newest address is good. */
  @CodeColumn()
  ticketHash!: string;

  @InstantColumn()
  ticketExpiresAt!: Date;

  @InstantColumn({ nullable: true })
  storedAt!: Date | null;

  @WordColumn({ nullable: true })
  quarantineReason!: QuarantineReason | null;

  @InstantColumn({ nullable: true })
  deletedAt!: Date | null;

  /** When the store had let go of the bytes of what was deleted. */
  @InstantColumn({ nullable: true })
  bytesRemovedAt!: Date | null;
}
