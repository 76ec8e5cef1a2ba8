/** A file that came with an operation, whole and as the gateway sealed it. */
export class UploadedFile {
  /** The content is no part of what traces and the audit trail show of arguments. */
  readonly #content: Buffer | null;

  constructor(
    /** As whoever sent it says, in lower case: look at the content before you believe it. */
    readonly mediaType: string,
    readonly bytes: number,
    /** SHA-256 of the content, hex. */
    readonly sha256: string,
    content: Buffer | null,
  ) {
    this.#content = content;
  }

  /** Null when there is more of it than any department takes (`LARGEST_FILE`). */
  get content(): Buffer | null {
    return this.#content;
  }
}

/** Bytes of one file that are kept for a resolver; of more only the number. */
export const LARGEST_FILE = 50 * 1_048_576;
