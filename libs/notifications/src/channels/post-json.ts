import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { SendOutcome } from './channel';
import { failed, LONGEST_SEND } from './channel';

export interface PostOptions {
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
  readonly signal: AbortSignal;
  /** Finds the address to connect to; throws HostNotAllowed. Left out, any will do. */
  readonly lookup?: LookupFunction;
  /** Certificates to trust beside none of the usual ones; for tests and private authorities. */
  readonly ca?: string;
  /** Milliseconds from the first byte to the last. */
  readonly patience?: number;
}

/** The address leads where nothing may be sent. */
export class HostNotAllowed extends Error {
  override readonly name = 'HostNotAllowed';
}

const LARGEST_ANSWER = 64 * 1024;
/** A receiver that asks for more is asked again after a day. */
const LONGEST_WAIT = 86_400;
const TLS_FAULT = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO|HOSTNAME_)/;

/**
 * Posts JSON once: no redirect is followed, no answer above 64 KiB read, nothing kept open. `idOf` finds in an answer
 * that means yes what the receiver calls the message.
 */
export async function postJson(
  url: URL,
  { headers, body, signal, lookup, ca, patience = LONGEST_SEND }: PostOptions,
  idOf: (answer: string) => string | null = () => null,
): Promise<SendOutcome> {
  const deadline = AbortSignal.timeout(patience);
  const options = {
    method: 'POST',
    agent: false as const,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'gezhi-notifications/1',
      ...headers,
    },
    signal: AbortSignal.any([signal, deadline]),
    ...(lookup && { lookup }),
    ...(ca && { ca }),
  };
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const send = url.protocol === 'https:' ? requestHttps : requestHttp;
      send(url, options, resolve).on('error', reject).end(body);
    });
    const text = await readAll(answer);
    return outcomeOf(answer, text, idOf);
  } catch (error) {
    return failed(...faultOf(error, deadline));
  }
}

async function readAll(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_ANSWER) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function outcomeOf(
  { statusCode = 0, headers }: IncomingMessage,
  text: string,
  idOf: (answer: string) => string | null,
): SendOutcome {
  if (statusCode >= 200 && statusCode < 300) return { sent: true, providerId: idOf(text) };
  if (statusCode >= 300 && statusCode < 400) return failed('REDIRECTED');
  const retryAfter = secondsOf(headers['retry-after']);
  if (statusCode === 429) return failed('RATE_LIMITED', { again: true, retryAfter });
  if (statusCode >= 500 || statusCode === 408 || statusCode === 425)
    return failed('RECEIVER_FAULT', { again: true, retryAfter });
  if (statusCode === 401 || statusCode === 403) return failed('LOGIN_FAILED', { again: true });
  return failed('REFUSED');
}

/** Seconds, or a date of HTTP; nothing of anything else. */
function secondsOf(header: string | undefined): number | null {
  if (header === undefined) return null;
  const seconds = /^\d{1,9}$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1000);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, LONGEST_WAIT) : null;
}

function faultOf(error: unknown, deadline: AbortSignal): Parameters<typeof failed> {
  if (error instanceof HostNotAllowed) return ['HOST_NOT_ALLOWED'];
  if (deadline.aborted) return ['TIMEOUT', { again: true }];
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  if (code === 'ETIMEDOUT') return ['TIMEOUT', { again: true }];
  return [TLS_FAULT.test(code) ? 'TLS_FAILED' : 'UNREACHABLE', { again: true }];
}
