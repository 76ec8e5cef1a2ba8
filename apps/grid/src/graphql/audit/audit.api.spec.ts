import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';

jest.setTimeout(60_000);

interface Access {
  readonly at: string;
  readonly kind: string;
  readonly operation: string;
  readonly roles: readonly string[];
  readonly organization: { readonly id: string } | null;
  readonly purpose: string | null;
}
interface Page {
  readonly nodes: readonly { readonly seq: number }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
interface AuditRecord {
  readonly kind: string;
  readonly operation: string;
  readonly fields: readonly string[];
  readonly actor: { readonly subject: string };
  readonly objects: readonly { readonly id: string; readonly action: string }[];
}

describe('the trail of an event', () => {
  let grid: SubgraphUnderTest;
  let city: ReturnType<typeof eventVerbs>;
  let id: string;
  let number: string;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph);
    city = eventVerbs(grid, await aSubdistrict(grid.dataSource));
    id = await city.eventIn('SIGNED');
    const [row] = await grid.dataSource.query<{ number: string }[]>(
      'SELECT number FROM gov_event WHERE id = $1',
      [id],
    );
    number = row?.number ?? '';
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const auditor = actorWith('AUDITOR');
  const records = async (filter: object): Promise<readonly AuditRecord[]> => {
    const answer = await grid.ask<{ gridAuditRecords: { nodes: readonly AuditRecord[] } }>(
      auditor,
      `query ($filter: AuditRecordFilter) { gridAuditRecords(filter: $filter, first: 200) {
        nodes { kind operation fields actor { subject } objects { id action } } } }`,
      { filter },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.gridAuditRecords.nodes ?? [];
  };
  const accesses = (actor: Actor, code = number) =>
    grid.ask<{ gridAccessList: { nodes: readonly Access[]; totalCount: number } }>(
      actor,
      `query ($code: String!) { gridAccessList(number: $code, first: 50) { totalCount
        nodes { at kind operation roles organization { id } purpose } } }`,
      { code },
    );
  const open = (actor: Actor) =>
    grid.ask(
      actor,
      `query ($id: ID!) { govEvent(id: $id) { title description history(first: 5) { nodes { action } } } }`,
      { id },
    );

  it('names every step that was taken, and by whom', async () => {
    const steps = (await records({ objectId: id, kind: 'MUTATION' })).map(
      ({ operation, actor }) => [operation, actor.subject],
    );
    expect(steps).toEqual([
      ['Mutation.signEvent', 'test-department_officer'],
      ['Mutation.dispatchEvent', 'test-subdistrict_command'],
      ['Mutation.acceptEvent', 'test-subdistrict_command'],
      ['Mutation.reportEvent', 'resident-1'],
    ]);
  });

  it('holds that somebody read what was reported and what was done: once for a request', async () => {
    await open(city.officer);
    expect(await records({ objectId: id, kind: 'READ' })).toEqual([
      {
        kind: 'READ',
        operation: 'GovEvent',
        fields: ['description', 'history'],
        actor: { subject: 'test-department_officer' },
        objects: [{ id, action: 'read' }],
      },
    ]);
  });

  it('holds nothing of a glance at the list of tasks', async () => {
    const before = await records({});
    await grid.ask(city.command, '{ myOpenEvents(first: 10) { nodes { number title state } } }');
    expect((await records({})).length).toBe(before.length + 1);
    expect((await records({}))[0]?.operation).toBe('Query.gridAuditRecords');
  });

  it('holds who tried what they had no right to, and on what', async () => {
    const stranger = actorWith('SUBDISTRICT_COMMAND', {
      areas: ['320104002'],
      subject: 'stranger',
    });
    await city.step(stranger, 'dispatchEvent', { id });
    const denied = await records({ subject: 'stranger' });
    expect(denied).toMatchObject([{ kind: 'DENIAL', operation: 'Mutation.dispatchEvent' }]);
    expect(JSON.stringify(denied)).toContain(id);
  });

  it('is told to whoever reported the event: roles, organisations and times, no names', async () => {
    const { data, errors } = await accesses(city.resident);
    expect(errors).toEqual([]);
    const list = data?.gridAccessList;
    expect(list?.nodes.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(['GovEvent', 'Mutation.signEvent', 'Mutation.acceptEvent']),
    );
    expect(list?.nodes.find(({ kind }) => kind === 'READ')).toMatchObject({
      roles: ['DEPARTMENT_OFFICER'],
      organization: { id: city.officer.organizationId },
    });
    // Neither the own steps, nor anything that tells one colleague from another.
    expect(JSON.stringify(list)).not.toMatch(
      /reportEvent|resident-1|test-department_officer|DENIAL/,
    );
    expect(list?.totalCount).toBe(list?.nodes.length);
  });

  it('is told to auditors, and to nobody else: then it is as if there were no such event', async () => {
    expect((await accesses(auditor)).errors).toEqual([]);
    const others = [
      actorWith('RESIDENT', { subject: 'resident-2' }),
      city.command,
      actorWith('ADMINISTRATOR', { areas: ['3201'] }),
    ];
    const refused = await Promise.all(others.map((actor) => accesses(actor)));
    const unknown = await accesses(city.command, '20261012-00000000');
    for (const { errors } of [...refused, unknown]) {
      expect(errors[0]?.extensions['code']).toBe('NOT_FOUND');
    }
  });

  it('is itself part of the trail when it is read', async () => {
    const looks = await records({ operation: 'Query.gridAccessList', objectId: id });
    expect(looks.map(({ actor }) => actor.subject)).toEqual(
      expect.arrayContaining(['resident-1', 'test-auditor']),
    );
  });

  it.each([{ first: 500 }, { after: 'nonsense' }])(
    'is read by pages, and refuses a page there is none of: %j',
    async (args) => {
      const answer = await grid.ask(
        auditor,
        `query ($first: Int, $after: String) { gridAuditRecords(first: $first, after: $after) { totalCount } }`,
        { first: 20, ...args },
      );
      expect(answer.errors[0]?.extensions['code']).toMatch(/^(LIMIT_EXCEEDED|INVALID_CURSOR)$/);
    },
  );

  const pageAfter = (after: string | null) =>
    grid.ask<{ gridAuditRecords: Page }>(
      auditor,
      `query ($after: String) { gridAuditRecords(first: 3, after: $after, filter: { kind: MUTATION }) {
        nodes { seq } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );

  it('goes on where a page ended, without loss or repetition', async () => {
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: Page | undefined = (await pageAfter(after)).data?.gridAuditRecords;
      seen.push(...(page?.nodes ?? []).map(({ seq }) => seq));
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    const all = (await records({ kind: 'MUTATION' })).length;
    expect(seen).toHaveLength(all);
    expect(seen).toEqual([...new Set(seen)].sort((one, other) => other - one));
  });
});
