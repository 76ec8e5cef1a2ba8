import type { Language } from '@gezhi/kernel';
import type { NotificationKind } from '../notification';
import type { Notification } from '../notification.entity';
import type { DeliveryError, EndpointChannel } from './channel.codes';

/** One message to one address, as a channel is given it. */
export interface OutgoingMessage {
  /** The same at every attempt: the receiver takes the second one for the first. */
  readonly key: string;
  readonly kind: NotificationKind;
  readonly notification: Pick<
    Notification,
    'id' | 'aboutType' | 'aboutId' | 'areaCode' | 'values' | 'createdAt'
  >;
  readonly language: Language;
  /** Never logged. */
  readonly address: string;
  /** Which of the configured keys signs; for webhooks. */
  readonly keyName: string | null;
}

/** What became of an attempt. `again`: whether another one may succeed without anybody changing anything. */
export type SendOutcome =
  | { readonly sent: true; readonly providerId: string | null }
  | {
      readonly sent: false;
      readonly error: DeliveryError;
      readonly again: boolean;
      /** Seconds the receiver asked to wait. */
      readonly retryAfter?: number | null;
    };

/**
 * A way out of the house. `send` answers instead of throwing, ends by itself within `LONGEST_SEND`, and logs and keeps
 * neither the address nor what the receiver wrote.
 */
export interface NotificationChannel {
  readonly code: EndpointChannel;
  send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome>;
}

/** Milliseconds. Shorter than a lease by far: see claim-deliveries.ts. */
export const LONGEST_SEND = 15_000;

export function failed(
  error: DeliveryError,
  { again = false, retryAfter = null }: { again?: boolean; retryAfter?: number | null } = {},
): SendOutcome {
  return { sent: false, error, again, retryAfter };
}
