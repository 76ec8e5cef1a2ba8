import type { CallerActor } from '../engine';
import type { StreamQuestion } from './event-stream';

/**
 * What makes a subgraph believe that this gateway asks, and for whom: signatures, tokens, whatever both agreed on. The
 * engine only carries it.
 */
export interface Credentials {
  /** Headers of one request; for an actor of null the gateway speaks for itself. */
  request(call: CredentialsCall): Readonly<Record<string, string>>;
  /** `extensions` of the message that begins a subscription. */
  subscription(
    question: StreamQuestion & { readonly until: string },
    actor: CallerActor,
  ): Readonly<Record<string, unknown>>;
  /** Of a request whose files are not known when it begins; see `UploadCredentials`. */
  upload(call: UploadCall): UploadCredentials;
}

export interface CredentialsCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: string;
  readonly actor: CallerActor | null;
}

/** The opening of a request with files, and for whom it is. */
export interface UploadCall {
  readonly path: string;
  readonly operations: string;
  readonly map: string;
  readonly actor: CallerActor;
}

/** A file that has gone by. */
export interface SentFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Of its content, as base64url. */
  readonly sha256: string;
}

export interface UploadCredentials {
  readonly headers: Readonly<Record<string, string>>;
  /** The last field of the request, when all of its files have gone by; without it the subgraph does nothing. */
  seal(files: readonly SentFile[]): string;
}
