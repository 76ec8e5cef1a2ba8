import type { Actor } from '@gezhi/identity';
import { actorOf } from '@gezhi/jobs';
import { callersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { runImports, runImportsJob } from '../../use-cases/event-import/run-imports';

jest.setTimeout(120_000);

const NOW = new Date('2026-10-12T10:00:00+08:00');
const hotline = actorWith('INTAKE_SYSTEM', { subject: 'svc-12345', organizationId: null });
const command = actorWith('SUBDISTRICT_COMMAND', { subject: 'clerk-1', areas: ['320104001'] });
const neighbour = actorWith('SUBDISTRICT_COMMAND', { subject: 'clerk-2', areas: ['320104002'] });
const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
const administrator = actorWith('ADMINISTRATOR', { areas: ['320104'] });
const HEAD = '外部编号,来源,性质,标题,描述,区域代码,联系人,联系电话\n';
const row = (id: string, title: string, more = ',320104001001,,') =>
  `${id},12345热线,诉求,${title},${more}\n`;

interface Told {
  readonly id: string;
  readonly state: string;
  readonly code?: string;
  readonly rowsRead: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly refused: number;
  readonly version: number;
}

describe('a file of matters', () => {
  const clock = tickingClock(NOW);
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    await aSubdistrict(grid.dataSource);
    await keepSystem({ takesFiles: true });
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());
  beforeEach(() => clock.set(NOW));

  async function keepSystem(more: object) {
    const input = {
      ...{ code: 'HOTLINE', nameEn: 'Hotline', nameZh: '热线', accountSubject: hotline.subject },
      ...{ sources: ['HOTLINE_12345'], ...more },
    };
    const answer = await grid.ask<{ keepExternalSystem: object }>(
      administrator,
      `mutation ($input: KeepExternalSystemInput!) { keepExternalSystem(input: $input) { __typename } }`,
      { input },
    );
    expect(answer.data?.keepExternalSystem).toEqual({ __typename: 'ExternalSystem' });
  }
  async function send(
    content: string | Buffer,
    { actor = command, query = '', type = 'text/csv' } = {},
  ) {
    const path = `/intake/imports?system=HOTLINE&name=${encodeURIComponent('十月.csv')}${query}`;
    const body = Buffer.from(content as string);
    const headers = { 'content-type': type };
    const reply = await grid.call(actor, { method: 'POST', path, body, headers });
    return { status: reply.status, ...reply.json<Told>() };
  }
  async function run(atOnce?: number, rounds?: number) {
    const actor = actorOf(runImportsJob);
    const database = callersDatabase(grid.service, actor, { reads: 'WHOLE' });
    const stopping = new AbortController();
    let looks = 0;
    const stopped = {
      get aborted() {
        return rounds === undefined ? false : (looks += 1) > rounds;
      },
    };
    const signal = rounds === undefined ? stopping.signal : (stopped as AbortSignal);
    await runImports({ actor, clock, database, signal }, atOnce);
    await database.endReading();
  }
  const get = (id: string, actor: Actor = command, more = '') =>
    grid.call(actor, { method: 'GET', path: `/intake/imports/${id}${more}`, language: 'zh' });
  const stateOf = async (id: string) => (await get(id)).json<Told>();
  const events = async (where = 'true') => {
    const [found] = await grid.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int FROM gov_event WHERE ${where}`,
    );
    return found?.count;
  };
  const rowsLeft = async (id: string) => {
    const [found] = await grid.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int FROM event_import_row WHERE import_id = $1',
      [id],
    );
    return found?.count;
  };

  it('becomes events a batch at a time, and says of each other row why not', async () => {
    const file =
      HEAD +
      row('A-1', '楼道灯不亮', ',320104001001,张三,13912345678') +
      row('A-2', '灯') +
      row('A-3', '请联系王先生 13912345678') +
      row('A-4', '井盖缺失', ',320104001999,,') +
      row('A-5', '井盖缺失', ',320104002,,') +
      row('A-6', '=HYPERLINK(1)', ',3201040010019,,') +
      row('A-1', '楼道灯不亮', ',320104001001,张三,13912345678') +
      row('A-1', '另一件事') +
      row('', '没有编号的一件事') +
      'A-9,12345热线\n';
    const sent = await send(file);
    expect(sent).toMatchObject({ status: 202, state: 'RECEIVED', rowsRead: 10 });
    // What the file itself shows is known at once; the rest needs the database.
    expect(sent).toMatchObject({ accepted: 0, duplicates: 1, refused: 4 });
    await run(2, 1);
    expect(await stateOf(sent.id)).toMatchObject({ state: 'RUNNING', accepted: 1, refused: 5 });
    await run(2);
    const done = await stateOf(sent.id);
    expect(done).toMatchObject({ state: 'DONE', accepted: 2, duplicates: 1, refused: 7 });
    expect(await events(`external_system = 'HOTLINE' AND reporter_subject IS NULL`)).toBe(2);
    expect(await events(`external_id = 'A-1'`)).toBe(1);
    const seen = await grid.ask<{ eventImport: Record<string, { nodes: object[] }> }>(
      command,
      `query ($id: ID!) { eventImport(id: $id) { fileName format encoding importedBySubject system { code }
        refusedRows(first: 20) { totalCount nodes { line field code message { en zh } } }
        history(first: 9) { nodes { action toState } } refusedRowsUrl } }`,
      { id: sent.id },
    );
    expect(seen.errors).toEqual([]);
    expect(seen.statements).toHaveLength(5);
    const given = seen.data!.eventImport;
    expect(given).toMatchObject({
      ...{ fileName: '十月.csv', format: 'CSV', encoding: 'UTF_8', system: { code: 'HOTLINE' } },
      ...{ importedBySubject: 'clerk-1', refusedRowsUrl: `/intake/imports/${sent.id}/refused` },
      history: { nodes: [{ action: 'receive' }, { action: 'run' }, { toState: 'DONE' }] },
    });
    expect(given['refusedRows']?.nodes).toMatchObject([
      { line: 3, field: 'title', code: 'IMPORT_VALUE' },
      { line: 4, field: 'title', code: 'PERSONAL_DATA_IN_TEXT' },
      { line: 5, field: 'areaCode', code: 'UNKNOWN_AREA' },
      { line: 6, field: 'areaCode', code: 'FORBIDDEN' },
      { line: 7, field: 'areaCode', code: 'INVALID_AREA_CODE' },
      { line: 9, field: 'externalId', code: 'IMPORT_ROW_TWICE' },
      { line: 11, field: null, code: 'IMPORT_ROW_CELLS' },
    ]);
    expect(JSON.stringify(given)).not.toMatch(/\{\w+\}|13912345678/);
    expect(await rowsLeft(sent.id)).toBe(7);
  });

  it('gives refused rows back as a file that is put right and sent again', async () => {
    const file =
      HEAD + row('B-1', '-灯', ',320104001999,,') + row('B-2', '"他说""好"""', ',320104001999,,');
    const sent = await send(file);
    await run();
    const reply = await get(sent.id, command, '/refused');
    expect(reply.headers['content-type']).toContain('text/csv');
    const [head, first, second] = reply.body.toString('utf8').split('\r\n');
    expect(head).toBe(`\ufeff${HEAD.trim()},line,field,code,reason`);
    expect(first).toMatch(/^B-1,12345热线,诉求,'-灯,,320104001999,,,2,areaCode,UNKNOWN_AREA,.+$/);
    expect(second).toContain('"他说""好"""');
    const again = reply.body.toString('utf8').replaceAll('320104001999', '320104001001');
    const right = await send(again);
    await run();
    expect(await stateOf(right.id)).toMatchObject({ state: 'DONE', rowsRead: 2, accepted: 2 });
    expect(await events(`external_id = 'B-1' AND title = '-灯'`)).toBe(1);
  });

  it('is read once: the same file, the same key and the same line make no second event', async () => {
    const file = HEAD + row('C-1', '水管漏水') + row('', '路面坑洼');
    const sent = await send(file);
    expect((await send(file)).id).toBe(sent.id);
    await run();
    expect((await send(file)).id).toBe(sent.id);
    const other = await send(`\ufeff${file}`);
    await grid.dataSource.query(`UPDATE event_import SET digest = $2 WHERE id = $1`, [
      other.id,
      ((await stateOf(sent.id)) as unknown as { digest: string }).digest,
    ]);
    await run();
    expect(await stateOf(other.id)).toMatchObject({ accepted: 0, duplicates: 2 });
    const changed = await send(HEAD + row('C-1', '别的事'));
    await run();
    expect(await stateOf(changed.id)).toMatchObject({ accepted: 0, refused: 1 });
  });

  it('is only checked when asked to: the answer is the same, and nothing was made', async () => {
    const before = await events();
    const file = HEAD + row('D-1', '楼道灯不亮') + row('D-2', '井盖缺失', ',320104999,,');
    const sent = await send(file, { query: '&checkOnly=true' });
    await run();
    expect(await stateOf(sent.id)).toMatchObject({ state: 'DONE', accepted: 1, refused: 1 });
    expect(await events()).toBe(before);
    const trail = await grid.dataSource.query<object[]>(
      `SELECT 1 FROM audit_record WHERE record LIKE '%GovEvent%' AND record LIKE '%event-imports%' AND record LIKE '%D-1%'`,
    );
    expect(trail).toEqual([]);
    const real = await send(file);
    await run();
    expect(await stateOf(real.id)).toMatchObject({ accepted: 1, refused: 1 });
    expect(await events()).toBe((before ?? 0) + 1);
  });

  it('can be ended before its last row: what was made stays, and the rest is forgotten', async () => {
    const sent = await send(HEAD + [1, 2, 3, 4, 5].map((n) => row(`E-${n}`, `第${n}件`)).join(''));
    await run(2, 1);
    const cancel = async (actor: Actor, seenVersion?: number) => {
      const answer = await grid.ask<{ cancelEventImport: { code?: string; state?: string } }>(
        actor,
        `mutation ($input: CancelEventImportInput!) { cancelEventImport(input: $input) {
          ... on EventImport { state } ... on Problem { code } } }`,
        { input: { id: sent.id, seenVersion } },
      );
      return answer.data?.cancelEventImport;
    };
    expect(await cancel(neighbour)).toEqual({ code: 'NOT_FOUND' });
    expect(await cancel(command, 99)).toEqual({ code: 'CONFLICT' });
    expect(await cancel(command)).toEqual({ state: 'CANCELLED' });
    expect(await cancel(command)).toEqual({ code: 'INVALID_TRANSITION' });
    await run();
    expect(await stateOf(sent.id)).toMatchObject({ state: 'CANCELLED', accepted: 2 });
    expect([await events(`external_id LIKE 'E-%'`), await rowsLeft(sent.id)]).toEqual([2, 0]);
  });

  it('is given up when its system may bring nothing in any more', async () => {
    const sent = await send(HEAD + row('F-1', '楼道灯不亮'));
    await keepSystem({ takesFiles: false });
    await run();
    expect(await stateOf(sent.id)).toMatchObject({ state: 'FAILED', failureCode: 'IMPORT_SYSTEM' });
    expect((await send(HEAD + row('F-2', '楼道灯不亮'))).code).toBe('IMPORT_SYSTEM');
    // Its own account needs no such leave, and brings in what lies anywhere.
    const own = await send(HEAD + row('F-3', '井盖缺失', ',320104002,,'), { actor: hotline });
    await run();
    expect((await get(own.id, hotline)).json()).toMatchObject({ state: 'DONE', accepted: 1 });
    await keepSystem({ takesFiles: true });
  });

  it('is seen by whoever sent it and the centres of the place, and by nobody else', async () => {
    const sent = await send(HEAD + row('G-1', '灯'));
    const seenBy = async (actor: Actor) => [
      (await get(sent.id, actor)).status,
      (await get(sent.id, actor, '/refused')).status,
    ];
    expect(await seenBy(command)).toEqual([200, 200]);
    expect(await seenBy(district)).toEqual([200, 200]);
    for (const actor of [neighbour, hotline, actorWith('RESIDENT', { subject: 'resident-1' })])
      expect(await seenBy(actor)).toEqual([404, 404]);
    const exported = await grid.dataSource.query<object[]>(
      `SELECT 1 FROM audit_record WHERE record LIKE '%EXPORT%' AND record LIKE '%' || $1 || '%'`,
      [sent.id],
    );
    expect(exported.length).toBeGreaterThan(0);
  });

  it('is refused whole when it cannot be read, and leaves nothing behind', async () => {
    const files = 'SELECT count(*)::int AS n FROM event_import';
    const before = await grid.dataSource.query(files);
    const code = async (...given: Parameters<typeof send>) => {
      const { status, code: told } = await send(...given);
      return [status, told];
    };
    expect(await code(`${HEAD}A,"x`)).toEqual([400, 'IMPORT_QUOTE']);
    expect(await code(HEAD + row('H-1', '一件事') + 'A,"x')).toEqual([400, 'IMPORT_QUOTE']);
    expect(await code('\n', { type: 'application/jsonl' })).toEqual([400, 'IMPORT_EMPTY']);
    expect(await code(HEAD, { type: 'text/html' })).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
    const resident = actorWith('RESIDENT', { subject: 'resident-1' });
    expect(await code(HEAD, { actor: resident })).toEqual([403, 'FORBIDDEN']);
    const named = await grid.call(command, {
      method: 'POST',
      path: `/intake/imports?system=HOTLINE&name=13912345678.csv`,
      body: Buffer.from(HEAD),
      headers: { 'content-type': 'text/csv' },
    });
    expect(named.json()).toMatchObject({ code: 'PERSONAL_DATA_IN_TEXT' });
    expect(await grid.dataSource.query(files)).toEqual(before);
  });

  it('may be JSON lines as well', async () => {
    const lines = [{ title: '楼道灯不亮', nature: 'DEMAND', areaCode: '320104001' }, { x: 1 }];
    const file = lines.map((line) => JSON.stringify(line)).join('\n');
    const sent = await send(file, { type: 'application/x-ndjson' });
    expect(sent).toMatchObject({ status: 202, rowsRead: 2, refused: 1 });
    await run();
    expect(await stateOf(sent.id)).toMatchObject({ state: 'DONE', accepted: 1, refused: 1 });
  });

  it('loses no row to a fault that meets another', async () => {
    const sent = await send(
      HEAD + row('I-1', '一件事') + row('I-2', '出错的事') + row('I-3', '又一件'),
    );
    await grid.dataSource.query(
      `ALTER TABLE gov_event ADD CONSTRAINT spoilt CHECK (title <> '出错的事')`,
    );
    await run();
    await grid.dataSource.query('ALTER TABLE gov_event DROP CONSTRAINT spoilt');
    expect(await stateOf(sent.id)).toMatchObject({ state: 'DONE', accepted: 2, refused: 1 });
  });
});
