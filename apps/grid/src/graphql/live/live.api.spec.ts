import { newId } from '@gezhi/kernel';
import type { Subscriber } from '@gezhi/subgraph';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';

jest.setTimeout(60_000);

interface Change {
  readonly cursor: string;
  readonly type: string;
  readonly id: string;
  readonly action: string;
  readonly to: string | null;
  readonly areaCode: string | null;
}
interface Page {
  readonly gridChanges: {
    readonly changes: Change[];
    readonly next: string;
    readonly more: boolean;
  };
}

const FIELDS = 'cursor type id action to areaCode';
const PAGE = `query ($after: String, $first: Int! = 50, $types: [String!], $within: ID) {
  gridChanges(after: $after, first: $first, types: $types, within: $within) { changes { ${FIELDS} } next more } }`;
const FOLLOW = `subscription ($after: String, $types: [String!], $within: ID) {
  gridChanges(after: $after, types: $types, within: $within) { ${FIELDS} } }`;
const EVENTS = 'subscription { eventChanged { action to event { id state title } } }';

describe('what changes in the grid', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  let gateway: Subscriber;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph);
    gateway = await grid.connect();
  });
  beforeEach(async () => {
    place = await aSubdistrict(grid.dataSource);
    event = eventVerbs(grid, place);
  });
  afterAll(async () => {
    await gateway?.[Symbol.asyncDispose]();
    await grid?.[Symbol.asyncDispose]();
  });

  const page = async (actor = event.command, variables: object = {}) => {
    const answer = await grid.ask<Page>(actor, PAGE, variables);
    expect(answer.errors).toEqual([]);
    return { ...(answer.data as Page).gridChanges, statements: answer.statements };
  };
  const here = async (actor = event.command) => (await page(actor, { first: 0 })).next;
  const elsewhere = () => actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });

  it('is read by pages in the order of commits, in one statement, each in its scope', async () => {
    const start = await here();
    const id = await event.report();
    await event.step(event.command, 'acceptEvent', { id, categoryCode: place.lighting });
    const first = await page(event.command, { after: start, first: 1 });
    expect(first.changes).toMatchObject([{ type: 'GovEvent', id, action: 'report' }]);
    expect(first.more).toBe(true);
    expect(first.statements).toHaveLength(1);
    const rest = await page(event.command, { after: first.next });
    expect(rest.changes).toMatchObject([{ id, to: 'ACCEPTED' }]);
    expect(rest.more).toBe(false);
    expect((await page(event.command, { after: rest.next })).changes).toEqual([]);
    expect((await page(elsewhere(), { after: start })).changes).toEqual([]);
    expect((await page(event.command, { after: start, types: ['Area'] })).changes).toEqual([]);
    expect((await page(event.command, { after: start, within: '320104002' })).changes).toEqual([]);
  });

  it('skips no change that is committed late', async () => {
    const start = await here();
    const late = grid.service.createQueryRunner();
    await late.startTransaction();
    await late.query(INSERT, ['late']);
    const early = grid.service.createQueryRunner();
    await early.startTransaction();
    const waiting = early.query(INSERT, ['early']);
    const before = await page(event.command, { after: start });
    expect(before.changes).toEqual([]);
    await late.commitTransaction();
    await waiting;
    const middle = await page(event.command, { after: before.next });
    await early.commitTransaction();
    await Promise.all([late.release(), early.release()]);
    const after = await page(event.command, { after: middle.next });
    expect([...middle.changes, ...after.changes].map(({ id }) => id)).toEqual(['late', 'early']);
  });

  it('refuses cursors of other lists, and those whose changes are gone', async () => {
    for (const [after, code] of [
      ['bm8', 'INVALID_CURSOR'],
      ['Y2hhbmdlOi0x', 'INVALID_CURSOR'],
    ]) {
      const answer = await grid.ask(event.command, PAGE, { after });
      expect(answer.errors[0]?.extensions['code']).toBe(code);
    }
    const old = await here();
    await event.report();
    await grid.dataSource.query('DELETE FROM change_feed');
    const answer = await grid.ask(event.command, PAGE, { after: old });
    expect(answer.errors[0]?.extensions['code']).toBe('CURSOR_EXPIRED');
    expect(
      (await grid.ask(event.command, PAGE, { first: 201 })).errors[0]?.extensions['code'],
    ).toBe('LIMIT_EXCEEDED');
  });

  it('is told live to those in whose scope it is, from a cursor on or from now on', async () => {
    const start = await here();
    const before = await event.report();
    const resumed = gateway.subscribe<{ gridChanges: Change }>(event.command, FOLLOW, {
      variables: { after: start },
    });
    expect((await resumed.next()).value?.data?.gridChanges).toMatchObject({ id: before });
    const next = resumed.next();
    const others = gateway.subscribe<{ gridChanges: Change }>(elsewhere(), FOLLOW);
    const theirs = others.next();
    const id = await event.report();
    expect((await next).value?.data?.gridChanges).toMatchObject({ id, action: 'report' });
    await event.report({ areaCode: '320104002' });
    expect((await theirs).value?.data?.gridChanges).toMatchObject({ areaCode: '320104002' });
    await Promise.all([resumed.return?.(), others.return?.()]);
  });

  it('is told with the event as it is by now, also to the organisation that leads it', async () => {
    const id = await event.report();
    await event.step(event.command, 'acceptEvent', { id, categoryCode: place.lighting });
    const stream = gateway.subscribe<{ eventChanged: object }>(event.officer, EVENTS);
    const told = stream.next();
    // What is not in the officer's scope yet is not told; what comes into it is.
    await settled();
    await event.step(event.command, 'dispatchEvent', { id, leadOrganizationId: place.leadId });
    expect((await told).value).toMatchObject({
      data: { eventChanged: { to: 'DISPATCHED', event: { id, state: 'DISPATCHED' } } },
    });
    await stream.return?.();
  });

  it('ends with the token, and says so', async () => {
    const stream = gateway.subscribe(event.command, FOLLOW, { until: new Date(Date.now() + 300) });
    const last = await stream.next();
    expect(last.value?.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
    expect((await stream.next()).done).toBe(true);
  });

  it('is told to nobody the gateway does not sign for', async () => {
    const nobody = gateway.subscribe(event.command, FOLLOW, { unsigned: true });
    await expect(nobody.next()).rejects.toMatchObject([
      { extensions: { code: 'UNAUTHENTICATED' } },
    ]);
    const anonymous = gateway.subscribe(
      actorWith('RESIDENT', { subject: 'anonymous', roles: [] }),
      FOLLOW,
    );
    const refused = await anonymous.next().catch((errors: unknown) => errors);
    expect(JSON.stringify(refused)).toContain('UNAUTHORIZED_FIELD_OR_TYPE');
    const reading = gateway.subscribe(event.command, '{ gridChanges { next } }');
    await expect(reading.next()).rejects.toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });

  it('keeps no connection while nobody has news, and loses nothing for who is slow', async () => {
    const streams = Array.from({ length: 20 }, () =>
      gateway.subscribe<{ gridChanges: Change }>(event.command, FOLLOW),
    );
    const first = streams.map((stream) => stream.next());
    await settled();
    const ids = [await event.report(), await event.report(), await event.report()];
    const told = await Promise.all(first);
    expect(told.map(({ value }) => value?.data?.gridChanges.id)).toEqual(streams.map(() => ids[0]));
    for (const stream of streams) {
      expect((await stream.next()).value?.data?.gridChanges.id).toBe(ids[1]);
      expect((await stream.next()).value?.data?.gridChanges.id).toBe(ids[2]);
      await stream.return?.();
    }
  });

  it('names organisations that exist, or is refused with the path', async () => {
    await using alone = await subgraphInProcess(gridSubgraph, { strangers: true });
    const there = await aSubdistrict(alone.dataSource);
    const unknown = newId();
    const answer = await alone.ask<{ dispatchEvent: object }>(
      event.command,
      `mutation ($input: DispatchEventInput!) { dispatchEvent(input: $input) { ... on Problem { code path } } }`,
      { input: { id: newId(), leadOrganizationId: unknown } },
    );
    expect(there.code).toBe('320104001');
    expect(answer.data?.dispatchEvent).toEqual({
      code: 'UNKNOWN_ORGANIZATION',
      path: ['input', 'leadOrganizationId'],
    });
  });

  /** Until who subscribed before is listening: a question of its own has been answered after theirs. */
  async function settled(): Promise<void> {
    for (let round = 0; round < 5; round++) await here();
  }
});

const INSERT = `INSERT INTO change_feed (at, type, object_id, action, area_code, organization_ids)
  VALUES (now(), 'GovEvent', $1, 'report', '320104001001', '{}')`;
