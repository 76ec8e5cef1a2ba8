import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { keptValue, longerTrend } from '../../domain/health-check/health-check.rules';
import { HEALTH_CHECK_MACHINE } from '../../domain/health-check/health-check.states';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly code: string;
  readonly path: readonly string[];
}

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);
const INPUTS: Readonly<Record<string, string>> = {
  publishCompoundIndicators: 'PublishHealthIndicatorSetInput',
  planCompoundCheck: 'PlanHealthCheckInput',
  recordCompoundCheck: 'RecordHealthCheckInput',
  confirmCompoundFindings: 'ConfirmHealthFindingsInput',
  rectifyCompoundFindings: 'RectifyHealthFindingsInput',
};
const LIGHTS = { code: 'LIGHTS', dimension: 'BUILDING', kind: 'CONDITION', nature: 'COMPONENT' };
const PEOPLE = {
  code: 'TENANTS',
  dimension: 'POPULATION_COUNT',
  kind: 'COUNT',
  nature: 'INCIDENT',
};
const INDICATORS = [
  { ...LIGHTS, title: '楼道照明完好' },
  { ...PEOPLE, title: '流动人口数' },
];

describe('a health check of a compound', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  let member: Actor;
  let secretary: Actor;
  const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    await grid.dataSource.query('TRUNCATE health_ledger_line, indicator_set, notification CASCADE');
    place = await aSubdistrict(grid.dataSource);
    event = eventVerbs(grid, place);
    member = actorWith('GRID_MEMBER', { subject: 'worker-1', areas: [place.grid] });
    secretary = actorWith('COMMUNITY_SECRETARY', { subject: 'head-1', areas: [place.community] });
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const step = async (actor: Actor, mutation: string, input: object): Promise<Answer> => {
    const type = INPUTS[mutation] ?? 'HealthCheckStepInput';
    const made = mutation.startsWith('publish') ? 'HealthIndicatorSet' : 'HealthCheck';
    const answer = await grid.ask<Record<string, Answer>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        ... on ${made} { id state } ... on Problem { code path } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Answer;
  };
  const publish = (more: object = {}, actor = district) =>
    step(actor, 'publishCompoundIndicators', {
      ...{ areaCode: '320104', title: '体检指标', basisDoc: '秦治指〔2026〕2号' },
      ...{ effectiveFrom: '2026-10-12', indicators: INDICATORS, ...more },
    });
  const plan = (more: object = {}, actor = secretary) =>
    step(actor, 'planCompoundCheck', {
      ...{ areaCode: place.grid, compound: '甲小区', plannedOn: '2026-10-12', ...more },
    });
  const begin = (id: string) => step(member, 'beginCompoundCheck', { id });
  const record = (id: string, more: object) => step(member, 'recordCompoundCheck', { id, ...more });
  const ANSWERS = [
    { indicatorCode: 'LIGHTS', value: 0, evidence: ['照片 12'] },
    { indicatorCode: 'TENANTS', value: 6 },
  ];
  const FOUND = { indicatorCode: 'LIGHTS', title: '三单元楼道灯损坏' };
  const confirm = (id: string, more: object = {}, actor = secretary) =>
    step(actor, 'confirmCompoundFindings', { id, ...more });
  const looked = async (more: object = { answers: ANSWERS, findings: [FOUND] }) => {
    const { id } = await plan();
    for (const did of [await begin(id), await record(id, more)])
      expect(did).not.toHaveProperty('code');
    return id;
  };
  const read = async (actor: Actor, id: string, fields: string) => {
    const query = `query ($id: ID!) { compoundCheck(id: $id) { ${fields} } }`;
    const answer = await grid.ask<{ compoundCheck: never }>(actor, query, { id });
    expect(answer.errors).toEqual([]);
    return answer.data?.compoundCheck as unknown;
  };

  it('reaches every state of its table, and ends closed', () => {
    const { states, reachable, final } = HEALTH_CHECK_MACHINE;
    expect([...reachable()].sort()).toEqual(Object.keys(states).sort());
    expect(final()).toEqual(['CLOSED']);
  });

  it('opens an event for each finding upheld, and closes when their events have ended', async () => {
    await publish();
    const id = await looked({
      answers: ANSWERS,
      findings: [FOUND, { indicatorCode: 'LIGHTS', title: '误报' }],
    });
    const { findings } = (await read(member, id, 'findings { nodes { id title } }')) as {
      findings: { nodes: { id: string; title: string }[] };
    };
    const wrong = findings.nodes.find(({ title }) => title === '误报')?.id;
    expect(await confirm(id, { dismissedFindingIds: [wrong] })).toMatchObject({
      state: 'FINDINGS_CONFIRMED',
    });
    const close = () => step(secretary, 'closeCompoundCheck', { id });
    expect(await close()).toMatchObject({ code: 'FINDINGS_OPEN' });
    const rectify = (rectifyBy: string) =>
      step(secretary, 'rectifyCompoundFindings', { id, rectifyBy });
    expect(await rectify('2026-10-12')).toMatchObject({
      code: 'RECTIFY_DAY_NOT_AHEAD',
      path: ['input', 'rectifyBy'],
    });
    expect(await rectify('2026-11-12')).toMatchObject({ state: 'RECTIFYING' });
    expect(await close()).toMatchObject({ code: 'FINDINGS_OPEN' });
    const seen = (await read(
      event.command,
      id,
      'findings { nodes { state endedAt event { id source title state } } }',
    )) as { findings: { nodes: { event: { id: string } | null }[] } };
    expect(seen.findings.nodes).toEqual([
      {
        state: 'CONFIRMED',
        endedAt: null,
        event: expect.objectContaining({
          source: 'HEALTH_CHECK',
          title: FOUND.title,
          state: 'RECEIVED',
        }),
      },
      { state: 'DISMISSED', endedAt: null, event: null },
    ]);
    const eventId = seen.findings.nodes[0]?.event?.id ?? '';
    const links = await grid.dataSource.query(
      'SELECT from_type, relation, to_type FROM case_link WHERE from_id = $1',
      [eventId],
    );
    expect(links).toEqual([
      { from_type: 'GovEvent', relation: 'SOURCE', to_type: 'HealthFinding' },
    ]);
    const cancelled = await event.step(event.command, 'cancelEvent', { id: eventId, note: '重复' });
    expect(cancelled).toMatchObject({ state: 'CANCELLED' });
    expect(await read(secretary, id, 'findings { nodes { endedAt } }')).toMatchObject({
      findings: { nodes: [{ endedAt: expect.any(String) }, { endedAt: null }] },
    });
    expect(await close()).toMatchObject({ state: 'CLOSED' });
    const told = await grid.dataSource.query(
      `SELECT kind FROM notification WHERE kind LIKE 'HEALTH%' ORDER BY id`,
    );
    expect(told).toEqual([{ kind: 'HEALTH_CHECK_PLANNED' }, { kind: 'HEALTH_FINDINGS_CONFIRMED' }]);
  });

  it('keeps a ledger of places with its trend, and no count of people below ten', async () => {
    await publish();
    const first = await looked();
    await confirm(first);
    clock.set(new Date('2026-11-02T10:00:00+08:00'));
    const second = await looked({
      answers: [
        { indicatorCode: 'LIGHTS', value: 1 },
        { indicatorCode: 'TENANTS', value: 31 },
      ],
    });
    await confirm(second);
    expect(
      await step(secretary, 'rectifyCompoundFindings', { id: second, rectifyBy: '2026-12-01' }),
    ).toMatchObject({ code: 'NO_FINDINGS' });
    expect(await step(secretary, 'closeCompoundCheck', { id: second })).toMatchObject({
      state: 'CLOSED',
    });
    const ledger = await grid.ask(
      secretary,
      `{ area(code: "${place.community}") { compoundLedger { nodes {
        indicatorCode value belowTen checkedOn trend { on value belowTen } } } } }`,
    );
    expect(ledger.errors).toEqual([]);
    expect(ledger.data).toEqual({
      area: {
        compoundLedger: {
          nodes: [
            {
              ...{ indicatorCode: 'LIGHTS', value: 1, belowTen: false, checkedOn: '2026-11-02' },
              trend: [
                { on: '2026-10-12', value: 0, belowTen: false },
                { on: '2026-11-02', value: 1, belowTen: false },
              ],
            },
            {
              ...{ indicatorCode: 'TENANTS', value: 31, belowTen: false, checkedOn: '2026-11-02' },
              trend: [
                { on: '2026-10-12', value: null, belowTen: true },
                { on: '2026-11-02', value: 31, belowTen: false },
              ],
            },
          ],
        },
      },
    });
    const [stored] = await grid.dataSource.query(
      `SELECT count(*)::int AS small FROM health_answer WHERE value < 10 AND indicator_code = 'TENANTS'`,
    );
    expect(stored).toEqual({ small: 0 });
  });

  it('asks the indicators of the version that holds on its day', async () => {
    expect(await plan()).toMatchObject({ code: 'NO_INDICATOR_SET' });
    const key = { clientMutationId: 'set-000001' };
    const { id } = await publish(key);
    expect(await publish(key)).toMatchObject({ id });
    expect(await publish()).toMatchObject({ code: 'GOV_LIST_NOT_AFTER_PREDECESSOR' });
    const next = { effectiveFrom: '2026-11-01', indicators: [INDICATORS[0]] };
    expect(await publish(next)).toMatchObject({ state: 'PUBLISHED' });
    expect(await publish({}, secretary)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await publish({ areaCode: '320105' })).toMatchObject({ code: 'FORBIDDEN' });
    const of = async (plannedOn: string) =>
      read(secretary, (await plan({ plannedOn })).id, 'indicatorSet { version state }');
    const set = (version: number, state: string) => ({ indicatorSet: { version, state } });
    expect(await of('2026-10-31')).toEqual(set(1, 'SUPERSEDED'));
    expect(await of('2026-11-01')).toEqual(set(2, 'PUBLISHED'));
  });

  it('is of one compound, by those of the place, and holds no personal data', async () => {
    await publish();
    const wide = actorWith('SUBDISTRICT_COMMAND', { areas: [place.code] });
    expect(await plan({ areaCode: place.code }, wide)).toMatchObject({ code: 'COMPOUND_TOO_WIDE' });
    expect(await plan({ compound: '联系 13812345678' })).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
    });
    expect(await plan({}, member)).toMatchObject({ code: 'FORBIDDEN' });
    const { id } = await plan();
    const key = { clientMutationId: 'check-000001' };
    expect((await plan(key)).id).toBe((await plan(key)).id);
    const away = actorWith('GRID_MEMBER', { areas: ['320104002001C001'] });
    expect(await step(away, 'beginCompoundCheck', { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await read(away, id, 'id')).toBeNull();
    expect(await record(id, { answers: ANSWERS })).toMatchObject({ code: 'INVALID_TRANSITION' });
    const stale = { id, seenVersion: 7 };
    expect(await step(member, 'beginCompoundCheck', stale)).toMatchObject({ code: 'CONFLICT' });
    await begin(id);
    const talked = [{ ...FOUND, title: '住户 13812345678' }];
    expect(await record(id, { findings: talked })).toMatchObject({ code: 'PERSONAL_DATA_IN_TEXT' });
  });

  it('is confirmed whole, by somebody else', async () => {
    await publish();
    const { id } = await plan();
    await begin(id);
    const unknown = [{ indicatorCode: 'OTHER', value: 1 }];
    expect(await record(id, { answers: unknown })).toMatchObject({
      code: 'UNKNOWN_INDICATOR',
      path: ['input', 'answers', '0'],
    });
    expect(await record(id, { findings: [{ ...FOUND, indicatorCode: 'OTHER' }] })).toMatchObject({
      code: 'UNKNOWN_INDICATOR',
    });
    const three = [{ indicatorCode: 'LIGHTS', value: 3 }];
    expect(await record(id, { answers: three })).toMatchObject({ code: 'INDICATOR_VALUE' });
    await record(id, { answers: [ANSWERS[0]] });
    expect(await confirm(id)).toMatchObject({ code: 'INDICATORS_UNANSWERED' });
    await record(id, { answers: [ANSWERS[1]] });
    expect(await confirm(id, { dismissedFindingIds: [id] })).toMatchObject({
      code: 'UNKNOWN_FINDING',
    });
    const own = actorWith('COMMUNITY_SECRETARY', { subject: 'worker-1', areas: [place.community] });
    expect(await confirm(id, {}, own)).toMatchObject({ code: 'INSPECTOR_CONFIRMS' });
    expect(await confirm(id, {}, member)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await confirm(id)).toMatchObject({ state: 'FINDINGS_CONFIRMED' });
  });

  it('is read with one statement for each list, however many there are', async () => {
    await publish();
    const statementsFor = async () => {
      const answer = await grid.ask(
        secretary,
        `{ area(code: "${place.community}") { compoundChecks { nodes { number indicatorSet { version }
          answers { nodes { value } } findings { nodes { endedAt event { number } } } } } } }`,
      );
      expect(answer.errors).toEqual([]);
      return answer.statements.length;
    };
    await confirm(await looked());
    const one = await statementsFor();
    for (let more = 0; more < 3; more += 1) await confirm(await looked());
    expect(await statementsFor()).toBe(one);
  });
});

it('keeps twelve values of a trend, and of one check one', () => {
  const point = (checkId: string) =>
    ({ checkId, on: '2026-10-12', value: 1, belowTen: false }) as never;
  let trend = longerTrend([], point('0'));
  for (let at = 1; at < 20; at += 1) trend = longerTrend(trend, point(`${at}`));
  expect(trend).toHaveLength(12);
  expect(longerTrend(trend, point('19'))).toHaveLength(12);
});

it.each([
  [9, null],
  [10, 10],
])('keeps of %i people %p', (count, value) => {
  expect(keptValue({ dimension: 'POPULATION_COUNT' }, count).value).toBe(value);
  expect(keptValue({ dimension: 'BUILDING' }, count).value).toBe(count);
});
