import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANONYMOUS } from '@gezhi/identity';
import { actorOf } from '@gezhi/jobs';
import { newId } from '@gezhi/kernel';
import { WebhookChannel } from '@gezhi/notifications';
import { callersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { signatureOf } from '../../domain/intake/intake-signature.rules';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { receiver } from '../../testing/receiver.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { useIntakeKeys } from '../../use-cases/intake/intake-keys';
import { tellPeople } from '../../use-cases/notification/tell-people';

jest.setTimeout(120_000);

const NOW = new Date('2026-10-12T10:00:00+08:00');
const KEYS = {
  'HOTLINE.1': 'the first secret of the hotline, long enough',
  'HOTLINE.2': 'the second secret of the hotline, long enough',
  'EMERGENCY.1': 'the secret of the emergency platform, long enough',
};
const administrator = actorWith('ADMINISTRATOR', { areas: ['320104'] });
const OFFICE = newId();

interface Recording {
  readonly says: string;
  readonly request: { readonly path: string; readonly body: object };
  readonly response: { readonly status: number; readonly body: object };
  readonly event: Readonly<Record<string, unknown>> | null;
  readonly unmapped: readonly object[];
}
const RECORDINGS = [
  'hotline-order',
  'hotline-order-again',
  'hotline-order-unmapped',
  'hotline-order-changed',
  'hotline-order-personal',
  'hotline-order-broken',
  'emergency-alarm',
  'emergency-alarm-unmapped',
  'emergency-alarm-of-the-hotline',
];
const recordingOf = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, 'recordings', `${name}.json`), 'utf8')) as Recording;

