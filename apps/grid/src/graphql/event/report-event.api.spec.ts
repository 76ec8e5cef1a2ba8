import { ANONYMOUS } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';

interface Reported {
  readonly __typename: string;
  readonly id: string;
  readonly state: string;
  readonly flags: readonly string[];
  readonly possibleDuplicates: { readonly nodes: readonly { readonly id: string }[] };
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
}

const pothole = {
  source: 'GRID_PATROL',
  nature: 'COMPONENT',
  areaCode: '320104001001C001',
  title: '路面坑洼',
};

describe('reporting an event', () => {
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph);
    await aSubdistrict(grid.dataSource);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
  const report = async (input: object, actor = command, language: 'en' | 'zh' = 'en') => {
    const answer = await grid.ask<{ reportEvent: Reported }>(
      actor,
      `mutation ($input: ReportEventInput!) { reportEvent(input: $input) { __typename
        ... on GovEvent { id state flags possibleDuplicates { nodes { id } } }
        ... on Problem { code message path } } }`,
      { input },
      language,
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.reportEvent as Reported;
  };

  it('receives it', async () => {
    expect(await report(pothole)).toMatchObject({ __typename: 'GovEvent', state: 'RECEIVED' });
  });

  it('names the field that is wrong, in the language of the request', async () => {
    expect(await report({ ...pothole, title: '坑' }, command, 'zh')).toMatchObject({
      __typename: 'InvalidInput',
      code: 'INVALID_INPUT',
      path: ['input', 'title'],
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  });

  it('refuses a command centre of another subdistrict', async () => {
    const other = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
    expect((await report(pothole, other)).code).toBe('FORBIDDEN');
  });

  it('makes one event for one client key, and refuses the key for another matter', async () => {
    const input = { ...pothole, clientMutationId: 'phone-1-0001' };
    const first = await report(input);
    expect((await report(input)).id).toBe(first.id);
    expect(await report({ ...input, title: '井盖缺失' })).toMatchObject({
      __typename: 'Conflict',
      code: 'IDEMPOTENCY_CONFLICT',
    });
  });

  it('keeps numbers of persons out, and stores nothing of them', async () => {
    const refused = await report({ ...pothole, description: '联系张先生 13912345678' });
    expect(refused).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
      path: ['input', 'description'],
    });
    expect(refused.message).not.toContain('139');
    const [row] = await grid.dataSource.query<{ count: string }[]>(
      `SELECT count(*) FROM gov_event WHERE description LIKE '%139%'`,
    );
    expect(row?.count).toBe('0');
  });

  it('lies in an area that holds today, smaller than a district unless it could not be placed', async () => {
    const resident = actorWith('RESIDENT');
    expect((await report({ ...pothole, areaCode: '320104999' }, resident)).code).toBe(
      'UNKNOWN_AREA',
    );
    const wide = { ...pothole, areaCode: '320104' };
    expect((await report(wide, resident)).code).toBe('PLACE_TOO_WIDE');
    expect((await report({ ...wide, unlocated: true }, resident)).state).toBe('RECEIVED');
  });

  it('suggests open events of the same kind close by, for a component within 50 m', async () => {
    const lamp = { ...pothole, title: '路灯不亮', longitude: 118.8, latitude: 32.02 };
    const first = await report(lamp);
    // A ten-thousandth of a degree of latitude is eleven metres.
    const near = await report({ ...lamp, title: '灯坏了', latitude: 32.0201 });
    expect(near.flags).toEqual(['POTENTIAL_DUPLICATE']);
    expect(near.possibleDuplicates.nodes).toEqual([{ id: first.id }]);
    const far = await report({ ...lamp, title: '灯坏了', latitude: 32.0215 });
    expect(far.flags).toEqual([]);
  });

  it('shows an event to its reporter and to the place, to nobody else', async () => {
    const reporter = actorWith('RESIDENT', { subject: 'resident-1' });
    const { id } = await report({ ...pothole, source: 'CITIZEN_APP' }, reporter);
    const seenBy = async (actor: typeof command) => {
      const answer = await grid.ask<{ _entities: unknown[]; govEvent: unknown }>(
        actor,
        `query ($id: ID!, $keys: [_Any!]!) { govEvent(id: $id) { id } _entities(representations: $keys) { ... on GovEvent { id } } }`,
        { id, keys: [{ __typename: 'GovEvent', id }] },
      );
      return [answer.data?.govEvent, answer.data?._entities[0]];
    };
    expect(await seenBy(reporter)).toEqual([{ id }, { id }]);
    expect(await seenBy(command)).toEqual([{ id }, { id }]);
    expect(await seenBy(actorWith('RESIDENT', { subject: 'resident-2' }))).toEqual([null, null]);
    expect(await seenBy(ANONYMOUS)).toEqual([null, null]);
  });
});
