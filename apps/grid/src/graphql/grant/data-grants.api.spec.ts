import type { Actor } from '@gezhi/identity';
import { callersDatabase } from '@gezhi/persistence';
import type { Answer, SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const OFFICE = '019a3aff-4800-7b9a-a240-6f5978bbdfd3';
const COMMAND = '019a3aff-4800-7e75-8f80-d1ba28203245';
const HERE = '320104001001';

const client = actorWith('INTEGRATOR', {
  subject: 'reports',
  organizationId: OFFICE,
  areas: ['320104'],
  purpose: 'STATUTORY_DUTY',
});
const owner = actorWith('DISTRICT_COMMAND', { organizationId: COMMAND, areas: ['320104'] });
const auditor = actorWith('AUDITOR', { areas: ['320104'] });

const ASKED = {
  purpose: 'STATUTORY_DUTY',
  metrics: ['event.*'],
  datasets: ['events'],
  areaCodes: [HERE],
  validFrom: '2026-10-12',
  validTo: '2026-10-31',
  operationsPerHour: 1000,
  legalBasis: '《政务数据共享条例》第十条',
};
interface Grant {
  readonly __typename: string;
  readonly id: string;
  readonly state: string;
  readonly code?: string;
}
interface Place {
  readonly name: string;
  readonly events: { readonly nodes: readonly { readonly id: string }[] } | null;
  readonly gridMetrics: readonly { readonly key: string }[] | null;
}

describe('what integrators read of the grid department', () => {
  const clock = tickingClock(MONDAY);
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: string;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    place = await aSubdistrict(grid.dataSource);
    event = await eventVerbs(grid, place).eventIn('ACCEPTED');
  });
  beforeEach(async () => {
    clock.set(MONDAY);
    await grid.dataSource.query('TRUNCATE data_grant CASCADE');
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  async function does(actor: Actor, mutation: string, input: object): Promise<Grant> {
    const step = mutation.startsWith('request') ? 'RequestDataGrantInput' : STEP[mutation];
    const answer = await grid.ask<{ done: Grant }>(
      actor,
      `mutation ($input: ${step ?? 'DataGrantStepInput'}!) { done: ${mutation}(input: $input) {
        __typename ... on DataGrant { id state } ... on Problem { code } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.done as Grant;
  }
  async function granted(more: object = {}): Promise<string> {
    const { id } = await does(client, 'requestGridDataGrant', { ...ASKED, ...more });
    expect(await does(owner, 'approveGridDataGrant', { id })).toMatchObject({ state: 'APPROVED' });
    return id;
  }
  const reads = (
    fields: string,
    { actor = client, code = HERE as string, language = 'en' as 'en' | 'zh' } = {},
  ): Promise<Answer<{ area: Place }>> =>
    grid.ask(
      actor,
      `query ($code: ID!) { area(code: $code) { name ${fields} } }`,
      { code },
      language,
    );
  const FIGURES = 'gridMetrics(keys: ["event.count"], window: { month: "2026-10" }) { key }';
  const EVENTS = 'events { nodes { id } }';
  const codes = ({ errors }: Answer<unknown>) => errors.map(({ extensions }) => extensions['code']);

  it('is nothing without a grant: a coded refusal, null where it stands, and what is public beside it', async () => {
    const answer = await reads(`${FIGURES} ${EVENTS}`);
    expect(codes(answer)).toEqual(['GRANT_REQUIRED', 'GRANT_REQUIRED']);
    expect(answer.errors.map(({ path }) => path?.join('.')).sort()).toEqual([
      'area.events',
      'area.gridMetrics',
    ]);
    expect(answer.data?.area).toEqual({
      name: `COMMUNITY ${HERE}`,
      gridMetrics: null,
      events: null,
    });
    expect(answer.errors.map(({ message }) => message).sort()[0]).toBe(
      `No grant in force lets you read event.count of ${HERE} for the purpose STATUTORY_DUTY: GRANT is missing.`,
    );
  });

  it('is refused in the language of the reader', async () => {
    const answer = await reads(FIGURES, { language: 'zh' });
    expect(answer.errors[0]?.message).toBe(
      `没有有效授权允许以“STATUTORY_DUTY”为目的读取 ${HERE} 的 event.count：缺少 GRANT。`,
    );
  });

  it('is what was granted, once somebody else has approved it', async () => {
    const { id } = await does(client, 'requestGridDataGrant', ASKED);
    expect(codes(await reads(FIGURES))).toEqual(['GRANT_REQUIRED']);
    expect(await does(client, 'approveGridDataGrant', { id })).toMatchObject({ code: 'FORBIDDEN' });
    await does(owner, 'approveGridDataGrant', { id });
    const answer = await reads(`${FIGURES} ${EVENTS}`);
    expect(answer.errors).toEqual([]);
    expect(answer.data?.area.events?.nodes).toEqual([{ id: event }]);
    expect(answer.data?.area.gridMetrics).toEqual([{ key: 'event.count' }]);
  });

  it.each([
    ['METRIC', 'gridMetrics(keys: ["grid.count"], window: { month: "2026-10" }) { key }', {}],
    ['METRIC', 'gridMetrics(window: { month: "2026-10" }) { key }', {}],
    ['AREA', FIGURES, { code: '320104001' }],
    ['AREA', EVENTS, { code: '320104002' }],
    ['PURPOSE', FIGURES, { actor: { ...client, purpose: 'RESEARCH' } }],
    ['PURPOSE', EVENTS, { actor: { ...client, purpose: null } }],
    ['GRANT', FIGURES, { actor: { ...client, subject: 'other-reports' } }],
    ['GRANT', EVENTS, { actor: { ...client, organizationId: COMMAND } }],
  ] as const)('ends where the grant ends: %s (%s)', async (missing, fields, who) => {
    await granted();
    const answer = await reads(fields, who);
    expect(codes(answer)).toEqual(['GRANT_REQUIRED']);
    expect(answer.errors[0]?.message).toContain(`${missing} is missing`);
  });

  it('is still bounded by the areas of the token', async () => {
    await granted({ areaCodes: ['320104'] });
    const narrow = { ...client, areas: ['320104002'] };
    const answer = await grid.ask<{
      area: { gridMetrics: { suppressed: string }[]; events: object };
    }>(
      narrow,
      `{ area(code: "${HERE}") { gridMetrics(keys: ["event.count"], window: { month: "2026-10" }) { suppressed }
        events { nodes { id } } } }`,
    );
    expect(answer.data?.area).toEqual({
      gridMetrics: [{ suppressed: 'NO_SCOPE' }],
      events: { nodes: [] },
    });
  });

  it('ends with the last second of the last day, and in the middle of a day when it is revoked', async () => {
    const id = await granted();
    clock.set(new Date('2026-10-31T15:59:58.000Z'));
    expect(codes(await reads(FIGURES))).toEqual([]);
    clock.set(new Date('2026-10-31T16:00:00.000Z'));
    expect(codes(await reads(FIGURES))).toEqual(['GRANT_REQUIRED']);
    clock.set(new Date('2026-10-20T06:00:00.000Z'));
    expect(codes(await reads(EVENTS))).toEqual([]);
    const revoked = await does(owner, 'revokeGridDataGrant', { id, note: '用途与申请不符' });
    expect(revoked).toMatchObject({ state: 'REVOKED' });
    expect(codes(await reads(EVENTS))).toEqual(['GRANT_REQUIRED']);
  });

  it('needs a grant that names the organisation, for the figures of an organisation', async () => {
    const ask = (id: string) =>
      grid.ask<{ _entities: [{ gridMetrics: object[] | null }] }>(
        client,
        `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Organization {
          gridMetrics(keys: ["event.count"], window: { month: "2026-10" }) { value suppressed } } } }`,
        { keys: [{ __typename: 'Organization', id }] },
      );
    await granted({ organizationIds: [place.leadId] });
    expect(codes(await ask(COMMAND))).toEqual(['GRANT_REQUIRED']);
    expect(codes(await ask(OFFICE))).toEqual(['GRANT_REQUIRED']);
    expect((await ask(place.leadId)).errors).toEqual([]);
  });

  it('shows no row by a side door: by key, as an entity of another department, among own matters', async () => {
    const sideDoors = async (actor: Actor) => {
      const answer = await grid.ask<Record<string, unknown>>(
        actor,
        `query ($id: ID!, $keys: [_Any!]!) { govEvent(id: $id) { id } myOpenEvents { nodes { id } }
          _entities(representations: $keys) { ... on GovEvent { id } } }`,
        { id: event, keys: [{ __typename: 'GovEvent', id: event }] },
      );
      expect(answer.errors).toEqual([]);
      return answer.data;
    };
    const nothing = { govEvent: null, myOpenEvents: { nodes: [] }, _entities: [null] };
    expect(await sideDoors(client)).toEqual(nothing);
    expect(await sideDoors({ ...client, organizationId: place.leadId })).toEqual(nothing);
    await granted({ datasets: [] });
    expect(await sideDoors(client)).toEqual(nothing);
    await granted();
    expect(await sideDoors(client)).toEqual({
      govEvent: { id: event },
      myOpenEvents: { nodes: [{ id: event }] },
      _entities: [{ id: event }],
    });
  });

  it('lets an integrator report nothing: what systems bring in has a role of its own', async () => {
    const reported = await grid.ask<{ reportEvent: { code: string } }>(
      client,
      `mutation { reportEvent(input: { source: HOTLINE_12345, nature: COMPONENT, title: "路灯不亮",
        description: "", areaCode: "320104001001C001" }) { ... on Problem { code } } }`,
    );
    expect(reported.data?.reportEvent).toEqual({ code: 'FORBIDDEN' });
  });

  it('is read by raw SQL only as far as the grant goes, and never written', async () => {
    const rows = async (grantedRows: string[], text: string) => {
      const runner = grid.service.createQueryRunner();
      await runner.startTransaction();
      try {
        await callersDatabase(grid.service, { ...client, grantedRows }).introduce(runner.manager);
        return (await runner.query(text)) as unknown[];
      } finally {
        await runner.rollbackTransaction();
        await runner.release();
      }
    };
    const here = [`events:${HERE}`];
    for (const table of ['gov_event', 'gov_event_transition']) {
      expect(await rows([], `SELECT FROM ${table}`)).toEqual([]);
      expect(await rows(['events:320104002'], `SELECT FROM ${table}`)).toEqual([]);
      expect(await rows(['claims:320104'], `SELECT FROM ${table}`)).toEqual([]);
      expect((await rows(here, `SELECT FROM ${table}`)).length).toBeGreaterThan(0);
      expect(await rows(here, `SELECT FROM ${table} FOR UPDATE`)).toEqual([]);
    }
    expect(await rows(here, 'SELECT FROM event_contact')).toEqual([]);
    await expect(
      rows(
        here,
        `INSERT INTO gov_event_transition (id, event_id, action, to_state, actor_subject, occurred_at)
          VALUES (gen_random_uuid(), '${event}', 'close', 'CLOSED', 'reports', now())`,
      ),
    ).rejects.toThrow('row-level security');
  });

  it('is refused for the rest of the hour when the grant is used up, and says for how long', async () => {
    await granted({ operationsPerHour: 2 });
    clock.set(new Date('2026-10-12T03:59:00.000Z'));
    expect(codes(await reads(`${FIGURES} ${EVENTS}`))).toEqual([]);
    expect(codes(await reads(FIGURES))).toEqual([]);
    const answer = await reads(`${FIGURES} ${EVENTS}`);
    expect(codes(answer)).toEqual(['GRANT_RATE_EXCEEDED', 'GRANT_RATE_EXCEEDED']);
    const { retryAfter } = answer.errors[0]?.extensions ?? {};
    expect(retryAfter).toBeGreaterThan(50);
    expect(retryAfter).toBeLessThanOrEqual(60);
    expect(answer.data?.area.events).toBeNull();
    clock.set(new Date('2026-10-12T04:00:00.000Z'));
    expect(codes(await reads(FIGURES))).toEqual([]);
  });

  it('costs an integrator two statements, and nobody else any', async () => {
    await granted({ areaCodes: ['320104'] });
    const many = `query ($codes: [ID!]) { areas(codes: $codes, first: 50) { nodes { ${FIGURES} ${EVENTS} } } }`;
    const variables = { codes: [HERE, '320104001', '320104001001C001'] };
    const of = async (actor: Actor) => {
      const { statements, errors } = await grid.ask(actor, many, variables);
      expect(errors).toEqual([]);
      return statements.filter((text) => !text.includes('audit_append'));
    };
    const staff = await of(owner);
    expect(staff.filter((text) => text.includes('data_grant'))).toEqual([]);
    const integrator = await of(client);
    expect(integrator).toHaveLength(staff.length + 2);
    expect(integrator[0]).toContain('data_grants_in_force');
  });

  it('leaves requests, decisions and denials in the audit trail', async () => {
    const id = await granted();
    await reads(FIGURES, { code: '320104002' });
    const answer = await grid.ask<{ gridAuditRecords: { nodes: Record<string, unknown>[] } }>(
      auditor,
      `{ gridAuditRecords(first: 6) { nodes { kind operation outcome code reason objects { type id action } } } }`,
    );
    expect(answer.errors).toEqual([]);
    const records = answer.data?.gridAuditRecords.nodes ?? [];
    expect(records).toContainEqual(
      expect.objectContaining({
        kind: 'DENIAL',
        operation: 'Area.gridMetrics',
        outcome: 'REFUSED',
        code: 'GRANT_REQUIRED',
        reason: 'read metrics AREA',
      }),
    );
    for (const [operation, action] of [
      ['Mutation.requestGridDataGrant', 'request'],
      ['Mutation.approveGridDataGrant', 'approve'],
    ]) {
      expect(records).toContainEqual(
        expect.objectContaining({
          kind: 'GRANT',
          operation,
          objects: [{ type: 'DataGrant', id, action }],
        }),
      );
    }
  });

  it('is listed: own grants for a client, all of the area for those who decide, all for auditors', async () => {
    const id = await granted();
    const listed = async (actor: Actor) => {
      const answer = await grid.ask<{
        gridDataGrants: { nodes: object[]; totalCount: number } | null;
      }>(
        actor,
        `query ($id: ID!) { gridDataGrants(filter: { states: [APPROVED] }) { nodes { id validFrom validTo } totalCount }
          gridDataGrant(id: $id) { id } }`,
        { id },
      );
      return answer.errors.length > 0 ? codes(answer)[0] : answer.data?.gridDataGrants?.totalCount;
    };
    expect(await listed(client)).toBe(1);
    expect(await listed({ ...client, subject: 'other' })).toBe(0);
    expect(await listed(owner)).toBe(1);
    expect(await listed(auditor)).toBe(1);
    expect(await listed(actorWith('DISTRICT_COMMAND', { areas: ['320105'] }))).toBe(0);
    expect(await listed(actorWith('RESIDENT'))).toBe('FORBIDDEN');
  });

  it('can be found in the catalogue before anybody asks for it', async () => {
    const answer = await grid.ask<{ gridCatalogue: { datasets: object[] } }>(
      client,
      '{ gridCatalogue { datasets { key title { zh } fields } } }',
    );
    expect(answer.data?.gridCatalogue.datasets).toMatchObject([
      { key: 'events', title: { zh: '治理事件' } },
    ]);
  });

  it('refuses a request that is not as it must be, each fault by its own code', async () => {
    const ask = async (more: object) =>
      (await does(client, 'requestGridDataGrant', { ...ASKED, ...more })).code;
    expect(await ask({ metrics: ['party.*'] })).toBe('UNKNOWN_METRIC');
    expect(await ask({ datasets: ['residents'] })).toBe('UNKNOWN_DATASET');
    expect(await ask({ metrics: [], datasets: [] })).toBe('GRANT_ASKS_NOTHING');
    expect(await ask({ validTo: '2027-10-12' })).toBe('GRANT_TERM');
    expect(await ask({ areaCodes: [] })).toBe('INVALID_INPUT');
    expect(await ask({ operationsPerHour: 0 })).toBe('INVALID_INPUT');
    expect(await ask({ legalBasis: '联系 13812345678' })).toBe('PERSONAL_DATA_IN_TEXT');
    expect((await does(owner, 'requestGridDataGrant', ASKED)).code).toBe('FORBIDDEN');
  });
});

const STEP: Readonly<Record<string, string>> = {
  refuseGridDataGrant: 'DataGrantReasonInput',
  revokeGridDataGrant: 'DataGrantReasonInput',
};
