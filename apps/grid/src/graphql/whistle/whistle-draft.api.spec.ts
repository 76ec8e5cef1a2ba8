import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { whistleVerbs } from '../../testing/whistle-verbs.testing';

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);

describe('a whistle until it is heard', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let whistle: ReturnType<typeof whistleVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    place = await aSubdistrict(grid.dataSource);
    whistle = whistleVerbs(grid, place);
  });
  beforeEach(() => clock.set(MONDAY));
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const read = async (id: string, fields: string, actor = whistle.centre) => {
    const answer = await grid.ask<{ whistle: Record<string, unknown> | null }>(
      actor,
      `query ($id: ID!) { whistle(id: $id) { ${fields} } }`,
      { id },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.whistle;
  };
  const drafted = async (more: object = {}) => (await whistle.done(whistle.draft(more))).id;
  const command = (mutation: string, id: string, more: object = {}) =>
    whistle.step(whistle.command, mutation, { id, ...more });
  const reason = { note: '情况变化' };

  describe('before it is blown', () => {
    it('is drafted by the subdistrict for its own place, and by a department only where the rule allows it', async () => {
      const input = {
        kind: 'DEMAND',
        title: '停车难',
        problem: '多方权属',
        areaCode: place.code,
        responders: [],
      };
      const other = { ...whistle.command, areas: ['320104002'] };
      expect(await whistle.step(other, 'draftWhistle', input)).toMatchObject({ code: 'FORBIDDEN' });
      const nobody = { ...whistle.command, organizationId: null };
      expect(await whistle.step(nobody, 'draftWhistle', input)).toMatchObject({
        code: 'FORBIDDEN',
      });
      const [department] = whistle.officers;
      expect(await whistle.step(department, 'draftWhistle', input)).toMatchObject({
        code: 'WHISTLE_INITIATOR',
      });
      await grid.dataSource.query(
        "UPDATE whistle_rule SET departments_may_blow = true WHERE kind = 'DEMAND'",
      );
      expect(await whistle.step(department, 'draftWhistle', input)).toMatchObject({
        state: 'DRAFT',
      });
      await grid.dataSource.query('UPDATE whistle_rule SET departments_may_blow = false');
      expect(await whistle.draft({ areaCode: '320104' })).toMatchObject({ code: 'FORBIDDEN' });
      const wide = { ...whistle.command, areas: ['320104'] };
      expect(
        await whistle.step(wide, 'draftWhistle', { ...input, areaCode: '320104' }),
      ).toMatchObject({ code: 'PLACE_TOO_WIDE' });
      expect(await whistle.draft({ areaCode: '320104001999' })).toMatchObject({
        code: 'UNKNOWN_AREA',
      });
    });

    it('is made once however often its key is sent, and holds no telephone number', async () => {
      const key = { clientMutationId: 'whistle-0001' };
      expect((await whistle.draft(key)).id).toBe((await whistle.draft(key)).id);
      expect(await whistle.draft({ ...key, title: '另一件事' })).toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
      });
      expect(await whistle.draft({ problem: '联系 13800138000' })).toMatchObject({
        code: 'PERSONAL_DATA_IN_TEXT',
      });
    });

    it('names each responder once and never itself', async () => {
      const [one] = whistle.called(1);
      expect(await whistle.draft({ responders: [one, one] })).toMatchObject({
        code: 'WHISTLE_RESPONDER_TWICE',
      });
      const own = { organizationId: whistle.initiatorId };
      expect(await whistle.draft({ responders: [own] })).toMatchObject({
        code: 'WHISTLE_RESPONDER_TWICE',
      });
    });

    it('needs a mandatory responder, one lead among them, and why own means are not enough', async () => {
      const refusal = async (more: object) => {
        const id = await drafted(more);
        await whistle.done(whistle.approve(id));
        return (await whistle.blow(id)).code;
      };
      const [lead, other] = whistle.called(2);
      expect(await refusal({ responders: [] })).toBe('WHISTLE_NO_RESPONDER');
      expect(await refusal({ responders: [{ ...lead, mandatory: false }] })).toBe(
        'WHISTLE_NO_RESPONDER',
      );
      expect(await refusal({ responders: [other] })).toBe('WHISTLE_ONE_LEAD');
      expect(await refusal({ responders: [lead, { ...other, lead: true }] })).toBe(
        'WHISTLE_ONE_LEAD',
      );
      expect(
        await refusal({ responders: [lead, { ...other, lead: true, mandatory: false }] }),
      ).toBe('WHISTLE_ONE_LEAD');
      expect(await refusal({ triedSoFar: ' ' })).toBe('WHISTLE_OWN_MEANS');
      expect(await refusal({ kind: 'TOUGH', headPost: null })).toBe('WHISTLE_LEADERS_MISSING');
    });

    it('is approved by somebody other than the drafter, anew after it was revised; an emergency need not be', async () => {
      const id = await drafted();
      expect(await whistle.blow(id)).toMatchObject({ code: 'WHISTLE_NOT_APPROVED' });
      expect(await command('approveWhistle', id, { post: '办事处主任' })).toMatchObject({
        code: 'WHISTLE_APPROVER_IS_DRAFTER',
      });
      await whistle.done(whistle.approve(id));
      const revised = {
        title: '夜市',
        problem: '油烟',
        triedSoFar: '已劝导',
        responders: whistle.called(2),
      };
      await whistle.done(command('reviseWhistle', id, revised));
      expect(await whistle.blow(id)).toMatchObject({ code: 'WHISTLE_NOT_APPROVED' });
      expect(
        await read(id, 'title approvedAt named { lead organization { id } } responders { id }'),
      ).toMatchObject({
        title: '夜市',
        approvedAt: null,
        named: [{ lead: true }, { lead: false }],
        responders: [],
      });
      expect(await whistle.blow(await drafted({ kind: 'EMERGENCY' }))).toMatchObject({
        state: 'BLOWN',
      });
    });
  });

  it('marks the open events it comes from, and is found from them', async () => {
    const event = eventVerbs(grid, place);
    const [open, closed] = [await event.eventIn('ACCEPTED'), await event.eventIn('CLOSED')];
    expect(await whistle.draft({ eventIds: [closed] })).toMatchObject({
      code: 'WHISTLE_UNKNOWN_EVENT',
    });
    expect(await whistle.draft({ eventIds: [newId()] })).toMatchObject({
      code: 'WHISTLE_UNKNOWN_EVENT',
    });
    const id = await whistle.whistleIn('BLOWN', { eventIds: [open] });
    expect(await read(id, 'events { nodes { id flags } totalCount }')).toMatchObject({
      events: {
        nodes: [{ id: open, flags: expect.arrayContaining(['WHISTLED']) as unknown }],
        totalCount: 1,
      },
    });
    const answer = await grid.ask(
      whistle.centre,
      'query ($id: ID!) { govEvent(id: $id) { version whistles { nodes { id } } } }',
      { id: open },
    );
    expect(answer.data).toEqual({ govEvent: { version: 3, whistles: { nodes: [{ id }] } } });
  });

  it('is seen by its place, whoever blew it and, once blown, whom it called; by nobody else', async () => {
    const id = await whistle.whistleIn('APPROVED');
    const [called, stranger] = whistle.officers;
    const neighbour = actorWith('SUBDISTRICT_COMMAND', {
      organizationId: newId(),
      areas: ['320104002'],
    });
    const seers = async () =>
      Promise.all(
        [whistle.command, whistle.centre, called, stranger, neighbour].map(async (actor) =>
          Boolean(await read(id, 'id', actor)),
        ),
      );
    expect(await seers()).toEqual([true, true, false, false, false]);
    await whistle.done(whistle.blow(id));
    expect(await seers()).toEqual([true, true, true, false, false]);
    expect(await whistle.step(neighbour, 'withdrawWhistle', { id, ...reason })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await whistle.step(called, 'withdrawWhistle', { id, ...reason })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const integrator = await grid.ask<{ whistle: object | null }>(
      actorWith('INTEGRATOR', { organizationId: called.organizationId, areas: ['320104'] }),
      'query ($id: ID!) { whistle(id: $id) { id } }',
      { id },
    );
    expect(integrator.data?.whistle ?? null).toBeNull();
  });

  it('is withdrawn by its initiator with a reason; nobody has to come any more', async () => {
    const id = await whistle.whistleIn('BLOWN');
    await whistle.done(command('withdrawWhistle', id, reason));
    expect(await read(id, 'state responders { state onTime }')).toEqual({
      state: 'WITHDRAWN',
      responders: [{ state: 'RELEASED', onTime: null }],
    });
    expect(await whistle.arrive(id)).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await command('withdrawWhistle', await drafted(), reason)).toMatchObject({
      state: 'WITHDRAWN',
    });
  });
});
