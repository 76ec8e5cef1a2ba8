/** A fact that a department tells the others: at least once, and in order for each key. */
export interface Message<Payload extends object = object> {
  /** UUIDv7, given when the fact was written: who sees it twice handles it once. */
  readonly id: string;
  readonly topic: string;
  /** Whose fact it is: messages of one topic and key arrive in the order they were written. */
  readonly key: string;
  readonly payload: Payload;
  readonly occurredAt: Date;
}

/** A message as the bus keeps it. */
export interface BusMessage extends Message {
  /** Its place on the bus; a reader that has seen a place is never given an earlier one. */
  readonly position: number;
  /** The department that sent it, as the bus knows it. */
  readonly source: string;
}
