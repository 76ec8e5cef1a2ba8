import type { IncomingHttpHeaders } from 'node:http';
import type { KnownOperation } from '../http/known-document';
import { isHarmlessName } from '../observability/metrics/named-operations';
import { documentHash } from '../persisted/document-hash';
import { clientNameOf, clientVersionOf } from './client-label';
import { normalisedText, separated } from './normalised-operation';
import { usedCoordinates } from './used-coordinates';

/** How often an application asked an operation since it was last written down. */
export interface ClientUsage {
  readonly client: string;
  readonly version: string;
  readonly usage: OperationUsage;
  count: number;
  /** When the first of them was, `YYYY-MM-DD`. */
  day: string;
}

/** How many operations and applications are counted. */
export interface PairAllowance {
  /** Takes one more, if there is room. */
  takesNew(): boolean;
}

/** What of an operation is written down: worked out once, when it is used for the first time. */
export class OperationUsage {
  /** SHA-256 of the text. */
  readonly hash: string;
  readonly name: string | null;
  readonly text: string;
  readonly coordinates: readonly string[];
  /** The last day on which the store was told of it. */
  toldOn = '';
  private readonly clients = new Map<string, ClientUsage>();
  private clientsOf = '';
  private last: ClientUsage | null = null;
  private lastName: string | undefined;
  private lastVersion: string | undefined;

  constructor(operation: KnownOperation) {
    const { schema } = operation;
    const document = separated(operation.document, operation.name);
    this.text = normalisedText(schema, document);
    this.hash = documentHash(this.text);
    this.coordinates = usedCoordinates(schema, document);
    const { name } = operation;
    this.name = name !== undefined && isHarmlessName(name) ? name : null;
  }

  /** The count of an application; null for one that is new when no more are taken. */
  of(headers: IncomingHttpHeaders, today: string, allowance: PairAllowance): ClientUsage | null {
    const name = headers['apollographql-client-name'] as string | undefined;
    const version = headers['apollographql-client-version'] as string | undefined;
    if (this.clientsOf !== today) {
      this.clientsOf = today;
      this.clients.clear();
      this.last = null;
    }
    if (this.last !== null && this.lastName === name && this.lastVersion === version)
      return this.last;
    const key = `${name?.length ?? 0} ${name ?? ''} ${version ?? ''}`;
    let found = this.clients.get(key);
    if (found === undefined) {
      if (!allowance.takesNew()) return null;
      found = {
        client: clientNameOf(headers),
        version: clientVersionOf(headers),
        usage: this,
        count: 0,
        day: today,
      };
      this.clients.set(key, found);
    }
    this.last = found;
    this.lastName = name;
    this.lastVersion = version;
    return found;
  }
}
