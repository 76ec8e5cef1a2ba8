import { systemClock } from '@gezhi/kernel';
import type { NotificationChannel } from '@gezhi/notifications';
import {
  EmailChannel,
  HttpSmsGateway,
  SmsChannel,
  smtpServerOf,
  WebhookChannel,
} from '@gezhi/notifications';
import type { GridEnvironment } from './environment';

/** The ways out of the house that the environment sets up. Secrets are those of the moment a message is sent. */
export function createChannels(environment: GridEnvironment): NotificationChannel[] {
  let current = environment;
  environment.follow?.({
    onChange: (changed) => (current = changed),
    // Told by whoever guards the calls: one environment, one complaint.
    onProblem: () => undefined,
  });
  const channels: NotificationChannel[] = [];
  const { NOTIFY_WEBHOOK_HOSTS: hosts, NOTIFY_WEBHOOK_NETWORKS: networks = [] } = environment;
  if (hosts)
    channels.push(
      new WebhookChannel({
        allowed: { hosts, networks },
        secrets: () => current.NOTIFY_WEBHOOK_KEYS ?? {},
        clock: systemClock,
      }),
    );
  const { NOTIFY_SMTP_URL: smtp, NOTIFY_SMTP_FROM: from, NOTIFY_SMTP_USER: user } = environment;
  if (smtp && from)
    channels.push(
      new EmailChannel({
        ...smtpServerOf(smtp),
        from,
        login: () => (user ? { user, password: current.NOTIFY_SMTP_PASSWORD ?? '' } : null),
      }),
    );
  const { NOTIFY_SMS_URL: sms, NOTIFY_SMS_SIGNATURE: signature = '' } = environment;
  if (sms)
    channels.push(
      new SmsChannel({
        gateway: new HttpSmsGateway({
          url: sms.url,
          token: () => current.NOTIFY_SMS_TOKEN ?? '',
        }),
        signature,
        templates: environment.NOTIFY_SMS_TEMPLATES ?? {},
      }),
    );
  return channels;
}
