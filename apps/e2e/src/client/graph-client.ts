import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

/** What a front end needs to ask the graph. */
export interface GraphClientOptions {
  /** The gateway, e.g. `http://localhost:4000/graphql`. */
  readonly url: string;
  readonly token: string;
  readonly language: 'en' | 'zh';
}

/** The operation as a whole failed: not signed in, malformed, refused by a limit. */
export class GraphRequestError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
    this.name = 'GraphRequestError';
  }
}

interface GraphResponse<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/**
 * A client of thirty lines, as a front end could have one: variables and answers are typed by the document.
 * Refusals of a mutation are part of its data; only failures of the operation are thrown.
 */
export function createGraphClient({ url, token, language }: GraphClientOptions) {
  return async <Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'accept-language': language,
      },
      body: JSON.stringify({ query: print(document), variables }),
    });
    const { data, errors } = (await response.json()) as GraphResponse<Data>;
    const [first] = errors ?? [];
    if (first) throw new GraphRequestError(first.message, first.extensions?.code ?? 'UNKNOWN');
    if (!data) throw new GraphRequestError('The graph answered nothing', 'UNKNOWN');
    return data;
  };
}
