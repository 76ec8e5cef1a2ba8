import type { GivenRequest, GraphQLRequest } from '../http/graphql-request';
import { refusal, RefusedRequest } from '../http/refusal';
import type { AutomaticQueries } from './automatic-queries';
import type { Safelist } from './safelist';

/** Finds the text a request means, by what it sends: the text, a hash of it, or both. */
export class PersistedDocuments {
  constructor(
    /** Null: only what is on a list is known by its hash. */
    private readonly automatic: AutomaticQueries | null,
    /** Null: every operation is answered. */
    private readonly safelist: Safelist | null,
  ) {}

  /** Throws RefusedRequest when it is not known, or not to be answered. */
  textOf({ query, documentId }: GraphQLRequest, request: Pick<GivenRequest, 'headers'>): string {
    const { safelist, automatic } = this;
    const client = safelist === null ? undefined : clientOf(request);
    const text = query ?? this.known(client, documentId ?? '');
    if (query !== null && documentId !== null) automatic?.check(documentId, query);
    safelist?.admit(client, text);
    return text;
  }

  /** To be called when the text turned out to be a document that is answered. */
  keep({ query, documentId }: GraphQLRequest): void {
    if (query !== null && documentId !== null) this.automatic?.keep(documentId, query);
  }

  private known(client: string | undefined, id: string): string {
    const text = this.safelist?.textOf(client, id) ?? this.automatic?.textOf(id);
    if (text !== undefined) return text;
    if (this.safelist?.refusesOthers) throw this.safelist.refused(client);
    // Not a failure but a step of the protocol: 200, as clients know it.
    throw this.automatic === null
      ? new RefusedRequest(refusal('PERSISTED_QUERY_NOT_SUPPORTED', {}, 200))
      : new RefusedRequest(refusal('PERSISTED_QUERY_NOT_FOUND', {}, 200));
  }
}

/** The application that asks, by the header Apollo's clients send. It is a name, not a proof. */
export function clientOf({ headers }: Pick<GivenRequest, 'headers'>): string | undefined {
  const given = headers['apollographql-client-name'];
  return typeof given === 'string' && given !== '' ? given : undefined;
}