describe('what other systems push', () => {
  const clock = tickingClock(NOW);
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  beforeAll(async () => {
    useIntakeKeys(KEYS);
    grid = await subgraphInProcess(gridSubgraph, { clock });
    place = await aSubdistrict(grid.dataSource);
    for (const [code, source] of [
      ['HOTLINE', 'HOTLINE_12345'],
      ['EMERGENCY', 'PLATFORM_181'],
    ] as const)
      await keep('keepExternalSystem', {
        ...{ code, nameEn: 'A system', nameZh: '外部系统', sources: [source] },
        ...{ accountSubject: `svc-${code}`, statusOrganizationId: OFFICE },
      });
    const code = (kind: string, theirs: string, ours: string) => ({ kind, theirs, ours });
    await keepCodes('HOTLINE', [
      code('NATURE', '02', 'COMPONENT'),
      code('CATEGORY', 'CG0103', 'URBAN.LIGHTING'),
      code('AREA', 'QH-CH-001', '320104001001'),
      code('AREA', 'QH-GRID', '320104001001C001'),
      code('URGENCY', '2', 'LIVELIHOOD'),
    ]);
    await keepCodes('EMERGENCY', [
      code('CATEGORY', '21203', 'URBAN.LIGHTING'),
      code('AREA', '3201040010', '320104001'),
      code('URGENCY', 'III', 'LIVELIHOOD'),
    ]);
  });
  afterAll(async () => {
    useIntakeKeys(null);
    await grid?.[Symbol.asyncDispose]();
  });
  beforeEach(() => clock.set(NOW));

  async function keep(mutation: string, input: object, actor = administrator) {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await grid.ask<Record<string, { code?: string; path?: string[] }>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ... on Problem { code path } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation];
  }
  const keepCodes = (system: string, codes: object[], actor = administrator) =>
    keep('keepExternalCodes', { system, codes }, actor);

  interface Signing {
    readonly key?: string;
    readonly secret?: string;
    readonly at?: Date;
    readonly nonce?: string;
    readonly path?: string;
    readonly body?: Buffer;
    readonly without?: string;
  }
  /** A push as it stands on the wire, signed as said. */
  async function push(path: string, content: object, signing: Signing = {}) {
    const system = path.split('/')[2] ?? '';
    const { key = `${system}.1`, at = NOW, nonce = randomBytes(16).toString('hex') } = signing;
    const secret = signing.secret ?? KEYS[key as keyof typeof KEYS];
    const body = Buffer.from(JSON.stringify(content));
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const signed = { method: 'POST', path: signing.path ?? path, body: signing.body ?? body };
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      'gezhi-intake-key': key,
      'gezhi-intake-timestamp': timestamp,
      'gezhi-intake-nonce': nonce,
      'gezhi-intake-signature': signatureOf({ timestamp, nonce }, signed, secret),
    };
    if (signing.without) delete headers[signing.without];
    const reply = await grid.call(ANONYMOUS, {
      method: 'POST',
      path,
      body,
      headers,
      language: 'zh',
    });
    return { status: reply.status, body: reply.json<Record<string, unknown>>() };
  }
  const order = (orderNo: string, more: object = {}) => ({
    ...recordingOf('hotline-order').request.body,
    orderNo,
    ...more,
  });
  const codeOf = async (pushed: ReturnType<typeof push>) => {
    const { status, body } = await pushed;
    return [status, body['code']];
  };
  const eventOf = async (externalId: string) => {
    const [event] = await grid.dataSource.query<Record<string, unknown>[]>(
      `SELECT e.*, c.phone FROM gov_event e LEFT JOIN event_contact c ON c.event_id = e.id
       WHERE e.external_id = $1`,
      [externalId],
    );
    return event;
  };
  const unmappedOf = (system: string) =>
    grid.dataSource.query<object[]>(
      `SELECT kind, theirs, name FROM external_code WHERE external_system = $1 AND ours IS NULL
       ORDER BY kind, theirs`,
      [system],
    );
  /** A recording leaves open what is new each time. */
  const expected = (body: object): unknown =>
    JSON.parse(JSON.stringify(body), (_key, value: unknown) =>
      value === '<number>' || value === '<message>'
        ? (expect.stringMatching(/^.{8,}$/) as unknown)
        : value,
    );

  it.each(RECORDINGS)('is answered and understood as recorded: %s', async (name) => {
    const { request, response, event, unmapped } = recordingOf(name);
    const [, , system = ''] = request.path.split('/');
    const before = await unmappedOf(system);
    const answered = await push(request.path, request.body);
    expect(answered.status).toBe(response.status);
    expect(answered.body).toEqual(expected(response.body));
    if (event) {
      const { orderNo, alarmId } = request.body as { orderNo?: string; alarmId?: string };
      const stored = await eventOf(orderNo ?? alarmId ?? '');
      const column = (field: string) => field.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`);
      for (const [field, value] of Object.entries(event)) {
        const found = stored?.[column(field)];
        expect({ [field]: found instanceof Date ? found.toISOString() : found }).toEqual({
          [field]: value,
        });
      }
      expect(JSON.stringify(stored)).not.toMatch(/T1024|某应急平台|来电人/);
    }
    const seen = (await unmappedOf(system)).filter(
      (one) => !before.some((other) => JSON.stringify(other) === JSON.stringify(one)),
    );
    expect(seen).toEqual(unmapped);
  });

  it('is believed with either key while one is being changed, and not with a third or another’s', async () => {
    const path = '/intake/HOTLINE/orders';
    const status = async (signing: Signing) => (await push(path, order('K-1'), signing)).status;
    expect(await status({ key: 'HOTLINE.1' })).toBe(201);
    expect(await status({ key: 'HOTLINE.2' })).toBe(200);
    useIntakeKeys({ 'HOTLINE.2': KEYS['HOTLINE.2'] });
    expect(await status({ key: 'HOTLINE.1' })).toBe(401);
    expect(await status({ key: 'HOTLINE.2' })).toBe(200);
    useIntakeKeys(null);
    expect(await status({ key: 'HOTLINE.2' })).toBe(401);
    useIntakeKeys(KEYS);
    expect(await status({ key: 'EMERGENCY.1' })).toBe(401);
    expect(await status({ key: '__proto__', secret: 'x' })).toBe(401);
  });

  it.each([
    ['with another secret', { secret: 'some other secret altogether' }],
    ['over another body', { body: Buffer.from('{}') }],
    ['over another address', { path: '/intake/EMERGENCY/orders' }],
    ['without a key', { without: 'gezhi-intake-key' }],
    ['without a moment', { without: 'gezhi-intake-timestamp' }],
    ['without a nonce', { without: 'gezhi-intake-nonce' }],
    ['with a short nonce', { nonce: 'short' }],
    ['without a signature', { without: 'gezhi-intake-signature' }],
  ])('is refused when signed %s, and recorded as refused', async (_how, signing: Signing) => {
    const refused = await codeOf(push('/intake/HOTLINE/orders', order('S-1'), signing));
    expect(refused).toEqual([401, 'INTAKE_SIGNATURE']);
    expect(await eventOf('S-1')).toBeUndefined();
    const denials = await grid.dataSource.query<object[]>(
      `SELECT 1 FROM audit_record WHERE record LIKE '%INTAKE_SIGNATURE%'`,
    );
    expect(denials.length).toBeGreaterThan(0);
  });

  it('is refused when nobody signed it, also from somebody signed in', async () => {
    const path = '/intake/HOTLINE/orders';
    const headers = { 'content-type': 'application/json' };
    const body = Buffer.from(JSON.stringify(order('S-2')));
    const system = actorWith('INTAKE_SYSTEM', { subject: 'svc-HOTLINE', organizationId: null });
    const reply = await grid.call(system, { method: 'POST', path, body, headers });
    expect(reply.status).toBe(401);
  });

  it('is believed for five minutes by either clock, and once', async () => {
    const path = '/intake/HOTLINE/orders';
    const at = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
    expect(await codeOf(push(path, order('T-1'), { at: at(-310) }))).toEqual([401, 'INTAKE_CLOCK']);
    expect(await codeOf(push(path, order('T-1'), { at: at(320) }))).toEqual([401, 'INTAKE_CLOCK']);
    expect((await push(path, order('T-1'), { at: at(-280) })).status).toBe(201);
    const nonce = 'a-nonce-that-comes-twice';
    expect((await push(path, order('T-2'), { nonce })).status).toBe(201);
    expect(await codeOf(push(path, order('T-2'), { nonce }))).toEqual([409, 'INTAKE_REPLAYED']);
    const many = await Promise.all(
      Array.from({ length: 20 }, () => push(path, order('T-3'), { nonce: `${nonce}-again` })),
    );
    expect(many.filter(({ status }) => status !== 409)).toHaveLength(1);
  });

  it('of a system that rests is refused like one nobody knows', async () => {
    const system = { code: 'EMERGENCY', nameEn: 'A system', nameZh: '外部系统' };
    const kept = { ...system, sources: ['PLATFORM_181'], accountSubject: 'svc-EMERGENCY' };
    await keep('keepExternalSystem', { ...kept, enabled: false });
    const { request } = recordingOf('emergency-alarm');
    expect((await push(request.path, request.body)).status).toBe(401);
    await keep('keepExternalSystem', { ...kept, statusOrganizationId: OFFICE });
    expect((await push(request.path, request.body)).status).toBe(200);
  });

  it('counts codes without a meaning until somebody says it; what comes later has it', async () => {
    const path = '/intake/HOTLINE/orders';
    await push(path, order('U-1', { itemCode: 'NEW1', itemName: '新类' }));
    await push(path, order('U-2', { itemCode: 'NEW1' }));
    // Sent again it is the same matter, and counts no more.
    await push(path, order('U-2', { itemCode: 'NEW1' }));
    const listed = await grid.ask<{
      externalSystems: { nodes: { code: string; codes: object }[] };
    }>(
      actorWith('DISTRICT_COMMAND', { areas: ['320104'] }),
      `{ externalSystems(first: 5) { nodes { code statusOrganization { id }
        codes(first: 50, unmapped: true, kinds: [CATEGORY]) { totalCount nodes { theirs label ours unknownCount lastUnknownAt } } } } }`,
    );
    expect(listed.errors).toEqual([]);
    // The systems, their codes and how many those are: three statements, however many systems.
    expect(listed.statements).toHaveLength(3);
    const codes = listed.data?.externalSystems.nodes.find(({ code }) => code === 'HOTLINE')?.codes;
    expect(codes).toMatchObject({
      nodes: expect.arrayContaining([
        expect.objectContaining({ theirs: 'NEW1', label: '新类', ours: null, unknownCount: 2 }),
      ]) as unknown,
    });
    const meaning = { kind: 'CATEGORY', theirs: 'NEW1', ours: 'URBAN.LIGHTING' };
    expect(await keepCodes('HOTLINE', [meaning])).toEqual({ __typename: 'ExternalSystem' });
    await push(path, order('U-3', { itemCode: 'NEW1' }));
    expect((await eventOf('U-3'))?.['said_category_code']).toBe('URBAN.LIGHTING');
    expect((await eventOf('U-2'))?.['said_category_code']).toBeNull();
    expect((await push(path, order('U-2', { itemCode: 'NEW1' }))).status).toBe(200);
  });

  it('lets codes mean only what there is, and be kept by those who may', async () => {
    const to = (kind: string, ours: string) => [
      { kind: 'CATEGORY', theirs: 'CG0103', ours: 'URBAN.LIGHTING' },
      { kind, theirs: 'X', ours },
    ];
    for (const [kind, ours] of [
      ['CATEGORY', 'URBAN'],
      ['AREA', '320104999'],
      ['NATURE', 'NOTHING'],
      ['URGENCY', 'SOON'],
    ] as const)
      expect(await keepCodes('HOTLINE', to(kind, ours))).toMatchObject({
        code: 'EXTERNAL_CODE_TARGET',
        path: ['input', 'codes', '1', 'ours'],
      });
    const codes = to('NATURE', 'DEMAND');
    expect(await keepCodes('NOBODY', codes)).toMatchObject({ code: 'NOT_FOUND' });
    const clerk = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
    expect(await keepCodes('HOTLINE', codes, clerk)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is answered at every step of the matter, signed, at least once', async () => {
    const verbs = eventVerbs(grid, place);
    await using office = await receiver();
    await keep('addNotificationEndpoint', {
      ...{ organizationId: OFFICE, channel: 'WEBHOOK', address: office.url },
      ...{ keyName: 'HOTLINE', kinds: ['INTAKE_STATUS', 'INTAKE_CLOSED'] },
    });
    await push('/intake/HOTLINE/orders', order('W-1', { regionCode: 'QH-GRID' }));
    const id = (await eventOf('W-1'))?.['id'] as string;
    for (const verb of [
      'accept',
      'dispatch',
      'sign',
      'start',
      'handle',
      'pass',
      'callBack',
    ] as const)
      expect((await verbs[verb](id)).code).toBeUndefined();
    expect((await verbs.close(id)).code).toBeUndefined();
    const secret = 'the secret of what is told the hotline';
    const webhook = new WebhookChannel({
      allowed: { hosts: [`127.0.0.1:${office.port}`], networks: ['127.0.0.0/8'] },
      secrets: () => ({ HOTLINE: secret }),
      clock,
    });
    const job = tellPeople([webhook]);
    const actor = actorOf(job);
    const run = () =>
      job.run(
        {
          ...{ actor, clock, signal: new AbortController().signal },
          database: callersDatabase(grid.service, actor, { reads: 'WHOLE' }),
          logger: { error: jest.fn(), warn: jest.fn() } as never,
          job: { id: 'x', name: job.name, attempt: 1, startedFor: NOW },
        },
        {},
      );
    await run();
    const deliveries = async () => {
      const answer = await grid.ask<{
        notificationDeliveries: { nodes: { state: string; error: string | null }[] };
      }>(
        administrator,
        `{ notificationDeliveries(first: 20, filter: { channels: [WEBHOOK] }) { nodes { state error } } }`,
      );
      expect(answer.errors).toEqual([]);
      return answer.data?.notificationDeliveries.nodes;
    };
    expect(await deliveries()).toEqual(Array(3).fill({ state: 'FAILED', error: 'RECEIVER_FAULT' }));
    office.fails = false;
    clock.set(new Date(NOW.getTime() + 3_600_000));
    await run();
    expect(await deliveries()).toEqual(Array(3).fill({ state: 'SENT', error: null }));
    const told = office.calls.slice(3).map(({ headers, body }) => {
      const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
      const mac = createHmac('sha256', secret).update(signed).digest('base64');
      expect(headers['webhook-signature']).toBe(`v1,${mac}`);
      return (JSON.parse(body) as { data: { values: object } }).data.values;
    });
    const number = (await eventOf('W-1'))?.['number'];
    const about = { externalSystem: 'HOTLINE', externalId: 'W-1', number };
    expect(told).toEqual(
      expect.arrayContaining([
        { ...about, status: 'ACCEPTED' },
        { ...about, status: 'DISPATCHED' },
        { ...about, status: 'CLOSED', outcome: 'RESOLVED' },
      ]),
    );
  });

  it('is answered as merged, and at the end of what answers it', async () => {
    const verbs = eventVerbs(grid, place);
    await push('/intake/HOTLINE/orders', order('M-1', { regionCode: 'QH-GRID' }));
    const id = (await eventOf('M-1'))?.['id'] as string;
    const into = await verbs.eventIn('CALLED_BACK');
    const merged = await verbs.step(verbs.command, 'mergeEvent', { id, intoId: into });
    expect(merged.code).toBeUndefined();
    expect((await verbs.close(into)).code).toBeUndefined();
    const told = await grid.dataSource.query<{ status: string }[]>(
      `SELECT values->>'status' AS status FROM notification WHERE about_id = $1 AND kind LIKE 'INTAKE%' ORDER BY id`,
      [id],
    );
    expect(told.map(({ status }) => status)).toEqual(['MERGED', 'CLOSED']);
  });
});
