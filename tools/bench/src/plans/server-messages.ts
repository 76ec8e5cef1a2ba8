const TYPE_BYTES = 1;
const LENGTH_BYTES = 4;
const NOTICE = 'N'.charCodeAt(0);
const MESSAGE_FIELD = 'M';

/**
 * Reads the backend half of the PostgreSQL protocol (chapter "Message Formats", version 3.0) as far as notices need
 * it: of each `NoticeResponse` the field `M`, the primary message.
 */
export class ServerMessages {
  private held: Buffer = Buffer.alloc(0);

  /** Takes what the server sent; gives the notices that are whole with it. */
  push(piece: Buffer): string[] {
    this.held = this.held.length === 0 ? piece : Buffer.concat([this.held, piece]);
    const notices: string[] = [];
    while (this.held.length >= TYPE_BYTES + LENGTH_BYTES) {
      const end = TYPE_BYTES + this.held.readInt32BE(TYPE_BYTES);
      if (this.held.length < end) break;
      if (this.held[0] === NOTICE) {
        const message = primaryMessage(this.held.subarray(TYPE_BYTES + LENGTH_BYTES, end));
        if (message !== null) notices.push(message);
      }
      this.held = this.held.subarray(end);
    }
    return notices;
  }
}

function primaryMessage(fields: Buffer): string | null {
  for (const field of fields.toString('utf8').split('\0'))
    if (field.startsWith(MESSAGE_FIELD)) return field.slice(MESSAGE_FIELD.length);
  return null;
}
