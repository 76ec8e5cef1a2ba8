import type { MediaType } from '../domain/attachment/attachment.codes';

/** A file as it may be stored: what it says it is, and free of what tells about its making. */
export interface Inspected {
  readonly mediaType: MediaType;
  readonly content: Buffer;
  /** Of pictures; null for everything else. */
  readonly width: number | null;
  readonly height: number | null;
  /** WebP; of pictures alone. */
  readonly thumbnail: Buffer | null;
}

/** Content that is not taken in; caught where content is inspected and told as a refusal. */
export class ContentRefused extends Error {
  override readonly name = 'ContentRefused';

  constructor(
    readonly code:
      | 'ATTACHMENT_CONTENT_MISMATCH'
      | 'ATTACHMENT_BROKEN'
      | 'ATTACHMENT_TOO_MANY_PIXELS'
      | 'ATTACHMENT_ACTIVE_CONTENT'
      | 'ATTACHMENT_METADATA_STAYS',
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

export const mismatch = () => new ContentRefused('ATTACHMENT_CONTENT_MISMATCH');
export const broken = () => new ContentRefused('ATTACHMENT_BROKEN');
export const stays = (what: string) => new ContentRefused('ATTACHMENT_METADATA_STAYS', { what });
