import { EnvironmentError } from '@gezhi/environment';
import { createChannels } from './create-channels';
import { readEnvironment } from './environment';

const LEAST = {
  NODE_ENV: 'test',
  LISTEN: '4001',
  DATABASE_URL: 'postgresql://grid@localhost:5432/grid',
  CALL_KEYS: `gateway:${'k3y-'.repeat(10)}`,
};
const ALL = {
  ...LEAST,
  NOTIFY_WEBHOOK_HOSTS: 'hook.example.gov.cn, *.city.example.gov.cn:8443',
  NOTIFY_WEBHOOK_NETWORKS: '10.20.0.0/16',
  NOTIFY_WEBHOOK_KEYS: `lighting:${'s3cret-'.repeat(6)}`,
  NOTIFY_SMTP_URL: 'smtps://mail.example.gov.cn',
  NOTIFY_SMTP_USER: 'notice',
  NOTIFY_SMTP_PASSWORD: 'Zq8!mailbox-of-notices',
  NOTIFY_SMTP_FROM: '格治 <notice@example.gov.cn>',
  NOTIFY_SMS_URL: 'https://sms.example.gov.cn/send',
  NOTIFY_SMS_TOKEN: 'Yt5!token-of-the-gateway',
  NOTIFY_SMS_SIGNATURE: '格治',
  NOTIFY_SMS_TEMPLATES: 'REPORT_CLOSED=SMS_1, REPORT_REOPENED=SMS_2',
};
const problems = (more: Record<string, string | undefined>): readonly string[] => {
  try {
    readEnvironment({ ...ALL, ...more });
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return [error.message];
    throw error;
  }
};
const codes = (source: Record<string, string>) =>
  createChannels(readEnvironment(source)).map(({ code }) => code);

describe('the environment of the grid', () => {
  it('sets up the channels it names, and none unless it names them', () => {
    expect(codes(LEAST)).toEqual([]);
    expect(codes(ALL)).toEqual(['WEBHOOK', 'EMAIL', 'SMS']);
    expect(readEnvironment(ALL).NOTIFY_SMS_TEMPLATES).toEqual({
      REPORT_CLOSED: 'SMS_1',
      REPORT_REOPENED: 'SMS_2',
    });
  });

  it('shows no secret', () => {
    const shown = JSON.stringify(readEnvironment(ALL));
    for (const secret of [ALL.NOTIFY_SMTP_PASSWORD, ALL.NOTIFY_SMS_TOKEN, 's3cret-'])
      expect(shown).not.toContain(secret);
  });

  it.each([
    ['NOTIFY_WEBHOOK_KEYS', { NOTIFY_WEBHOOK_KEYS: undefined }],
    ['NOTIFY_WEBHOOK_HOSTS', { NOTIFY_WEBHOOK_HOSTS: 'https://hook/' }],
    ['NOTIFY_WEBHOOK_NETWORKS', { NOTIFY_WEBHOOK_NETWORKS: '10.20.0.0' }],
    ['NOTIFY_SMTP_URL', { NOTIFY_SMTP_URL: 'smtp://me:pass@mail' }],
    ['NOTIFY_SMTP_FROM', { NOTIFY_SMTP_FROM: undefined }],
    ['NOTIFY_SMTP_PASSWORD', { NOTIFY_SMTP_PASSWORD: undefined }],
    ['NOTIFY_SMS_TOKEN', { NOTIFY_SMS_TOKEN: undefined }],
    ['NOTIFY_SMS_TEMPLATES', { NOTIFY_SMS_TEMPLATES: 'closed' }],
  ])('says what is wrong with %s', (name, more) => {
    expect(problems(more).join()).toContain(name);
  });
});
