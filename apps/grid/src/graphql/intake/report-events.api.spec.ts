import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

const NOW = new Date('2026-10-12T10:00:00+08:00');
const hotline = actorWith('INTAKE_SYSTEM', { subject: 'svc-12345', organizationId: null });
const other = actorWith('INTAKE_SYSTEM', { subject: 'svc-181', organizationId: null });
const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
const administrator = actorWith('ADMINISTRATOR', { areas: ['320104'] });
const IDENTITY_NUMBER = '999999199001011238';

const matter = (externalId: string, more: object = {}) => ({
  source: 'HOTLINE_12345',
  nature: 'DEMAND',
  areaCode: '320104001001',
  title: '楼道灯不亮',
  externalSystem: 'HOTLINE',
  externalId,
  ...more,
});

interface Item {
  readonly index: number;
  readonly event: { readonly id: string; readonly state: string } | null;
  readonly problem: { readonly code: string; readonly path: string[]; message: string } | null;
}

describe('intake from other systems', () => {
  const clock = tickingClock(NOW);
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    await aSubdistrict(grid.dataSource);
    for (const [code, actor, source] of [
      ['HOTLINE', hotline, 'HOTLINE_12345'],
      ['EMERGENCY', other, 'PLATFORM_181'],
    ] as const) {
      const kept = await keep({ code, accountSubject: actor.subject, sources: [source] });
      expect(kept.__typename).toBe('ExternalSystem');
    }
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());
  beforeEach(() => clock.set(NOW));

  async function keep(input: object, actor: Actor = administrator) {
    const answer = await grid.ask<{ keepExternalSystem: Record<string, unknown> }>(
      actor,
      `mutation ($input: KeepExternalSystemInput!) { keepExternalSystem(input: $input) { __typename
        ... on ExternalSystem { code enabled version } ... on Problem { code path } } }`,
      { input: { nameEn: 'A system', nameZh: '外部系统', ...input } },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.keepExternalSystem ?? {};
  }
  const report = async (items: object[], actor: Actor = hotline) => {
    const answer = await grid.ask<{
      reportEvents: { __typename: string; items: Item[]; received: number; refused: number };
    }>(
      actor,
      `mutation ($input: ReportEventsInput!) { reportEvents(input: $input) { __typename
        ... on ReportedEvents { received refused items { index event { id state }
          problem { __typename code path message } } }
        ... on InvalidInput { code violations { path } } } }`,
      { input: { items } },
    );
    expect(answer.errors).toEqual([]);
    return answer.data!.reportEvents;
  };
  const refusalOf = async (item: object, actor: Actor = hotline) => {
    const [answered] = (await report([item], actor)).items;
    expect(answered?.event).toBeNull();
    return [answered?.problem?.code, answered?.problem?.path.join('.')];
  };
  const eventsOf = async (...ids: string[]) => {
    const [row] = await grid.dataSource.query<{ count: number }[]>(
      'SELECT count(*)::int FROM gov_event WHERE external_id = ANY ($1)',
      [ids],
    );
    return row?.count;
  };

  it('loses none of the others by a bad item, and answers for each at its place', async () => {
    const answer = await report([
      matter('A-1'),
      matter('A-2', { title: '灯' }),
      matter('A-3', { description: '联系张先生 13912345678' }),
      matter('A-4', { description: `证件 ${IDENTITY_NUMBER}` }),
      matter('A-5', { areaCode: '320104999' }),
      matter('A-6', { categoryCode: 'URBAN' }),
      matter('A-7', { areaCode: null, longitude: 118.8, latitude: 32.02 }),
    ]);
    expect(answer).toMatchObject({ received: 2, refused: 5 });
    expect(answer.items.map(({ problem }) => problem && [problem.code, ...problem.path])).toEqual([
      null,
      ['INVALID_INPUT', 'input', 'items', '1', 'title'],
      ['PERSONAL_DATA_IN_TEXT', 'input', 'items', '2', 'description'],
      ['PERSONAL_DATA_IN_TEXT', 'input', 'items', '3', 'description'],
      ['UNKNOWN_AREA', 'input', 'items', '4', 'areaCode'],
      ['NOT_A_LEAF', 'input', 'items', '5', 'categoryCode'],
      null,
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/139123|19900101/);
    expect(await eventsOf('A-1', 'A-2', 'A-3', 'A-4', 'A-5', 'A-6', 'A-7')).toBe(2);
  });

  it('answers the same event for the same key, and refuses the key for another matter', async () => {
    const first = (await report([matter('B-1')])).items[0]?.event;
    const again = await report([matter('B-1'), matter('B-1', { title: '水管漏水' })]);
    expect(again.items[0]?.event).toEqual(first);
    expect(again.items[1]?.problem).toMatchObject({
      __typename: 'Conflict',
      code: 'EXTERNAL_ID_CONFLICT',
      path: ['input', 'items', '1', 'externalId'],
    });
  });

  it('makes one event of 200 identical calls at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => report([matter('C-1')])));
    expect(new Set(answers.map(({ items }) => items[0]?.event?.id)).size).toBe(1);
    expect(await eventsOf('C-1')).toBe(1);
  });

  it('lets in the account of the system alone, and its sources alone', async () => {
    const unknown = ['EXTERNAL_SYSTEM_UNKNOWN', 'input.items.0.externalSystem'];
    expect(await refusalOf(matter('D-1'), other)).toEqual(unknown);
    expect(await refusalOf(matter('D-1', { externalSystem: 'NOBODY' }))).toEqual(unknown);
    expect(await refusalOf(matter('D-1', { source: 'IOT' }))).toEqual([
      'EXTERNAL_SOURCE',
      'input.items.0.source',
    ]);
    expect(await refusalOf(matter('D-1'), command)).toEqual(['FORBIDDEN', '']);
    expect(await refusalOf(matter('D-1', { externalSystem: null }))).toEqual([
      'EXTERNAL_ID_INCOMPLETE',
      'input.items.0.externalSystem',
    ]);
    const nothing = { externalSystem: null, externalId: null };
    expect(await refusalOf(matter('', nothing))).toEqual(['FORBIDDEN', '']);
    expect(await eventsOf('D-1')).toBe(0);
  });

  it('lets in nothing of a system that rests, not even what it had brought before', async () => {
    const system = { code: 'EMERGENCY', accountSubject: 'svc-181', sources: ['PLATFORM_181'] };
    const item = matter('E-1', { externalSystem: 'EMERGENCY', source: 'PLATFORM_181' });
    expect((await report([item], other)).received).toBe(1);
    expect(await keep({ ...system, enabled: false, seenVersion: 7 })).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await keep({ ...system, enabled: false, seenVersion: 1 })).toMatchObject({
      enabled: false,
      version: 2,
    });
    expect((await refusalOf(item, other))[0]).toBe('EXTERNAL_SYSTEM_UNKNOWN');
  });

  it('shows the account nothing afterwards, and the command centre where it came from', async () => {
    const id = (await report([matter('F-1', { categoryCode: 'URBAN.LIGHTING' })])).items[0]?.event
      ?.id;
    const seenBy = async (actor: Actor) => {
      const answer = await grid.ask<{ govEvent: object | null }>(
        actor,
        'query ($id: ID!) { govEvent(id: $id) { externalSystem externalId saidCategory { code } } }',
        { id },
      );
      return answer.data?.govEvent;
    };
    const inside = { ...hotline, areas: ['3201'], organizationId: command.organizationId };
    expect(await seenBy(hotline)).toBeNull();
    expect(await seenBy(inside)).toBeNull();
    expect(await seenBy(command)).toEqual({
      externalSystem: 'HOTLINE',
      externalId: 'F-1',
      saidCategory: { code: 'URBAN.LIGHTING' },
    });
  });

  it('keeps when something was seen, for a week, neither ahead nor older', async () => {
    const patrol = (observedAt: string) => ({
      source: 'GRID_PATROL',
      nature: 'COMPONENT',
      areaCode: '320104001001',
      title: '井盖缺失',
      clientMutationId: `device-7-${observedAt}`,
      observedAt,
    });
    const seen = patrol('2026-10-05T02:00:30.000Z');
    const [first] = (await report([seen], command)).items;
    expect(first?.event?.state).toBe('RECEIVED');
    clock.set(new Date(NOW.getTime() + 60_000));
    // Sent again after the answer was lost: the device learns of its event, whatever the hour.
    expect((await report([seen], command)).items[0]?.event).toEqual(first?.event);
    const wrong = ['OBSERVED_AT_OUT_OF_RANGE', 'input.items.0.observedAt'];
    expect(await refusalOf(patrol('2026-10-05T01:59:00.000Z'), command)).toEqual(wrong);
    expect(await refusalOf(patrol('2026-10-12T02:02:00.000Z'), command)).toEqual(wrong);
  });

  it('takes 200 matters at once and no more', async () => {
    const many = Array.from({ length: 201 }, (_, n) => matter(`G-${n}`));
    expect((await report(many)).__typename).toBe('InvalidInput');
    expect(await eventsOf('G-0')).toBe(0);
  });

  it('takes no identity number for a key', async () => {
    expect(await refusalOf(matter(IDENTITY_NUMBER))).toEqual([
      'PERSONAL_DATA_IN_TEXT',
      'input.items.0.externalId',
    ]);
  });

  it('is kept by administrators alone', async () => {
    const system = { code: 'MINE', accountSubject: 'svc-me', sources: ['IOT'] };
    expect(await keep(system, command)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await keep({ ...system, code: 'mine' })).toMatchObject({
      code: 'EXTERNAL_SYSTEM_CODE',
      path: ['input', 'code'],
    });
  });
});
