import { createHmac } from 'node:crypto';
import { fixedClock } from '@gezhi/kernel';
import type { SendOutcome } from '../channels/channel';
import { failed } from '../channels/channel';
import type { EndpointChannel } from '../channels/channel.codes';
import { WebhookChannel } from '../channels/webhook/webhook-channel';
import type { Receiver } from '../receiver.testing';
import { receiver, status, yes } from '../receiver.testing';
import type { TellingDepartment } from '../telling-department.testing';
import { tellingDepartment } from '../telling-department.testing';
import { MOST_ATTEMPTS } from './back-off';

jest.setTimeout(60_000);

/** Half past nine on a Monday morning in Nanjing. */
const MORNING = new Date('2026-11-02T01:30:00.000Z');
const SECRET = 'a secret of lanterns that is long enough';

const clock = fixedClock(MORNING);
let department: TellingDepartment;
let there: Receiver;
beforeAll(async () => {
  [department, there] = await Promise.all([tellingDepartment(clock), receiver()]);
});
afterAll(async () => {
  await department?.[Symbol.asyncDispose]();
  await there?.[Symbol.asyncDispose]();
});
beforeEach(async () => {
  clock.set(MORNING);
  there.calls.length = 0;
  there.answer = yes;
  await department.owner.query('TRUNCATE notification, notification_endpoint CASCADE');
});

const webhook = (patience?: number) =>
  new WebhookChannel({
    allowed: { hosts: [`127.0.0.1:${there.port}`], networks: ['127.0.0.0/8'] },
    secrets: () => ({ lanterns: SECRET }),
    clock,
    ...(patience && { patience }),
  });
const deliver = (more: object = {}) => department.deliver({ channels: [webhook()], ...more });
const later = (minutes: number) => clock.set(new Date(clock.now().getTime() + minutes * 60_000));
/** A channel that does as it is told. */
const channel = (send: () => Promise<SendOutcome>, code: EndpointChannel = 'WEBHOOK') => ({
  code,
  send,
});
const sent = { sent: true, providerId: null } as const;

async function toldByWebhook(): Promise<void> {
  await department.endpoint({ address: there.url });
  await department.tell();
}

/** What happened, as it stands in the database. */
const facts = () =>
  department.owner.query(`SELECT id, kind, about_id, "values", created_at FROM notification`);
const outward = async () =>
  (await department.deliveries()).filter(({ channel: by }) => by !== 'IN_APP');

