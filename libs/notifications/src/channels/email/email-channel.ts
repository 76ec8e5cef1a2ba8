import type { SentMessageInfo, Transporter } from 'nodemailer';
import { createTransport } from 'nodemailer';
import { render } from '../../render';
import type { NotificationChannel, OutgoingMessage, SendOutcome } from '../channel';
import { failed, LONGEST_SEND } from '../channel';

export interface EmailOptions {
  readonly host: string;
  readonly port: number;
  /** IMPLICIT: TLS from the first byte (465). STARTTLS: required, never given up. NONE: to this machine alone. */
  readonly tls: 'IMPLICIT' | 'STARTTLS' | 'NONE';
  /** Asked at every attempt. */
  readonly login?: () => { readonly user: string; readonly password: string } | null;
  /** Who writes: `格治 <notice@example.gov.cn>`. */
  readonly from: string;
  readonly ca?: string;
  readonly patience?: number;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3})$/;

/** `smtps://host:465`, `smtp://host:587`; without TLS to this machine alone. */
export function smtpServerOf(text: string): Pick<EmailOptions, 'host' | 'port' | 'tls'> {
  const { protocol, hostname: host, port } = new URL(text);
  if (protocol === 'smtps:') return { host, port: Number(port || 465), tls: 'IMPLICIT' };
  return { host, port: Number(port || 587), tls: LOOPBACK.test(host) ? 'NONE' : 'STARTTLS' };
}

/** Writes to offices (工作邮件), as plain text: what is not HTML needs no escaping and hides no link. */
export class EmailChannel implements NotificationChannel {
  readonly code = 'EMAIL';

  constructor(private readonly options: EmailOptions) {}

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome> {
    const { kind, notification, language, address, key } = message;
    const { from, patience = LONGEST_SEND } = this.options;
    const transport = this.transport();
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
    // A message that is given up must not be on its way: its connection ends with it.
    const given = new Promise<never>((_, reject) => {
      deadline.addEventListener('abort', () => reject(new GivenUp()), { once: true });
      if (deadline.aborted) reject(new GivenUp());
    });
    try {
      const sent = transport.sendMail({
        from,
        to: { name: '', address },
        // The same at every attempt: mailboxes show the second one once.
        messageId: `<${key}@${domainOf(from)}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Notification-Kind': kind.code },
        subject: render(kind, 'subject', notification.values, language),
        text: `${render(kind, 'text', notification.values, language)}\n`,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      sent.catch(() => undefined);
      const { response } = await Promise.race([sent, given]);
      return { sent: true, providerId: queueIdOf(response) };
    } catch (error) {
      return outcomeOf(error);
    } finally {
      transport.close();
    }
  }

  private transport(): Transporter<SentMessageInfo> {
    const { host, port, tls, login, ca, patience = LONGEST_SEND } = this.options;
    const credentials = login?.() ?? null;
    return createTransport({
      host,
      port,
      secure: tls === 'IMPLICIT',
      requireTLS: tls === 'STARTTLS',
      ignoreTLS: tls === 'NONE',
      tls: { minVersion: 'TLSv1.2', ...(ca && { ca }) },
      ...(credentials && { auth: { user: credentials.user, pass: credentials.password } }),
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
    });
  }
}

class GivenUp extends Error {
  readonly code = 'ETIMEDOUT';
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly message?: string;
}

function outcomeOf(error: unknown): SendOutcome {
  const { code = '', responseCode = 0, message = '' } = error as SmtpError;
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2')
    return failed('LOGIN_FAILED', { again: true });
  if (code === 'ETLS') return failed('TLS_FAILED', { again: true });
  if (responseCode >= 500) return failed('REFUSED');
  if (responseCode >= 400) return failed('RATE_LIMITED', { again: true });
  if (code === 'ETIMEDOUT') return failed('TIMEOUT', { again: true });
  // Faults of TLS come with the code of any other fault of the connection.
  const tls = /certificate|altname|ssl|tls/i.test(message);
  return failed(tls ? 'TLS_FAILED' : 'UNREACHABLE', { again: true });
}

/** What the other server calls it, when its answer says: `250 2.0.0 Ok: queued as 4F2A`. */
function queueIdOf(response: unknown): string | null {
  const [, id] = /\bqueued as ([A-Za-z0-9.-]{1,80})/i.exec(String(response)) ?? [];
  return id ?? null;
}

function domainOf(from: string): string {
  return /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'localhost';
}
