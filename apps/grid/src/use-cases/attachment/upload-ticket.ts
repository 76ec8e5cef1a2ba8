import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Attachment } from '../../domain/attachment/attachment.entity';
import { TICKET_MINUTES } from '../../domain/attachment/attachment.rules';

/** What an upload address carries; only its hash is kept. */
export interface Ticket {
  readonly text: string;
  readonly hash: string;
  readonly expiresAt: Date;
}

export function newTicket(now: Date): Ticket {
  const text = randomBytes(24).toString('base64url');
  const expiresAt = new Date(now.getTime() + TICKET_MINUTES * 60_000);
  return { text, hash: ticketHash(text), expiresAt };
}

export function isGoodTicket(
  { ticketHash: known, ticketExpiresAt }: Attachment,
  text: string,
  now: Date,
): boolean {
  const given = ticketHash(text.slice(0, 100));
  return timingSafeEqual(Buffer.from(given), Buffer.from(known)) && now < ticketExpiresAt;
}

function ticketHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