describe('a notification', () => {
  it('stands in the app at once, and goes to the offices that asked for its kind', async () => {
    await department.endpoint({ address: there.url });
    await department.endpoint({ address: there.url, kinds: ['SOMETHING_ELSE'] });
    await department.endpoint({ address: there.url, enabled: false });
    await department.endpoint({
      address: there.url,
      areaCode: '320104',
      roles: ['DISTRICT_COMMAND'],
    });
    await department.tell();
    expect(await deliver()).toMatchObject({ expanded: 1, sent: 1 });
    expect(await department.deliveries()).toMatchObject([
      { channel: 'IN_APP', state: 'SENT', attempts: 0 },
      { channel: 'WEBHOOK', state: 'SENT', attempts: 1, error: null, nextAttemptAt: null },
    ]);
    expect(await deliver()).toEqual({ expanded: 0, sent: 0, failed: 0, parked: 0, skipped: 0 });
  });

  it('to the roles of an area goes to those who keep watch over it, and not to neighbours', async () => {
    const roles = ['SUBDISTRICT_COMMAND'];
    await department.endpoint({ address: there.url, areaCode: '320104', roles });
    await department.endpoint({ address: there.url, areaCode: '320104002', roles });
    await department.endpoint({
      address: there.url,
      areaCode: '320104001',
      roles: ['GRID_MEMBER'],
    });
    await department.tell({ to: { areaCode: '320104001', roles: ['SUBDISTRICT_COMMAND'] } });
    await deliver();
    expect(there.calls).toHaveLength(1);
  });

  it('is signed so that the receiver can prove it, and tells the matter in its language', async () => {
    await toldByWebhook();
    await deliver();
    const [{ headers, body } = { headers: {}, body: '' }] = there.calls;
    const [delivery] = await outward();
    expect(headers['webhook-id']).toBe(delivery?.id);
    expect(headers['webhook-timestamp']).toBe(String(MORNING.getTime() / 1000));
    const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const expected = createHmac('sha256', SECRET).update(content).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(JSON.parse(body)).toMatchObject({
      type: 'LANTERN_LATE',
      timestamp: MORNING.toISOString(),
      data: {
        about: { type: 'Lantern', id: 'lantern-7', areaCode: '320104001' },
        language: 'zh',
        subject: '灯笼L-7超期',
        text: '灯笼L-7应于2026-11-02 09:30前点亮。',
      },
    });
  });

  it('holds no number of a person and nothing people write', async () => {
    const due = '13800138000';
    await department.tell({ values: { number: '20261012-9F3A61C2', due } });
    await department.tell({ values: { number: '11010519491231002X', due: '请'.repeat(200) } });
    await department.tell({ values: { number: 7, due: '2026-11-02T01:30:00.000Z' } });
    const rows = await department.owner.query('SELECT "values" FROM notification ORDER BY ctid');
    expect(rows.map(({ values }: { values: object }) => values)).toEqual([
      { number: '20261012-9F3A61C2', due: '—' },
      { number: '—', due: '—' },
      { number: 7, due: '2026-11-02T01:30:00.000Z' },
    ]);
  });

  it('waits while the office is quiet', async () => {
    await department.endpoint({ address: there.url, quietFrom: '09:00', quietUntil: '13:00' });
    await department.tell();
    expect(await deliver()).toMatchObject({ expanded: 1, sent: 0 });
    clock.set(new Date('2026-11-02T05:00:00Z'));
    expect(await deliver()).toMatchObject({ sent: 1 });
  });

  it('of days ago is history: nobody is called about it', async () => {
    await toldByWebhook();
    later(73 * 60);
    expect(await deliver()).toMatchObject({ expanded: 1, sent: 0 });
    expect(await outward()).toEqual([]);
  });
});

