import type { Actor } from '@gezhi/identity';
import { ANONYMOUS } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

const NOW = new Date('2026-10-12T10:00:00+08:00');
const BASE = '/open311/v2';
const FORM = 'application/x-www-form-urlencoded';
const resident = actorWith('RESIDENT', { subject: 'resident-1' });
const neighbour = actorWith('RESIDENT', { subject: 'resident-2' });
const NUMBER = /^\d{8}-[0-9A-F]{8}$/;

interface Row {
  readonly service_request_id: string;
  readonly code: number;
  readonly description: string;
}

describe('Open311 GeoReport v2, asked as public clients ask', () => {
  const clock = tickingClock(NOW);
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    await aSubdistrict(grid.dataSource);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());
  beforeEach(() => clock.set(NOW));

  const get = (path: string, actor: Actor = resident) =>
    grid.call(actor, { method: 'GET', path: `${BASE}${path}` });
  const list = async (path: string, actor?: Actor) => (await get(path, actor)).json<Row[]>();
  const post = (body: string, { format = 'json', type = FORM, actor = resident as Actor } = {}) =>
    grid.call(actor, {
      method: 'POST',
      path: `${BASE}/requests.${format}`,
      headers: { 'content-type': type },
      body,
    });
  const form = (more: Record<string, string> = {}) =>
    new URLSearchParams({
      jurisdiction_id: 'city.example',
      service_code: 'URBAN.LIGHTING',
      address_id: '320104001001',
      description: '路灯不亮 <&>\n夜间看不清',
      ...more,
    }).toString();
  const submitted = async (more?: Record<string, string>, actor?: Actor) => {
    const [row] = (await post(form(more), actor && { actor })).json<Row[]>();
    return row?.service_request_id ?? '';
  };

  it('lists the services to anybody, in JSON and in XML, and defines each', async () => {
    expect(await list('/services.json?jurisdiction_id=city.example', ANONYMOUS)).toContainEqual({
      service_code: 'URBAN.LIGHTING',
      service_name: expect.any(String) as unknown,
      description: expect.any(String) as unknown,
      metadata: false,
      type: 'realtime',
      keywords: '',
      group: expect.any(String) as unknown,
    });
    const { status, headers, body } = await get('/services.xml', ANONYMOUS);
    expect([status, headers['content-type']]).toEqual([200, 'text/xml; charset=utf-8']);
    expect(body.toString()).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<services><service><service_code>/,
    );
    expect((await get('/services/URBAN.LIGHTING.json', ANONYMOUS)).json()).toEqual({
      service_code: 'URBAN.LIGHTING',
      attributes: [],
    });
    expect((await get('/services/URBAN.LIGHTING.xml')).body.toString()).toContain(
      '<service_definition><service_code>URBAN.LIGHTING</service_code><attributes/></service_definition>',
    );
    expect((await get('/services/NOBODY.json')).json()).toEqual([
      { code: 404, description: expect.stringContaining('OPEN311_SERVICE_UNKNOWN') as unknown },
    ]);
  });

  it('takes a request in as a form and as JSON, and answers its number at once', async () => {
    const made = await post(form({ email: 'a@example.org', first_name: 'A', media_url: 'x' }));
    expect(made.status).toBe(201);
    const [row] = made.json<Row[]>();
    expect(row).toEqual({
      service_request_id: expect.stringMatching(NUMBER) as unknown,
      service_notice: '',
      account_id: null,
    });
    const body = JSON.stringify({
      service_code: 'URBAN.LIGHTING',
      lat: 32.020412,
      long: 118.800312,
      description: '路灯不亮',
    });
    const xml = await post(body, { format: 'xml', type: 'application/json' });
    expect(xml.body.toString()).toMatch(
      /<service_requests><request><service_request_id>\d{8}-[0-9A-F]{8}<\/service_request_id>/,
    );
    const [kept] = await grid.dataSource.query<object[]>(
      `SELECT source, nature, said_category_code, category_code, state, title, reporter_subject
        FROM gov_event WHERE number = $1`,
      [row?.service_request_id],
    );
    expect(kept).toMatchObject({
      source: 'CITIZEN_APP',
      said_category_code: 'URBAN.LIGHTING',
      category_code: null,
      state: 'RECEIVED',
      title: '路灯不亮 <&>',
      reporter_subject: 'resident-1',
    });
  });

  it('tells the account of its requests and nobody else, without who and without the exact place', async () => {
    const id = await submitted({ lat: '32.020412', long: '118.800312', phone: '13912345678' });
    const one = await get(`/requests/${id}.json`);
    expect(one.json<Row[]>()).toEqual([
      expect.objectContaining({
        service_request_id: id,
        status: 'open',
        service_code: 'URBAN.LIGHTING',
        address_id: '320104001001',
        lat: 32.02,
        long: 118.8,
      }),
    ]);
    expect(one.body.toString()).not.toMatch(/13912345678|resident-1|0204/);
    const xml = (await get(`/requests/${id}.xml`)).body.toString();
    expect(xml).toContain('<description>路灯不亮 &lt;&amp;&gt;</description>');
    expect((await get(`/requests/${id}.json`, neighbour)).status).toBe(404);
    expect(await list('/requests.json', neighbour)).toEqual([]);
    expect((await get('/requests.json', ANONYMOUS)).status).toBe(401);
  });

  it('finds requests by number, service, state and time, at most 90 days', async () => {
    const other = actorWith('RESIDENT', { subject: 'resident-3' });
    const id = await submitted({}, other);
    const ids = async (query: string) =>
      (await list(`/requests.json?${query}`, other)).map((row) => row.service_request_id);
    expect(await ids(`service_request_id=${id},20000101-00000000`)).toEqual([id]);
    expect(await ids('service_code=URBAN.LIGHTING&status=open')).toEqual([id]);
    expect(await ids('service_code=NOBODY')).toEqual([]);
    expect(await ids('status=closed')).toEqual([]);
    expect(await ids('status=open,closed')).toEqual([id]);
    expect(await ids('start_date=2026-10-01T00:00:00Z')).toEqual([id]);
    expect(await ids('end_date=2026-10-01T00:00:00Z')).toEqual([]);
    for (const wrong of [
      'start_date=2026-01-01T00:00:00Z&end_date=2026-10-01T00:00:00Z',
      'start_date=yesterday',
      'status=lost',
    ])
      expect((await get(`/requests.json?${wrong}`, other)).status).toBe(400);
  });

  it('answers the number of a request for the token it stands for', async () => {
    const id = await submitted();
    const [{ key }] = await grid.dataSource.query<[{ key: string }]>(
      'SELECT id AS key FROM gov_event WHERE number = $1',
      [id],
    );
    expect(await list(`/tokens/${key}.json`)).toEqual([{ service_request_id: id, token: key }]);
    expect((await get(`/tokens/${key}.json`, neighbour)).status).toBe(404);
  });

  it.each([
    ['of an unknown service', { service_code: 'NOBODY' }, 404, 'OPEN311_SERVICE_UNKNOWN'],
    ['without a place', { address_id: '', address_string: '某路' }, 400, 'INVALID_INPUT'],
    ['of a place there is not', { address_id: '320104999' }, 400, 'UNKNOWN_AREA'],
    ['with a telephone in its text', { description: '电 13912345678' }, 400, 'PERSONAL_DATA'],
    ['with an identity number', { description: '999999199001011238' }, 400, 'PERSONAL_DATA'],
    ['with a wrong coordinate', { lat: 'north', long: '1' }, 400, 'INVALID_INPUT'],
  ])('refuses a request %s, in the form of the standard', async (_which, more, status, code) => {
    const refused = await post(form(more as unknown as Record<string, string>));
    expect(refused.status).toBe(status);
    expect(refused.json<Row[]>()).toEqual([
      { code: status, description: expect.stringContaining(code) as unknown },
    ]);
    expect(refused.body.toString()).not.toMatch(/139123|19900101/);
  });

  it('refuses who has not signed in, and a place that is only written, in XML as well', async () => {
    const nobody = await post(form(), { format: 'xml', actor: ANONYMOUS });
    expect(nobody.status).toBe(401);
    expect(nobody.body.toString()).toContain('<errors><error><code>401</code>');
    const body = JSON.stringify({ service_code: 'URBAN.LIGHTING', address_string: '某路' });
    const written = await post(body, { type: 'application/json' });
    expect([written.status, written.json<Row[]>()[0]?.description]).toEqual([
      400,
      expect.stringContaining('OPEN311_LOCATION_MISSING'),
    ]);
  });
});
