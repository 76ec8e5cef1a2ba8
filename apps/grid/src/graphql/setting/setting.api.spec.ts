import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { putEvents, sweepAt } from '../../testing/swept-events.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

const NOW = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(NOW);
const BASIS = { basis: '区治理〔2026〕12号' };

interface Answered {
  readonly settingVersion: number;
  readonly key: string;
  readonly code: string;
  readonly path: string[];
}

describe('what a city sets by itself', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    clock.set(NOW);
    place = await aSubdistrict(grid.dataSource);
    await grid.dataSource.query(
      `TRUNCATE setting_version, whistle_rule, escalation_rule, area_alert_rule, grid_size_limit, stale_rule_limit,
        gov_event CASCADE`,
    );
    await grid.reseed();
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const set = async (what: string, input: object, actor: Actor = district): Promise<Answered> => {
    const answer = await grid.ask<Record<string, Answered>>(
      actor,
      `mutation ($input: Set${what}Input!) { set${what}(input: $input) {
        ... on SettingVersion { settingVersion key basis } ... on Problem { code path } } }`,
      { input: { ...BASIS, ...input } },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[`set${what}`] as Answered;
  };
  const refusal = async (what: string, input: object, actor?: Actor) => {
    const { code, path } = await set(what, input, actor);
    return [code, path?.at(-1)];
  };
  const read = async <T>(query: string): Promise<T> => {
    const answer = await grid.ask<T>(district, query);
    expect(answer.errors).toEqual([]);
    return answer.data as T;
  };
  const WHISTLE = {
    ...{ kind: 'DEMAND', arrivalUnit: 'HOUR', arrivalAmount: 4, objectionMinutes: 30 },
    ...{ ratingWorkdays: 3, needsApproval: true, departmentsMayBlow: true },
  };
  const ESCALATION = {
    ...{ urgency: 'GENERAL', mode: 'NOTIFY', intervalUnit: 'HOUR', intervalAmount: 2 },
    maxDepth: 1,
  };
  const ALERT = {
    ...{ type: 'FIRE_HAZARD', categories: ['SAFETY.FIRE'], areaDigits: 16, byMatter: false },
    ...{ baselineWeeks: 8, deviations: 2.5, leastEvents: 12, active: true },
  };
  const SIZE = { kind: 'SPLIT', figure: 'HOUSEHOLDS', threshold: 450 };
  const STALE = { days: 60, overriddenShare: 0.2, fewestDecisions: 5 };

  it('is changed by one mutation each, and every change is kept with what it follows', async () => {
    expect(await set('WhistleRule', WHISTLE)).toMatchObject({ key: 'DEMAND', settingVersion: 1 });
    expect(await set('EscalationRule', ESCALATION)).toMatchObject({ key: 'GENERAL/' });
    expect(await set('AreaAlertRule', ALERT)).toMatchObject({ key: 'FIRE_HAZARD' });
    expect(await set('GridSizeLimit', SIZE)).toMatchObject({ key: 'SPLIT/HOUSEHOLDS' });
    expect(await set('StaleRuleLimit', STALE)).toMatchObject({ key: 'DISPATCH' });
    const all = await read<{
      whistleRules: { kind: string }[];
      escalationRules: { nodes: { urgency: string }[] };
      areaAlertRules: { type: string }[];
      gridSizeLimits: object[];
      staleRuleLimit: object;
      settingVersions: { nodes: object[] };
    }>(`{ whistleRules { kind arrivalUnit arrivalAmount objectionMinutes ratingWorkdays needsApproval departmentsMayBlow basis }
      escalationRules { nodes { urgency mode intervalUnit intervalAmount maxDepth source } }
      areaAlertRules { type aspect categories areaDigits byMatter baselineWeeks deviations leastEvents active basis }
      gridSizeLimits { kind figure threshold source } staleRuleLimit { days overriddenShare fewestDecisions basis }
      settingVersions(setting: WHISTLE) { nodes { setting key settingVersion basis } } }`);
    expect(all.whistleRules).toContainEqual({ ...WHISTLE, ...BASIS });
    expect(all.escalationRules.nodes).toContainEqual({ ...ESCALATION, source: BASIS.basis });
    expect(all.areaAlertRules).toContainEqual({ ...ALERT, ...BASIS, aspect: 'SAFETY' });
    expect(all.gridSizeLimits).toContainEqual({ ...SIZE, source: BASIS.basis });
    expect(all.staleRuleLimit).toEqual({ ...STALE, ...BASIS });
    expect(all.settingVersions.nodes).toEqual([
      { setting: 'WHISTLE', key: 'DEMAND', settingVersion: 1, ...BASIS },
    ]);
  });

  it('is changed by who saw the last version, and once for each key of a client', async () => {
    expect(await set('GridSizeLimit', { ...SIZE, seenVersion: 0 })).toMatchObject({
      settingVersion: 1,
    });
    expect(await refusal('GridSizeLimit', { ...SIZE, seenVersion: 0 })).toEqual([
      ...['CONFLICT', 'seenVersion'],
    ]);
    const once = { ...SIZE, threshold: 470, seenVersion: 1, clientMutationId: 'setting-1' };
    expect(await set('GridSizeLimit', once)).toMatchObject({ settingVersion: 2 });
    expect(await set('GridSizeLimit', once)).toMatchObject({ settingVersion: 2 });
  });

  it.each([
    [
      'WhistleRule',
      { ...WHISTLE, kind: 'EMERGENCY' },
      'SETTING_EMERGENCY_OBJECTION',
      'objectionMinutes',
    ],
    ['WhistleRule', { ...WHISTLE, arrivalAmount: 0 }, 'INVALID_INPUT', 'arrivalAmount'],
    ['WhistleRule', { ...WHISTLE, basis: '致电 13800138000' }, 'PERSONAL_DATA_IN_TEXT', 'basis'],
    [
      'EscalationRule',
      { ...ESCALATION, categoryCode: 'NOWHERE' },
      'SETTING_CATEGORY_UNKNOWN',
      'categoryCode',
    ],
    ['EscalationRule', { ...ESCALATION, maxDepth: 4 }, 'INVALID_INPUT', 'maxDepth'],
    [
      'AreaAlertRule',
      { ...ALERT, categories: ['NOWHERE'] },
      'SETTING_CATEGORY_UNKNOWN',
      'categories',
    ],
    ['AreaAlertRule', { ...ALERT, leastEvents: 9 }, 'INVALID_INPUT', 'leastEvents'],
    ['AreaAlertRule', { ...ALERT, areaDigits: 20 }, 'INVALID_INPUT', 'areaDigits'],
    ['GridSizeLimit', { ...SIZE, threshold: 150 }, 'SETTING_SIZES_CROSS', 'threshold'],
    [
      'GridSizeLimit',
      { ...SIZE, kind: 'MERGE', threshold: 500 },
      'SETTING_SIZES_CROSS',
      'threshold',
    ],
    ['StaleRuleLimit', { ...STALE, days: 6 }, 'INVALID_INPUT', 'days'],
    ['StaleRuleLimit', { ...STALE, overriddenShare: 1.1 }, 'INVALID_INPUT', 'overriddenShare'],
  ])('is refused at its field: %s %j', async (what, input, code, field) => {
    expect(await refusal(what, input)).toEqual([code, field]);
  });

  it('is changed by nobody who covers less than the districts that are here', async () => {
    const stranger = actorWith('DISTRICT_COMMAND', { areas: ['320105'] });
    const street = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104'] });
    for (const actor of [stranger, street])
      for (const [what, input] of [
        ['WhistleRule', WHISTLE],
        ['StaleRuleLimit', STALE],
      ] as const)
        expect(await refusal(what, input, actor)).toEqual(['FORBIDDEN', undefined]);
  });

  it('leaves events under the rule of escalation they were accepted under', async () => {
    const waiting = { state: 'IN_PROGRESS', urgency: 'GENERAL', areaCode: place.grid } as const;
    const at = (text: string) => new Date(`${text}:00+08:00`);
    const [old] = await putEvents(grid.dataSource, [{ ...waiting, since: at('2026-10-12T09:00') }]);
    await set('EscalationRule', ESCALATION);
    const [fresh] = await putEvents(grid.dataSource, [
      { ...waiting, since: at('2026-10-12T11:00') },
    ]);
    await sweepAt(grid.service, at('2026-10-20T08:00'));
    const levels = async (id: string | undefined) =>
      (
        await grid.dataSource.query<{ level: string }[]>(
          'SELECT level FROM event_escalation WHERE event_id = $1 ORDER BY fell_due_at',
          [id],
        )
      ).map(({ level }) => level);
    // A working day between two steps, and three of them; two hours, and one.
    expect(await levels(old)).toEqual(['HOLDER', 'GRID_LEADER']);
    expect(await levels(fresh)).toEqual(['HOLDER', 'GRID_LEADER', 'COMMUNITY_SECRETARY']);
  });
});