describe('a receiver', () => {
  it.each([
    ['has a fault', status(503), { state: 'FAILED', error: 'RECEIVER_FAULT' }, 30],
    [
      'asks to wait',
      status(429, { 'retry-after': '600' }),
      { state: 'FAILED', error: 'RATE_LIMITED' },
      600,
    ],
    ['refuses our key', status(401), { state: 'FAILED', error: 'LOGIN_FAILED' }, 30],
    ['refuses it', status(422), { state: 'PARKED', error: 'REFUSED' }, null],
    ['is gone', status(410), { state: 'PARKED', error: 'REFUSED' }, null],
    [
      'points elsewhere',
      status(302, { location: 'http://169.254.169.254/' }),
      { state: 'PARKED', error: 'REDIRECTED' },
      null,
    ],
  ] as const)('that %s is heard, and asked again or not', async (_, answer, expected, seconds) => {
    there.answer = answer;
    await toldByWebhook();
    const before = await facts();
    await deliver();
    const [delivery] = await outward();
    expect(delivery).toMatchObject(expected);
    const pause =
      delivery?.nextAttemptAt && (delivery.nextAttemptAt.getTime() - MORNING.getTime()) / 1000;
    if (seconds === null) expect(pause).toBeNull();
    else {
      expect(pause).toBeGreaterThanOrEqual(seconds);
      expect(pause).toBeLessThanOrEqual(seconds * 1.2);
    }
    expect(there.calls).toHaveLength(1);
    expect(await facts()).toEqual(before);
    const everything = JSON.stringify(
      await department.owner.query('SELECT * FROM notification_delivery'),
    );
    expect(everything + department.logged()).not.toContain('13800138000');
    expect(department.logged()).not.toContain(there.url);
  });

  it('that answers too late is told again with the same key, and may take both for one', async () => {
    there.answer = () => undefined;
    await toldByWebhook();
    expect(await deliver({ channels: [webhook(50)] })).toMatchObject({ failed: 1 });
    expect((await outward())[0]).toMatchObject({ state: 'FAILED', error: 'TIMEOUT' });
    there.answer = yes;
    later(1);
    expect(await deliver()).toMatchObject({ sent: 1 });
    const keys = there.calls.map(({ headers }) => headers['webhook-id']);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(there.calls[0]?.body).toBe(there.calls[1]?.body);
  });

  it('that is dead rests for the run, and holds up no other', async () => {
    const dead = await department.endpoint({ address: 'http://127.0.0.1:1/hook' });
    await department.endpoint({ address: there.url });
    for (let count = 0; count < 12; count++) await department.tell();
    const channels = [
      new WebhookChannel({
        allowed: { hosts: ['127.0.0.1:1', `127.0.0.1:${there.port}`], networks: ['127.0.0.0/8'] },
        secrets: () => ({ lanterns: SECRET }),
        clock,
      }),
    ];
    expect(await deliver({ channels })).toMatchObject({ sent: 12, failed: 5 });
    const [row] = await department.owner.query(
      'SELECT count(*)::int AS waiting FROM notification_delivery WHERE endpoint_id = $1 AND attempts = 0',
      [dead],
    );
    expect(row).toEqual({ waiting: 7 });
  });

  it('that never works is asked less and less often, and in the end waits for a person', async () => {
    await toldByWebhook();
    const pauses: number[] = [];
    const channels = [channel(() => Promise.resolve(failed('UNREACHABLE', { again: true })))];
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      await deliver({ channels });
      const [delivery] = await outward();
      expect(delivery).toMatchObject({ state: 'FAILED', attempts: attempt });
      const next = delivery?.nextAttemptAt as Date;
      pauses.push((next.getTime() - clock.now().getTime()) / 1000);
      clock.set(next);
    }
    expect(pauses.every((pause, index) => pause >= Math.min(30 * 2 ** index, 7_200))).toBe(true);
    expect(await deliver({ channels })).toMatchObject({ parked: 1 });
    expect(await outward()).toMatchObject([
      { state: 'PARKED', error: 'UNREACHABLE', attempts: 12 },
    ]);
    expect(department.logged()).toContain('delivery parked');
    later(60 * 24 * 30);
    expect(await deliver({ channels })).toMatchObject({ sent: 0, parked: 0 });
  });
});

