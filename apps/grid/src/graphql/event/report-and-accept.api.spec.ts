import { ANONYMOUS } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { Area } from '../../domain/area/area.entity';
import { gridSubgraph } from '../../subgraph';

const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
const report = `mutation ($input: ReportEventInput!) {
  reportEvent(input: $input) { ... on GovEvent { id number state version area { code name } } ... on Problem { __typename code message path } }
}`;
const accept = `mutation ($input: AcceptEventInput!) {
  acceptEvent(input: $input) { __typename ... on GovEvent { state version } ... on Problem { code path } ... on InvalidTransition { currentState action allowed } ... on Conflict { currentVersion } }
}`;
const pothole = {
  source: 'CITIZEN_APP',
  nature: 'COMPONENT',
  areaCode: '320104001',
  title: '路面坑洼',
};

describe('reporting and accepting an event', () => {
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph);
    await grid.dataSource.manager.insert(
      Area,
      ['320104001', '320104002'].map((code) => ({
        code,
        name: code,
        kind: 'SUBDISTRICT' as const,
        level: 3,
        parentCode: '320104',
        households: 100,
        validFrom: '2020-01-01',
      })),
    );
  });
  afterAll(() => grid[Symbol.asyncDispose]());

  it('goes from received to accepted, each change a version', async () => {
    const reported = await grid.ask<any>(command, report, { input: pothole });
    expect(reported.errors).toEqual([]);
    expect(reported.data.reportEvent).toMatchObject({
      state: 'RECEIVED',
      version: 1,
      area: { code: '320104001' },
    });
    const { id } = reported.data.reportEvent;
    const accepted = await grid.ask<any>(command, accept, {
      input: { id, categoryCode: 'ROAD', seenVersion: 1 },
    });
    expect(accepted.data.acceptEvent).toEqual({
      __typename: 'GovEvent',
      state: 'ACCEPTED',
      version: 2,
    });
    const again = await grid.ask<any>(command, accept, { input: { id, categoryCode: 'ROAD' } });
    expect(again.errors).toEqual([]);
    expect(again.data.acceptEvent).toMatchObject({
      __typename: 'InvalidTransition',
      currentState: 'ACCEPTED',
      allowed: [],
    });
    const stale = await grid.ask<any>(command, accept, {
      input: { id, categoryCode: 'ROAD', seenVersion: 1 },
    });
    expect(stale.data.acceptEvent).toMatchObject({ __typename: 'Conflict', currentVersion: 2 });
  });

  it('refuses a title of one character and names the field, in the language of the request', async () => {
    const answer = await grid.ask<any>(
      command,
      report,
      { input: { ...pothole, title: '坑' } },
      'zh',
    );
    expect(answer.data.reportEvent).toMatchObject({
      __typename: 'InvalidInput',
      code: 'INVALID_INPUT',
      path: ['input', 'title'],
    });
  });

  it('refuses somebody who has not signed in, and a command centre of another subdistrict', async () => {
    const input = { input: pothole };
    expect((await grid.ask<any>(ANONYMOUS, report, input)).data.reportEvent.code).toBe(
      'UNAUTHENTICATED',
    );
    const other = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
    expect((await grid.ask<any>(other, report, input)).data.reportEvent.code).toBe('FORBIDDEN');
  });

  it('makes one event for one client key', async () => {
    const input = { ...pothole, clientMutationId: 'phone-1-0001' };
    const first = await grid.ask<any>(command, report, { input });
    const second = await grid.ask<any>(command, report, { input });
    expect(second.data.reportEvent.id).toBe(first.data.reportEvent.id);
    const other = await grid.ask<any>(command, report, { input: { ...input, title: '井盖缺失' } });
    expect(other.data.reportEvent).toMatchObject({
      __typename: 'Conflict',
      code: 'IDEMPOTENCY_CONFLICT',
    });
  });

  it('answers lists and figures of any number of areas with one statement a field', async () => {
    const answer = await grid.ask<any>(
      actorWith('DISTRICT_COMMAND', { areas: ['320104'] }),
      `query ($reps: [_Any!]!) { _entities(representations: $reps) { ... on Area {
        name
        events(first: 2) { nodes { number area { code } } totalCount }
        gridMetrics(keys: ["event.count"], window: { month: "2026-10" }, compare: PRIOR_PERIOD) { key value suppressed comparison { value } }
      } } }`,
      { reps: ['320104001', '320104002'].map((code) => ({ __typename: 'Area', code })) },
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data._entities[0].events.totalCount).toBeGreaterThan(1);
    expect(answer.statements).toHaveLength(4);
  });

  it('refuses a call the gateway has not signed', async () => {
    const answer = await grid.send(JSON.stringify({ query: '{ __typename }' }), {});
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('UNAUTHENTICATED');
  });
});
