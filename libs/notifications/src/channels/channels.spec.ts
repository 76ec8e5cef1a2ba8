import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fixedClock } from '@gezhi/kernel';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerOptions } from 'smtp-server';
import { selfSigned } from '../certificate.testing';
import { defineNotification } from '../notification';
import type { Receiver } from '../receiver.testing';
import { receiver, status } from '../receiver.testing';
import type { OutgoingMessage } from './channel';
import { EmailChannel, smtpServerOf } from './email/email-channel';
import { HttpSmsGateway } from './sms/http-sms-gateway';
import { SmsChannel } from './sms/sms-channel';
import { HostGuard, isNetwork } from './webhook/allowed-hosts';
import { WebhookChannel } from './webhook/webhook-channel';

const KIND = defineNotification({
  code: 'LANTERN_LATE',
  subject: { en: 'Lantern {number} is late', zh: '灯笼{number}超期' },
  text: { en: 'Lantern {number} was due at {due}.', zh: '灯笼{number}应于{due}前点亮。' },
});
const KEY = '019a3aff-4800-7b9a-a240-6f5978bbdfd3';
const message = (more: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  key: KEY,
  kind: KIND,
  notification: {
    id: 'n-1',
    aboutType: 'Lantern',
    aboutId: 'l-7',
    areaCode: null,
    values: { number: 'L-7', due: '2026-11-02T01:30:00Z' },
    createdAt: new Date('2026-11-02T00:00:00Z'),
  },
  language: 'zh',
  address: 'duty@example.gov.cn',
  keyName: null,
  ...more,
});
const { signal } = new AbortController();
const tls = selfSigned();

describe('the e-mail channel', () => {
  interface Sink extends AsyncDisposable {
    readonly port: number;
    readonly mails: { to: string[]; text: string; secure: boolean; user: unknown }[];
  }
  async function sink(options: SMTPServerOptions = {}): Promise<Sink> {
    const mails: Sink['mails'] = [];
    const server = new SMTPServer({
      ...tls,
      authOptional: true,
      onData(stream, session, callback) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          mails.push({
            to: session.envelope.rcptTo.map(({ address }) => address),
            text: Buffer.concat(chunks).toString('utf8'),
            secure: session.secure,
            user: session.user,
          });
          callback(null, 'Ok: queued as 4F2A');
        });
      },
      ...options,
    });
    server.on('error', () => undefined);
    const listening = server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return {
      port: (listening.address() as AddressInfo).port,
      mails,
      [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(resolve)),
    };
  }
  const channel = (
    port: number,
    more: Partial<ConstructorParameters<typeof EmailChannel>[0]> = {},
  ) =>
    new EmailChannel({
      host: '127.0.0.1',
      port,
      tls: 'STARTTLS',
      ca: tls.cert,
      from: '格治 <notice@example.gov.cn>',
      patience: 5_000,
      ...more,
    });

  it.each([
    ['STARTTLS', {}],
    ['IMPLICIT', { secure: true }],
  ] as const)(
    'writes plain text over %s, with the same id at every attempt',
    async (way, options) => {
      await using post = await sink(options);
      const email = channel(post.port, { tls: way });
      for (const _ of [1, 2])
        expect(await email.send(message(), signal)).toEqual({ sent: true, providerId: '4F2A' });
      expect(post.mails).toHaveLength(2);
      for (const { to, text, secure } of post.mails) {
        expect({ to, secure }).toEqual({ to: ['duty@example.gov.cn'], secure: true });
        expect(text).toContain(`Message-ID: <${KEY}@example.gov.cn>`);
        expect(text).toContain('Content-Type: text/plain');
        const [, body = ''] = text.split('\r\n\r\n');
        const encoding = /Content-Transfer-Encoding: (\S+)/.exec(text)?.[1];
        const read = encoding === 'base64' ? Buffer.from(body, 'base64').toString('utf8') : body;
        const plain = read.replace(/(=[0-9A-F]{2})+|=\r\n/g, (hex) =>
          Buffer.from(hex.replace(/=\r\n|=/g, ''), 'hex').toString('utf8'),
        );
        expect(plain.trim()).toBe('灯笼L-7应于2026-11-02 09:30前点亮。');
      }
    },
  );

  it('keeps a value from being another header', async () => {
    await using post = await sink();
    const { notification } = message();
    const values = { number: 'L-7\r\nBcc: all@example.gov.cn', due: 'now' };
    await channel(post.port).send(
      message({ language: 'en', notification: { ...notification, values } }),
      signal,
    );
    expect(post.mails[0]?.to).toEqual(['duty@example.gov.cn']);
    expect(post.mails[0]?.text).toContain('Subject: Lantern L-7 Bcc: all@example.gov.cn is late');
    expect(post.mails[0]?.text).not.toMatch(/^Bcc:/m);
  });

  it('gives up rather than write without TLS, or to somebody who cannot prove who it is', async () => {
    await using plain = await sink({ disabledCommands: ['STARTTLS'] });
    expect(await channel(plain.port).send(message(), signal)).toMatchObject({
      sent: false,
      error: 'TLS_FAILED',
    });
    await using stranger = await sink(selfSigned());
    expect(await channel(stranger.port).send(message(), signal)).toMatchObject({
      error: 'TLS_FAILED',
    });
    expect([...plain.mails, ...stranger.mails]).toEqual([]);
  });

  it('signs in, and tells a refused login from a refused mailbox', async () => {
    const options: SMTPServerOptions = {
      authOptional: false,
      onAuth: ({ username, password }, _, callback) =>
        password === 'right' ? callback(null, { user: username }) : callback(new Error('no')),
      onRcptTo: ({ address }, _, callback) =>
        callback(
          address.startsWith('nobody')
            ? Object.assign(new Error('no such'), { responseCode: 550 })
            : address.startsWith('later')
              ? Object.assign(new Error('busy'), { responseCode: 451 })
              : null,
        ),
    };
    await using post = await sink(options);
    const as = (password: string) =>
      channel(post.port, { login: () => ({ user: 'notice', password }) });
    expect(await as('right').send(message(), signal)).toMatchObject({ sent: true });
    expect(post.mails[0]?.user).toBe('notice');
    expect(await as('wrong').send(message(), signal)).toMatchObject({
      error: 'LOGIN_FAILED',
      again: true,
    });
    const to = (address: string) => as('right').send(message({ address }), signal);
    expect(await to('nobody@example.gov.cn')).toMatchObject({ error: 'REFUSED', again: false });
    expect(await to('later@example.gov.cn')).toMatchObject({ error: 'RATE_LIMITED', again: true });
  });

  it('does not wait for a server that says nothing', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    expect(await channel(port, { patience: 100 }).send(message(), signal)).toMatchObject({
      error: 'TIMEOUT',
      again: true,
    });
    silent.close();
    expect(await channel(1).send(message(), signal)).toMatchObject({
      error: 'UNREACHABLE',
      again: true,
    });
  });

  it('reads addresses of servers: TLS everywhere but on this machine', () => {
    expect(smtpServerOf('smtps://mail.gov.cn')).toEqual({
      host: 'mail.gov.cn',
      port: 465,
      tls: 'IMPLICIT',
    });
    expect(smtpServerOf('smtp://mail.gov.cn')).toEqual({
      host: 'mail.gov.cn',
      port: 587,
      tls: 'STARTTLS',
    });
    expect(smtpServerOf('smtp://127.0.0.1:2525')).toMatchObject({ port: 2525, tls: 'NONE' });
  });
});

