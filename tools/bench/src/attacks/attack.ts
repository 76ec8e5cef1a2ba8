/** What became of an attack. */
export interface Outcome {
  /** Null: the connection was cut without an answer. */
  readonly status: number | null;
  readonly code: string | null;
  readonly milliseconds: number;
}

export interface Attack {
  readonly name: string;
  /** With which it is to be refused. */
  readonly codes: readonly string[];
  /** Bytes sent, or offered to be sent. */
  readonly bytes: number;
  send(url: string): Promise<Outcome>;
}
