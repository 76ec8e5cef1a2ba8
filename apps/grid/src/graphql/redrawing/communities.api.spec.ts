import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import {
  aGridToRedraw,
  M,
  NOVEMBER,
  OCTOBER,
  OLD,
  TODAY,
} from '../../testing/a-grid-to-redraw.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { redrawOnTheDay, redrawingOnTheDay } from '../../use-cases/redrawing/redraw-on-the-day';
import { actorOf } from '@gezhi/jobs';
import { callersDatabase } from '@gezhi/persistence';

type Place = Awaited<ReturnType<typeof aGridToRedraw>>;
const clock = tickingClock(OCTOBER);
const FROM = '320104001001';
const TO = '320104002005';
const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });

describe('drawing communities anew', () => {
  let grid: SubgraphUnderTest;
  let stage: Place;
  let verbs: ReturnType<typeof eventVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    stage = await aGridToRedraw(grid, clock);
    verbs = eventVerbs(grid, stage.place);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const said = {
    effectiveDate: TODAY,
    reason: '街道区划调整',
    documentNumber: '宁政发〔2026〕9号',
  };
  const transfer = (more: object = {}, actor = district) =>
    stage.change(
      'transferCommunity',
      { ...said, from: FROM, code: TO, name: '甲社区', ...more },
      '',
      actor,
    );
  const merge = (more: object = {}, actor = district) =>
    stage.change(
      'mergeCommunities',
      { ...said, codes: [FROM, '320104001002'], code: '320104001009', name: '合并社区', ...more },
      '',
      actor,
    );
  /** A second community of the subdistrict, with one grid of forty households. */
  const another = async () => {
    const rows = [
      ['320104001002', '乙社区', 'COMMUNITY', 4, '320104001'],
      ['320104001002C001', '乙第1网格', 'GRID', 5, '320104001002'],
      ['320104001002D001', '乙专属网格', 'GRID', 5, '320104001002'],
    ];
    for (const [code, name, kind, level, parent] of rows)
      await grid.dataSource.query(
        `INSERT INTO area (code, name, kind, level, parent_code, households, valid_from)
         VALUES ($1, $2, $3, $4, $5, 40, '2020-01-01')`,
        [code, name, kind, level, parent],
      );
    await grid.dataSource.query(
      `INSERT INTO grid SELECT (jsonb_populate_record(g, jsonb_build_object('code', c, 'type', CASE WHEN c LIKE '%D%' THEN 'DEDICATED' ELSE g.type END, 'place_name', CASE WHEN c LIKE '%D%' THEN '乙园区' END))).* FROM grid g
       CROSS JOIN unnest(ARRAY['320104001002C001', '320104001002D001']) c WHERE g.code = $1`,
      [OLD],
    );
    await grid.dataSource.query(
      `UPDATE area SET households = households + 40 WHERE code IN ('3201', '320104', '320104001')`,
    );
  };
  const areas = (under: string) =>
    grid.dataSource.query<{ code: string; name: string; households: number; ended: boolean }[]>(
      `SELECT code, name, households, valid_to IS NOT NULL AS ended FROM area WHERE starts_with(code, $1) ORDER BY code`,
      [under],
    );

  it('gives a community with all its grids to another subdistrict, under codes of that subdistrict', async () => {
    const before = await areas(FROM);
    clock.set(NOVEMBER);
    expect(await transfer()).toMatchObject({ state: 'DONE' });
    const ended = await areas(FROM);
    expect(ended).toEqual(before.map((area) => ({ ...area, ended: true })));
    const opened = await areas(TO);
    expect(opened.map(({ code }) => code)).toEqual(
      before.map(({ code }) => TO + code.slice(FROM.length)),
    );
    expect(opened.map(({ households }) => households)).toEqual(
      before.map(({ households }) => households),
    );
    const all = async (code: string) => (await stage.households(code))[0];
    expect([await all('320104001'), await all('320104002'), await all('320104')]).toEqual([
      0, 300, 300,
    ]);
    const { area } = await stage.ask<{ area: object }>(
      `{ area(code: "${OLD}") { validTo successors { nodes { to { code parent { code } } kind share households } } } }`,
    );
    expect(area).toEqual({
      validTo: TODAY,
      successors: {
        nodes: [
          {
            to: { code: `${TO}C001`, parent: { code: TO } },
            ...{ kind: 'TRANSFER', share: 1, households: 300 },
          },
        ],
      },
    });
    const [unit] = await grid.dataSource.query<object[]>(
      'SELECT area_code AS at FROM handling_unit WHERE id = $1',
      [stage.place.committeeId],
    );
    expect(unit).toEqual({ at: TO });
    const posts = await grid.dataSource.query<object[]>(
      `SELECT area_code AS at, to_date::text AS until FROM grid_post WHERE kind = 'FULLTIME_MEMBER' ORDER BY from_date`,
    );
    expect(posts).toEqual([
      { at: OLD, until: TODAY },
      { at: `${TO}C001`, until: null },
    ]);
  });

  it('leaves events where they were, hands the open ones over, and keeps the figures of the past', async () => {
    const open = await verbs.report();
    const closed = await verbs.eventIn('CLOSED');
    const october = '{ month: "2026-10" }'.slice(1, -1);
    clock.set(NOVEMBER);
    const before = await stage.figures('320104001', october);
    await transfer();
    expect(await stage.figures('320104001', october)).toEqual(before);
    expect(await stage.workAreaOf(open, district)).toEqual([OLD, `${TO}C001`]);
    expect(await stage.workAreaOf(closed, district)).toEqual([OLD, OLD]);
    const receiving = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
    expect(await stage.workAreaOf(open, receiving)).toEqual([OLD, `${TO}C001`]);
    expect(await stage.workAreaOf(closed, receiving)).toBeNull();
  });

  it('makes communities one, whose grids are numbered anew in the order of their old codes', async () => {
    await another();
    clock.set(NOVEMBER);
    expect(await merge()).toMatchObject({ state: 'DONE' });
    expect((await areas('320104001009')).map(({ code, households }) => [code, households])).toEqual(
      [
        ['320104001009', 340],
        ['320104001009C001', 300],
        [M('320104001009C001', 1), expect.any(Number)],
        [M('320104001009C001', 2), 90],
        [M('320104001009C001', 3), 130],
        ['320104001009C002', 40],
        ['320104001009D001', 40],
      ],
    );
    expect((await stage.households('320104001'))[0]).toBe(340);
    const { area } = await stage.ask<{ area: { predecessors: { nodes: object[] } } }>(
      `{ area(code: "320104001009") { predecessors { nodes { from { code validTo } kind households } } } }`,
    );
    expect(area.predecessors.nodes).toEqual(
      expect.arrayContaining([
        { from: { code: FROM, validTo: TODAY }, kind: 'UNITE', households: 300 },
        { from: { code: '320104001002', validTo: TODAY }, kind: 'UNITE', households: 40 },
      ]),
    );
  });

  it('takes devices along, which stand where they stood', async () => {
    const id = newId();
    await grid.dataSource.query(
      `INSERT INTO device (id, system_code, number, kind, state, owner_organization_id, area_code, place, silent_from,
         created_at, updated_at, version)
       VALUES ($1::uuid, 'X', 'N-1', 'NOISE', 'ACTIVE', $1::uuid, $2, '甲路', now(), now(), now(), 1)`,
      [id, M(OLD, 2)],
    );
    clock.set(NOVEMBER);
    await transfer();
    const [device] = await grid.dataSource.query<object[]>('SELECT area_code AS at FROM device');
    expect(device).toEqual({ at: `${TO}C001M002` });
    await grid.dataSource.query('TRUNCATE device CASCADE');
  });

  it('is refused where codes, places, days or the right are wrong', async () => {
    await another();
    clock.set(NOVEMBER);
    const code = async (answered: Promise<{ code: string }>) => (await answered).code;
    expect(await code(transfer({}, stage.command))).toBe('FORBIDDEN');
    expect(await code(transfer({ code: '320104001008' }))).toBe('COMMUNITY_STAYS');
    expect(await code(transfer({ code: '320104001002' }))).toBe('AREA_EXISTS');
    expect(await code(transfer({ code: '320104003001' }))).toBe('UNKNOWN_AREA');
    expect(await code(transfer({ code: '320104002' }))).toBe('WRONG_AREA_KIND');
    expect(await code(transfer({ from: '320104001007' }))).toBe('UNKNOWN_AREA');
    expect(await code(transfer({ effectiveDate: '2026-11-02' }))).toBe('REDRAWN_IN_THE_PAST');
    const city = actorWith('DISTRICT_COMMAND', { areas: ['3201'] });
    expect(await code(transfer({ code: '320105001001' }, city))).toBe('COMMUNITY_ACROSS');
    expect(await code(merge({ code: '320104002009' }))).toBe('COMMUNITY_ACROSS');
    expect(await code(merge({ codes: [FROM, FROM] }))).toBe('INVALID_INPUT');
    await grid.dataSource.query(`UPDATE area SET valid_from = $1 WHERE code = $2`, [TODAY, OLD]);
    expect(await code(transfer())).toBe('REDRAWN_TOO_SOON');
    await grid.dataSource.query(`UPDATE area SET valid_from = '2020-01-01' WHERE code = $1`, [OLD]);
    expect(await areas(TO)).toEqual([]);
  });

  it('waits for its day, and says why it did not fit then', async () => {
    const later = { effectiveDate: '2026-11-10' };
    expect(await transfer(later)).toMatchObject({ state: 'PLANNED' });
    expect(await transfer({ ...later, code: '320104002006' })).toMatchObject({ state: 'PLANNED' });
    clock.set(new Date('2026-11-10T00:00:05+08:00'));
    const actor = actorOf(redrawingOnTheDay);
    const database = callersDatabase(grid.service, actor, { reads: 'WHOLE' });
    expect(await redrawOnTheDay({ actor, clock, database })).toEqual({ done: 1, failed: 1 });
    const made = await grid.dataSource.query<object[]>(
      `SELECT state, failure FROM redrawing WHERE kind = 'TRANSFER' AND effective_date = '2026-11-10' ORDER BY id`,
    );
    expect(made).toEqual([
      { state: 'DONE', failure: null },
      { state: 'FAILED', failure: 'UNKNOWN_AREA' },
    ]);
  });
});
