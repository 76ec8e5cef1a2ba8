import type { Clock } from '@gezhi/kernel';
import { render } from '../../render';
import type { NotificationChannel, OutgoingMessage, SendOutcome } from '../channel';
import { failed } from '../channel';
import { postJson } from '../post-json';
import type { AllowedHosts } from './allowed-hosts';
import { HostGuard } from './allowed-hosts';
import { signatureHeaders } from './sign-webhook';

export interface WebhookOptions {
  readonly allowed: AllowedHosts;
  /** Secrets by name; asked at every attempt, so that they can change while the process runs. */
  readonly secrets: () => Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly ca?: string;
  /** Milliseconds; `LONGEST_SEND` unless told. */
  readonly patience?: number;
}

/** Calls other systems (系统回调): HTTPS, signed, to listed hosts alone. */
export class WebhookChannel implements NotificationChannel {
  readonly code = 'WEBHOOK';
  private readonly guard: HostGuard;

  constructor(private readonly options: WebhookOptions) {
    this.guard = new HostGuard(options.allowed);
  }

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome> {
    const { secrets, clock, ca, patience } = this.options;
    const url = this.guard.check(message.address);
    if (!url) return failed('HOST_NOT_ALLOWED');
    const known = secrets();
    const name = message.keyName ?? '';
    const secret = Object.hasOwn(known, name) ? known[name] : undefined;
    if (secret === undefined) return failed('KEY_UNKNOWN');
    const body = bodyOf(message);
    const timestamp = Math.floor(clock.now().getTime() / 1000);
    return postJson(url, {
      headers: signatureHeaders({ id: message.key, timestamp, body }, secret),
      body,
      signal,
      lookup: (...asked) => this.guard.lookup(...asked),
      ...(ca && { ca }),
      ...(patience && { patience }),
    });
  }
}

/** The same at every attempt. */
function bodyOf({ kind, notification, language }: OutgoingMessage): string {
  const { id, aboutType, aboutId, areaCode, values, createdAt } = notification;
  return JSON.stringify({
    type: kind.code,
    timestamp: createdAt.toISOString(),
    data: {
      notificationId: id,
      about: { type: aboutType, id: aboutId, areaCode },
      values,
      language,
      subject: render(kind, 'subject', values, language),
      text: render(kind, 'text', values, language),
    },
  });
}
