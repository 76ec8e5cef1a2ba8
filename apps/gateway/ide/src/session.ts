import { createGraphiQLFetcher } from '@graphiql/toolkit';
import type { Fetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-ws';
import type { Language } from './words';

/** What every request of the page is sent with. Kept in memory only: a token never reaches storage. */
export interface Session {
  token: string | null;
  language: Language;
}

export const session: Session = { token: null, language: 'en' };

const ACCEPT =
  'multipart/mixed;deferSpec=20220824, application/graphql-response+json, application/json;q=0.9';

/**
 * Sends operations with the session's token and language. What somebody writes into the header editor
 * of a tab wins, so that a real token can be tried beside the demo identities.
 */
export function createFetcher(): Fetcher {
  return createGraphiQLFetcher({
    url: '/graphql',
    enableIncrementalDelivery: true,
    wsClient: createClient({
      url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
      // Asked for anew with every connection, so that a new sign-in is heeded.
      connectionParams: () =>
        session.token === null ? {} : { authorization: `Bearer ${session.token}` },
      // The header editor of a tab is not heard here; nobody waits on a page that is not looked at.
      lazyCloseTimeout: 1_000,
    }),
    fetch: (input: RequestInfo | URL, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      // GraphiQL's own names no dialect of parts, and forgets the type whose status tells more.
      if (headers.get('accept') === 'application/json, multipart/mixed')
        headers.set('accept', ACCEPT);
      if (!headers.has('authorization') && session.token !== null) {
        headers.set('authorization', `Bearer ${session.token}`);
      }
      if (!headers.has('accept-language')) headers.set('accept-language', session.language);
      return fetch(input, { ...init, headers });
    },
  });
}