describe('the text message channel', () => {
  let gateway: Receiver;
  beforeAll(async () => (gateway = await receiver()));
  afterAll(() => gateway?.[Symbol.asyncDispose]());
  const sms = () =>
    new SmsChannel({
      gateway: new HttpSmsGateway({ url: gateway.url, token: () => 'a-token' }),
      signature: '格治',
      templates: { LANTERN_LATE: 'SMS_1001' },
    });

  it('hands over a registered template and its values, and nothing we wrote', async () => {
    const { notification } = message();
    const values = {
      number: '【假】https://evil.example/x L-7',
      due: notification.values['due'] ?? '',
      more: 'secret',
    };
    const sent = await sms().send(
      message({ address: '13800138000', notification: { ...notification, values } }),
      signal,
    );
    expect(sent).toEqual({ sent: true, providerId: 'm-1' });
    const [{ headers, body } = { headers: {}, body: '' }] = gateway.calls;
    expect(headers).toMatchObject({ authorization: 'Bearer a-token', 'idempotency-key': KEY });
    expect(JSON.parse(body)).toEqual({
      phone: '13800138000',
      signature: '格治',
      templateId: 'SMS_1001',
      values: { number: '假 L-7', due: '2026-11-02 09:30' },
      key: KEY,
    });
    expect(body).not.toContain('应于');
  });

  it('sends nothing without a template, and does not repeat what the gateway writes', async () => {
    const kind = { ...KIND, code: 'constructor' };
    expect(await sms().send(message({ kind }), signal)).toMatchObject({ error: 'NO_TEMPLATE' });
    gateway.answer = status(400);
    const refused = await sms().send(message({ address: '13800138000' }), signal);
    expect(refused).toMatchObject({ error: 'REFUSED', again: false });
    expect(JSON.stringify(refused)).not.toContain('138');
  });
});

