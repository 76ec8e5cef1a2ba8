import { valueShown } from '../../render';
import { valueNamesOf } from '../../notification';
import type { NotificationChannel, OutgoingMessage, SendOutcome } from '../channel';
import { failed } from '../channel';
import type { SmsGateway } from './sms-gateway';

export interface SmsOptions {
  readonly gateway: SmsGateway;
  /** The registered name (短信签名). */
  readonly signature: string;
  /** Kind → registered template. A kind without one is not sent by this way. */
  readonly templates: Readonly<Record<string, string>>;
}

/** Carriers refuse longer values, links, and the brackets that mark a signature. */
const LONGEST_VALUE = 35;
const REFUSED = /https?:\/\/\S+|[【】[\]<>]/g;

/** Text messages (短信): only the number of a template and short values leave the house. */
export class SmsChannel implements NotificationChannel {
  readonly code = 'SMS';

  constructor(private readonly options: SmsOptions) {}

  async send(message: OutgoingMessage, signal: AbortSignal): Promise<SendOutcome> {
    const { kind, notification, address, key } = message;
    const { gateway, signature, templates } = this.options;
    const templateId = Object.hasOwn(templates, kind.code) ? templates[kind.code] : undefined;
    if (templateId === undefined) return failed('NO_TEMPLATE');
    const names = [...new Set(valueNamesOf(kind.subject.zh + kind.text.zh))];
    const values = names.map((name) => ({
      name,
      value: valueShown(kind, name, notification.values, 'zh')
        .replace(REFUSED, '')
        .slice(0, LONGEST_VALUE),
    }));
    return gateway.send({ phone: address, signature, templateId, values, key }, signal);
  }
}
