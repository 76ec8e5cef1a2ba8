import { keyRing, secret, serviceUrl } from '@gezhi/environment';
import { isNetwork } from '@gezhi/notifications';
import { z } from 'zod';

const list = () => z.string().transform((text) => text.split(',').map((entry) => entry.trim()));
const HOST = /^(\*\.)?[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:]+\](:\d{1,5})?$/;

/** How people are told outside the graph (docs/operations/notifications.md). What is left out is not used. */
export const notificationVariables = {
  NOTIFY_WEBHOOK_HOSTS: list()
    .refine((hosts) => hosts.every((host) => HOST.test(host)), { error: 'names no host' })
    .describe('host[:port][,*.domain], the only hosts webhooks may go to')
    .optional(),
  NOTIFY_WEBHOOK_NETWORKS: list()
    .refine((networks) => networks.every(isNetwork), { error: 'names no network' })
    .describe('networks that are not public and may be called all the same: 10.20.0.0/16')
    .optional(),
  NOTIFY_WEBHOOK_KEYS: keyRing().optional(),
  NOTIFY_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[A-Za-z0-9.-]+(:\d{1,5})?\/?$/, { error: 'is no address of a mail server' })
    .describe('smtps://host:465 (TLS) or smtp://host:587 (STARTTLS); login apart')
    .optional(),
  NOTIFY_SMTP_USER: z.string().optional(),
  NOTIFY_SMTP_PASSWORD: secret().optional(),
  NOTIFY_SMTP_FROM: z
    .string()
    .regex(/^[^\r\n]*@[A-Za-z0-9.-]+>?$/, { error: 'is no sender' })
    .describe('格治 <notice@example.gov.cn>')
    .optional(),
  NOTIFY_SMS_URL: serviceUrl()
    .refine(({ socket }) => socket === null, { error: 'a gateway is reached over HTTP' })
    .optional(),
  NOTIFY_SMS_TOKEN: secret().optional(),
  NOTIFY_SMS_SIGNATURE: z.string().min(2).max(20).optional(),
  NOTIFY_SMS_TEMPLATES: list()
    .refine((entries) => entries.every((entry) => /^[A-Z][A-Z0-9_]+=[\w.-]{1,64}$/.test(entry)), {
      error: 'names no templates',
    })
    .transform((entries) =>
      Object.fromEntries(entries.map((entry) => entry.split('=') as [string, string])),
    )
    .describe('KIND=template[,KIND=template]')
    .optional(),
};

type Name = keyof typeof notificationVariables;

const together = (name: Name, others: readonly Name[]) => ({
  name,
  message: `needs ${others.join(', ')} as well`,
  holds: (given: Partial<Record<Name, unknown>>) =>
    given[name] === undefined || others.every((other) => given[other] !== undefined),
});

/** A way out is set up whole or not at all. */
export const NOTIFICATION_RULES = [
  together('NOTIFY_WEBHOOK_HOSTS', ['NOTIFY_WEBHOOK_KEYS']),
  together('NOTIFY_WEBHOOK_NETWORKS', ['NOTIFY_WEBHOOK_HOSTS']),
  together('NOTIFY_SMTP_URL', ['NOTIFY_SMTP_FROM']),
  together('NOTIFY_SMTP_USER', ['NOTIFY_SMTP_PASSWORD']),
  together('NOTIFY_SMS_URL', ['NOTIFY_SMS_TOKEN', 'NOTIFY_SMS_SIGNATURE', 'NOTIFY_SMS_TEMPLATES']),
];