describe('the webhook channel', () => {
  const webhook = (port: number, ca?: string, hosts = [`127.0.0.1:${port}`, `localhost:${port}`]) =>
    new WebhookChannel({
      allowed: { hosts, networks: ['127.0.0.0/8', '::1/128'] },
      secrets: () => ({ lanterns: `whsec_${Buffer.from('a'.repeat(32)).toString('base64')}` }),
      clock: fixedClock(new Date('2026-11-02T01:30:00Z')),
      ...(ca && { ca }),
    });

  it('calls over TLS, and nobody who cannot prove who it is', async () => {
    await using there = await receiver(tls);
    const call = { address: there.url, keyName: 'lanterns' };
    expect(await webhook(there.port, tls.cert).send(message(call), signal)).toMatchObject({
      sent: true,
    });
    expect(await webhook(there.port).send(message(call), signal)).toMatchObject({
      error: 'TLS_FAILED',
    });
    expect(await webhook(there.port, selfSigned().cert).send(message(call), signal)).toMatchObject({
      error: 'TLS_FAILED',
    });
    expect(there.calls).toHaveLength(1);
  });

  it('reads no endless answer', async () => {
    await using there = await receiver();
    there.answer = (response) => {
      const more = () => response.write('x'.repeat(65_536), () => !response.destroyed && more());
      more();
    };
    const sent = await webhook(there.port).send(
      message({ address: there.url, keyName: 'lanterns' }),
      signal,
    );
    expect(sent).toMatchObject({ sent: true });
  });

  it('does not call with a key nobody configured', async () => {
    await using there = await receiver();
    for (const keyName of [null, 'other', 'constructor', '__proto__'])
      expect(
        await webhook(there.port).send(message({ address: there.url, keyName }), signal),
      ).toMatchObject({
        error: 'KEY_UNKNOWN',
        again: false,
      });
    expect(there.calls).toEqual([]);
  });

  it('does not call a listed name that leads to this machine or another network that is not public', async () => {
    await using there = await receiver(tls);
    const guarded = new WebhookChannel({
      allowed: { hosts: [`localhost:${there.port}`] },
      secrets: () => ({ lanterns: 'a'.repeat(32) }),
      clock: fixedClock(new Date()),
      ca: tls.cert,
    });
    const address = `https://localhost:${there.port}/`;
    expect(await guarded.send(message({ address, keyName: 'lanterns' }), signal)).toMatchObject({
      error: 'HOST_NOT_ALLOWED',
      again: false,
    });
    const listed = webhook(there.port, tls.cert);
    expect(await listed.send(message({ address, keyName: 'lanterns' }), signal)).toMatchObject({
      sent: true,
    });
    expect(there.calls).toHaveLength(1);
  });
});

describe('the guard of hosts', () => {
  const hosts = [
    'hook.gov.cn',
    '*.city.gov.cn',
    'other.gov.cn:8443',
    '169.254.169.254',
    '10.1.2.3',
    '8.8.8.8',
    '[::1]',
    '127.0.0.1',
    '[::ffff:10.1.2.3]',
  ];
  const guard = new HostGuard({ hosts });

  it.each([
    'https://hook.gov.cn/a',
    'https://HOOK.gov.cn:443/',
    'https://a.city.gov.cn/',
    'https://other.gov.cn:8443/',
    'https://8.8.8.8/',
  ])('lets %s pass', (url) => expect(guard.check(url)).not.toBeNull());

  it.each([
    'http://hook.gov.cn/',
    'https://hook.gov.cn:444/',
    'https://hook.gov.cn.evil.example/',
    'https://city.gov.cn/',
    'https://evilcity.gov.cn/',
    'https://me@hook.gov.cn/',
    'https://other.gov.cn/',
    'https://169.254.169.254/latest',
    'https://10.1.2.3/',
    'https://0x0a010203/',
    'https://167838211/',
    'https://[::1]/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://[::ffff:10.1.2.3]/',
    'file:///etc/passwd',
    'ftp://hook.gov.cn/',
    'javascript:alert(1)',
    'not a url',
    '',
  ])('keeps %s out', (url) => expect(guard.check(url)).toBeNull());

  it.each([
    ...[
      '127.0.0.1',
      '0.0.0.0',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.100.100.200',
      '224.0.0.1',
    ],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fd00:ec2::254',
      '::ffff:10.0.0.1',
      '::ffff:169.254.169.254',
      '64:ff9b::a00:1',
      '2002:a00:1::',
    ],
  ])('does not connect to %s, unless its network is listed', (address) => {
    expect(guard.mayConnect(address)).toBe(false);
    const network = address.startsWith('::ffff:') ? address.slice(7) : address;
    const listed = `${network}/${network.includes(':') ? 128 : 32}`;
    expect(isNetwork(listed)).toBe(true);
    expect(new HostGuard({ hosts, networks: [listed] }).mayConnect(address)).toBe(true);
  });

  it('connects to public addresses', () => {
    for (const address of ['8.8.8.8', '114.114.114.114', '2400:3200::1'])
      expect(guard.mayConnect(address)).toBe(true);
  });
});
