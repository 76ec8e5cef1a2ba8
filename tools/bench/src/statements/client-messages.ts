/** What a client asks a PostgreSQL server to run, as far as counting needs it. */
export interface Statement {
  readonly text: string;
}

const LENGTH_BYTES = 4;

/**
 * Reads the frontend half of the PostgreSQL protocol (chapter "Message Formats", version 3.0): every
 * simple query and every execution of a prepared one is a statement.
 */
export class ClientMessages {
  private held: Buffer = Buffer.alloc(0);
  private isStarted = false;
  /** Text of prepared statements and of what portals were bound to, by name. */
  private readonly prepared = new Map<string, string>();
  private readonly portals = new Map<string, string>();

  /** Takes what the client sent; gives the statements that are whole with it. */
  push(piece: Buffer): Statement[] {
    this.held = Buffer.concat([this.held, piece]);
    const found: Statement[] = [];
    for (;;) {
      // The first message has no type.
      const typeBytes = this.isStarted ? 1 : 0;
      if (this.held.length < typeBytes + LENGTH_BYTES) return found;
      const end = typeBytes + this.held.readInt32BE(typeBytes);
      if (this.held.length < end) return found;
      const type = this.isStarted ? String.fromCharCode(this.held[0] ?? 0) : '';
      const content = this.held.subarray(typeBytes + LENGTH_BYTES, end);
      this.held = this.held.subarray(end);
      this.isStarted = true;
      const text = this.read(type, content);
      if (text !== null) found.push({ text });
    }
  }

  private read(type: string, content: Buffer): string | null {
    switch (type) {
      case 'Q':
        return stringAt(content, 0).text;
      case 'P': {
        const name = stringAt(content, 0);
        this.prepared.set(name.text, stringAt(content, name.end).text);
        return null;
      }
      case 'B': {
        const portal = stringAt(content, 0);
        const name = stringAt(content, portal.end).text;
        this.portals.set(portal.text, this.prepared.get(name) ?? '');
        return null;
      }
      case 'E':
        return this.portals.get(stringAt(content, 0).text) ?? '';
      default:
        return null;
    }
  }
}

function stringAt(content: Buffer, start: number): { readonly text: string; readonly end: number } {
  const zero = content.indexOf(0, start);
  return { text: content.toString('utf8', start, zero), end: zero + 1 };
}
