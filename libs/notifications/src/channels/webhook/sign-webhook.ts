import { createHmac } from 'node:crypto';

/** A message as it goes out, in the style of Standard Webhooks. */
export interface SignedMessage {
  readonly id: string;
  /** Seconds since 1970: receivers refuse what is too old. */
  readonly timestamp: number;
  readonly body: string;
}

const ENCODED = 'whsec_';

/** The headers that prove who sends and that nothing was changed: HMAC-SHA-256 over id, time and body. */
export function signatureHeaders(
  { id, timestamp, body }: SignedMessage,
  secret: string,
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${mac.digest('base64')}`,
  };
}

/** `whsec_…` is base64, as libraries of receivers write it; anything else is the key itself. */
function keyOf(secret: string): Buffer {
  return secret.startsWith(ENCODED)
    ? Buffer.from(secret.slice(ENCODED.length), 'base64')
    : Buffer.from(secret, 'utf8');
}