describe('a delivery', () => {
  it.each([
    ['no channel is configured', {}, { channels: [] }, 'CHANNEL_OFF'],
    ['this version does not know the kind', {}, { kinds: [] }, 'UNKNOWN_KIND'],
  ])('is skipped where %s', async (_, endpoint, options, error) => {
    await department.endpoint({ address: there.url, ...endpoint });
    await department.tell();
    expect(await deliver(options)).toMatchObject({ skipped: 1 });
    expect(await outward()).toMatchObject([{ state: 'SKIPPED', error }]);
  });

  it('is skipped when its office was switched off meanwhile', async () => {
    there.answer = status(500);
    await toldByWebhook();
    await deliver();
    await department.owner.query('UPDATE notification_endpoint SET enabled = false');
    later(2);
    expect(await deliver()).toMatchObject({ skipped: 1 });
    expect(await outward()).toMatchObject([{ state: 'SKIPPED', error: 'ENDPOINT_OFF' }]);
  });

  it('is made by one of two workers, never by both', async () => {
    await department.endpoint({ address: there.url });
    await department.endpoint({ address: there.url });
    for (let count = 0; count < 40; count++) await department.tell();
    const [one, two] = await Promise.all([deliver(), deliver()]);
    expect(one.sent + two.sent).toBe(80);
    expect(one.expanded + two.expanded).toBe(40);
    const keys = there.calls.map(({ headers }) => headers['webhook-id']);
    expect(keys).toHaveLength(80);
    expect(new Set(keys).size).toBe(80);
  });

  it('is not taken from a worker that is at it, and is from one that went silent', async () => {
    await toldByWebhook();
    const begun = Promise.withResolvers<void>();
    const end = Promise.withResolvers<SendOutcome>();
    const slow = channel(() => {
      begun.resolve();
      return end.promise;
    });
    const first = deliver({ channels: [slow] });
    await begun.promise;
    expect(await deliver()).toMatchObject({ sent: 0 });
    await department.owner.query(
      `UPDATE notification_delivery SET leased_until = now() - interval '1 second' WHERE leased_until IS NOT NULL`,
    );
    expect(await deliver()).toMatchObject({ sent: 1 });
    // The one that was thought dead has nothing to say any more.
    end.resolve(failed('REFUSED'));
    expect(await first).toMatchObject({ sent: 0, parked: 0 });
    expect(await outward()).toMatchObject([{ state: 'SENT', error: null, attempts: 2 }]);
  });

  it('whose sending kills its worker every time is given up', async () => {
    await toldByWebhook();
    await deliver({
      channels: [channel(() => Promise.resolve(failed('TIMEOUT', { again: true })))],
    });
    await department.owner.query(
      `UPDATE notification_delivery SET attempts = ${MOST_ATTEMPTS}, next_attempt_at = created_at, lease_id = id,
        leased_until = now() - interval '1 second' WHERE channel = 'WEBHOOK'`,
    );
    expect(await deliver()).toMatchObject({ sent: 0 });
    expect(await outward()).toMatchObject([{ state: 'PARKED', error: 'INTERRUPTED' }]);
    expect(there.calls).toEqual([]);
  });

  it('survives a channel with a fault of its own, which is told without what it was about', async () => {
    await toldByWebhook();
    const broken = channel(() => Promise.reject(new TypeError(`cannot write to ${there.url}`)));
    expect(await deliver({ channels: [broken] })).toMatchObject({ failed: 1 });
    expect(await outward()).toMatchObject([{ state: 'FAILED', error: 'FAULT' }]);
    expect(department.logged()).toContain('TypeError');
    expect(department.logged()).not.toContain(there.url);
  });
});

describe('a reporter', () => {
  const PHONE = '13900139000';
  const reporters = (phones: Record<string, string | null>) => ({
    reachable: (_: unknown, told: readonly { id: string; aboutId: string }[]) =>
      Promise.resolve(new Set(told.filter(({ aboutId }) => aboutId in phones).map(({ id }) => id))),
    phoneOf: (_: unknown, { aboutId }: { aboutId: string }) =>
      Promise.resolve(phones[aboutId] ?? null),
  });
  const toResident = (aboutId: string) =>
    department.tell({ to: { subject: 'resident-1' }, about: { type: 'Lantern', id: aboutId } });

  it('is texted only where a contact was left, and by day', async () => {
    clock.set(new Date('2026-11-02T14:00:00Z'));
    await toResident('with');
    await toResident('without');
    await toResident('blanked');
    const addresses: string[] = [];
    const sms = {
      code: 'SMS' as const,
      send: ({ address }: { address: string }) => {
        addresses.push(address);
        return Promise.resolve(sent);
      },
    };
    const options = { channels: [sms], reporters: reporters({ with: PHONE, blanked: null }) };
    expect(await deliver(options)).toMatchObject({ expanded: 3, sent: 0 });
    clock.set(new Date('2026-11-03T00:00:00Z'));
    expect(await deliver(options)).toMatchObject({ sent: 1, skipped: 1 });
    expect(addresses).toEqual([PHONE]);
    expect((await outward()).map(({ state, error }) => [state, error]).sort()).toEqual([
      ['SENT', null],
      ['SKIPPED', 'NO_CONTACT'],
    ]);
    const kept = await department.owner.query(
      `SELECT FROM notification n, notification_delivery d WHERE n::text || d::text LIKE '%${PHONE}%'`,
    );
    expect(kept).toEqual([]);
    expect(department.logged()).not.toContain(PHONE);
  });
});
