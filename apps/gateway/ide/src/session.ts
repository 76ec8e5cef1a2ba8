import { createGraphiQLFetcher } from '@graphiql/toolkit';
import type { Fetcher } from '@graphiql/toolkit';
import type { Language } from './words';

/** What every request of the page is sent with. Kept in memory only: a token never reaches storage. */
export interface Session {
  token: string | null;
  language: Language;
}

export const session: Session = { token: null, language: 'en' };

/**
 * Sends operations with the session's token and language. What somebody writes into the header editor
 * of a tab wins, so that a real token can be tried beside the demo identities.
 */
export function createFetcher(): Fetcher {
  return createGraphiQLFetcher({
    url: '/graphql',
    enableIncrementalDelivery: false,
    fetch: (input: RequestInfo | URL, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      if (!headers.has('authorization') && session.token !== null) {
        headers.set('authorization', `Bearer ${session.token}`);
      }
      if (!headers.has('accept-language')) headers.set('accept-language', session.language);
      return fetch(input, { ...init, headers });
    },
  });
}
