/** Files that come with an operation while it is executed; nobody holds them as a whole. */
export interface IncomingFiles {
  /** Where each belongs, by its number: `input.file`, below the variables. */
  readonly places: readonly string[];
  /**
   * All of them, each once, in the order in which they come; one is read to its end before the next. Read once.
   * Throws when one does not come whole: then nothing may be done with any.
   */
  read(): AsyncIterable<IncomingFile>;
}

export interface IncomingFile {
  /** Its index in `places`. */
  readonly number: number;
  /** As whoever sent it says: letters, digits and `/+.-` alone. */
  readonly mediaType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Stands in variables where a file belongs; in the request to a subgraph it is null, as the specification wants it. */
export const FILE: object = Object.freeze({ toJSON: () => null });
