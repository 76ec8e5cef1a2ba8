import type { Dispatcher } from 'undici';
import type { Caller } from '../engine';
import type { Credentials } from '../transport/credentials';
import type { HttpExchange } from '../transport/http-exchange';
import type { IncomingFiles } from './incoming-files';
import { newBoundary, openingFor, uploadBody } from './upload-body';

export interface Upload {
  /** The operation as JSON, with null where files belong. */
  readonly body: string;
  readonly files: IncomingFiles;
  readonly caller: Caller;
  readonly path: string;
  readonly credentials: Credentials | undefined;
}

/** A request that sends files on as they come: signed at its beginning, sealed at its end. Never sent twice. */
export function uploadRequest(
  { body, files, caller, path, credentials }: Upload,
  exchange: HttpExchange,
): Dispatcher.DispatchOptions {
  const opening = openingFor(body, files);
  const own = credentials?.upload({ path, ...opening, actor: caller.actor });
  const boundary = newBoundary();
  const pieces = uploadBody(opening, files, own, boundary);
  return {
    method: 'POST',
    path,
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      accept: 'application/graphql-response+json, application/json',
      'accept-language': caller.language,
      traceparent: caller.traceparent,
      ...own?.headers,
    },
    body: timed(pieces, exchange) as unknown as Dispatcher.DispatchOptions['body'],
  };
}

/** Counts the time the subgraph takes for each piece, and not the time the sender of the files takes. */
async function* timed(
  pieces: AsyncIterable<Uint8Array>,
  exchange: HttpExchange,
): AsyncGenerator<Uint8Array> {
  try {
    exchange.hold();
    for await (const piece of pieces) {
      exchange.resume();
      yield piece;
      exchange.hold();
    }
    exchange.resume();
  } catch (error) {
    exchange.interrupt(error);
    throw error;
  }
}
