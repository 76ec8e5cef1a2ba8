import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';
import { whistleVerbs } from '../../testing/whistle-verbs.testing';

const MONDAY = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(MONDAY);

describe('the life of a whistle', () => {
  let grid: SubgraphUnderTest;
  let whistle: ReturnType<typeof whistleVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    whistle = whistleVerbs(grid, await aSubdistrict(grid.dataSource));
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
  const command = (mutation: string, id: string, more: object = {}) =>
    whistle.step(whistle.command, mutation, { id, ...more });
  const reason = { note: '情况变化' };

  it('leads from draft to close, with a step for each change and both sides rated', async () => {
    const id = await whistle.whistleIn('CLOSED');
    const { history, ...closed } = (await read(
      id,
      `state outcome level raiseCount relapse approvedPost initiator { id } leadResponder { organization { id } }
       tasks { title doneAt leadOrganization { id } } ratings { grade from { id } to { id } }
       history(first: 50) { nodes { action toState } }`,
    )) as { history: { nodes: { action: string }[] } };
    const [responder] = whistle.responderIds;
    expect(closed).toMatchObject({
      ...{
        state: 'CLOSED',
        outcome: 'RESOLVED',
        level: 'DEPARTMENT',
        raiseCount: 0,
        relapse: false,
      },
      approvedPost: '办事处主任',
      initiator: { id: whistle.initiatorId },
      leadResponder: { organization: { id: responder } },
      tasks: [{ title: '联合整治', leadOrganization: { id: responder } }],
    });
    expect(closed).toHaveProperty('ratings.length', 2);
    expect(history.nodes.map(({ action }) => action)).toEqual([
      ...['draft', 'approve', 'blow', 'arrive', 'consult', 'agreeTasks', 'handle', 'resolve'],
      ...['rate', 'rate', 'evaluate', 'close'],
    ]);
  });

  it('refuses each step in a state that does not have it, and names those it has', async () => {
    const { id } = await whistle.done(whistle.draft());
    const early = [
      'withdrawWhistle',
      'raiseWhistle',
      'closeWhistle',
      'consultWhistle',
      'startWhistleHandling',
    ];
    for (const mutation of early.slice(1))
      expect(await command(mutation, id, mutation === 'raiseWhistle' ? reason : {})).toMatchObject({
        __typename: 'InvalidTransition',
      });
    expect(await whistle.agree(id)).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await whistle.conclude(id)).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await whistle.leaderReport(id, 'STANDING_COMMITTEE')).toMatchObject({
      code: 'INVALID_TRANSITION',
    });
    expect(await whistle.rate(whistle.command, id)).toMatchObject({ code: 'INVALID_TRANSITION' });
    await whistle.done(whistle.approve(id));
    await whistle.done(whistle.blow(id));
    expect(await whistle.blow(id)).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await whistle.approve(id)).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(
      await command('reviseWhistle', id, { title: '夜市', problem: '问题', responders: [] }),
    ).toMatchObject({ code: 'INVALID_TRANSITION' });
    expect(await command('closeWhistle', id, { seenVersion: 1 })).toMatchObject({
      code: 'CONFLICT',
    });
    await whistle.done(whistle.arrive(id));
    expect(await command('withdrawWhistle', id, reason)).toMatchObject({
      code: 'INVALID_TRANSITION',
    });
    const result = { id: await whistle.ofOfficer(id, whistle.officers[0]), result: '已处置' };
    expect(await whistle.step(whistle.officers[0], 'reportWhistleResult', result)).toMatchObject({
      code: 'INVALID_TRANSITION',
    });
  });

  it('if tough is not handled until both leaders have reported (S-3)', async () => {
    const id = await whistle.whistleIn('AGREED', { kind: 'TOUGH' });
    const handle = () => command('startWhistleHandling', id);
    expect(await handle()).toMatchObject({ code: 'WHISTLE_LEADERS_NOT_REPORTED' });
    await whistle.done(whistle.leaderReport(id, 'STANDING_COMMITTEE'));
    expect(await handle()).toMatchObject({ code: 'WHISTLE_LEADERS_NOT_REPORTED' });
    expect(await whistle.leaderReport(id, 'STANDING_COMMITTEE')).toMatchObject({
      code: 'WHISTLE_LEADER_REPORTED',
    });
    const self = { id, side: 'VICE_DISTRICT_HEAD' };
    expect(await whistle.step(whistle.command, 'recordWhistleLeaderReport', self)).toMatchObject({
      code: 'FORBIDDEN',
    });
    await whistle.done(whistle.leaderReport(id, 'VICE_DISTRICT_HEAD'));
    expect(await handle()).toMatchObject({ state: 'HANDLING' });
    expect(await read(id, 'level leaders { side post reportedAt }')).toMatchObject({
      level: 'DISTRICT',
      leaders: [
        { side: 'STANDING_COMMITTEE', post: '分管常委', reportedAt: expect.any(String) as unknown },
        {
          side: 'VICE_DISTRICT_HEAD',
          post: '分管副区长',
          reportedAt: expect.any(String) as unknown,
        },
      ],
    });
    const plain = await whistle.whistleIn('BLOWN');
    expect(await whistle.leaderReport(plain, 'VICE_DISTRICT_HEAD')).toMatchObject({
      code: 'WHISTLE_NOT_TOUGH',
    });
  });

  it('agrees on tasks with one lead that has arrived, and a date that is still to come', async () => {
    const id = await whistle.whistleIn('CONSULTING');
    expect(await command('startWhistleHandling', id)).toMatchObject({ code: 'WHISTLE_NO_TASK' });
    const [present, absent] = whistle.responderIds;
    expect(await whistle.agree(id, { leadOrganizationId: absent })).toMatchObject({
      code: 'WHISTLE_TASK_LEAD',
    });
    expect(await whistle.agree(id, { assistOrganizationIds: [absent] })).toMatchObject({
      code: 'WHISTLE_TASK_LEAD',
    });
    expect(await whistle.agree(id, { assistOrganizationIds: [present] })).toMatchObject({
      code: 'WHISTLE_TASK_LEAD',
    });
    expect(await whistle.agree(id, { dueOn: '2026-10-11' })).toMatchObject({
      code: 'WHISTLE_TASK_DATE',
    });
    await whistle.done(
      whistle.agree(id, { dueOn: '2026-10-12', assistOrganizationIds: [whistle.initiatorId] }),
    );
    await whistle.done(whistle.agree(id));
    expect(await read(id, 'tasks { ordinal } responders { tasks { ordinal } }')).toEqual({
      tasks: [{ ordinal: 1 }, { ordinal: 2 }],
      responders: [{ tasks: [{ ordinal: 1 }, { ordinal: 2 }] }],
    });
    const [task] = await whistle.tasks(id);
    const finish = (actor = whistle.officers[0]) =>
      whistle.step(actor, 'finishWhistleTask', { id: task });
    expect(await finish()).toMatchObject({ code: 'INVALID_TRANSITION' });
    await whistle.done(command('startWhistleHandling', id));
    expect(await finish(whistle.command)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await finish(whistle.officers[1])).toMatchObject({ code: 'NOT_FOUND' });
    await whistle.done(finish());
    expect(await finish()).toMatchObject({ code: 'WHISTLE_TASK_DONE' });
    expect(await whistle.conclude(id)).toMatchObject({ code: 'WHISTLE_TASKS_OPEN' });
    expect(
      await whistle.step(whistle.officers[0], 'concludeWhistle', {
        id,
        outcome: 'PARTIAL',
        outcomeNote: '部分',
      }),
    ).toMatchObject({ code: 'FORBIDDEN' });
    const result = { id: await whistle.ofOfficer(id, whistle.officers[0]), result: '已整治' };
    expect(await whistle.step(whistle.officers[0], 'reportWhistleResult', result)).toMatchObject({
      state: 'DONE',
    });
    expect(await whistle.conclude(id, 'PARTIAL')).toMatchObject({ state: 'PARTIAL' });
  });

  it('is raised level by level when it is not resolved, and rated only at the top', async () => {
    const id = await whistle.whistleIn('HANDLING');
    const raise = () => command('raiseWhistle', id, reason);
    const own = { organizationId: whistle.responderIds[0] };
    for (const level of ['DISTRICT', 'CITY']) {
      await whistle.done(whistle.conclude(id, 'UNRESOLVED'));
      expect(await whistle.rate(whistle.command, id, own)).toMatchObject({
        code: 'WHISTLE_RAISE_FIRST',
      });
      await whistle.done(raise());
      expect(await read(id, 'state level outcome')).toEqual({
        state: 'CONSULTING',
        level,
        outcome: null,
      });
      await whistle.done(command('startWhistleHandling', id));
    }
    await whistle.done(whistle.conclude(id, 'UNRESOLVED'));
    expect(await raise()).toMatchObject({ code: 'WHISTLE_TOP_LEVEL' });
    await whistle.done(whistle.rate(whistle.command, id, own));
    expect(await whistle.rate(whistle.officers[0], id)).toMatchObject({ state: 'EVALUATED' });
    expect(await read(id, 'raiseCount')).toEqual({ raiseCount: 2 });
  });

  it('is rated by both sides, each of the other, and closed not before', async () => {
    const id = await whistle.whistleIn('RESOLVED');
    const [responder, stranger] = whistle.officers;
    expect(await whistle.rate(whistle.command, id)).toMatchObject({ code: 'WHISTLE_NO_PART' });
    expect(await whistle.rate(whistle.command, id, { organizationId: newId() })).toMatchObject({
      code: 'WHISTLE_NO_PART',
    });
    expect(await whistle.rate(stranger, id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await whistle.rate(whistle.centre, id)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await whistle.rate(responder, id, { organizationId: newId() })).toMatchObject({
      code: 'WHISTLE_NO_PART',
    });
    await whistle.done(whistle.rate(responder, id, { grade: 'POOR' }));
    await whistle.done(whistle.rate(responder, id, { grade: 'FAIR', comment: '沟通及时' }));
    expect(await command('closeWhistle', id)).toMatchObject({ code: 'INVALID_TRANSITION' });
    await whistle.done(
      whistle.rate(whistle.command, id, { organizationId: responder.organizationId }),
    );
    expect(await read(id, 'state ratings { grade note }')).toMatchObject({
      state: 'EVALUATED',
      ratings: [{ grade: 'FAIR', note: '沟通及时' }, { grade: 'GOOD' }],
    });
    expect(await whistle.step(responder, 'closeWhistle', { id })).toMatchObject({
      code: 'FORBIDDEN',
    });
    await whistle.done(command('closeWhistle', id));
  });

  it('blown again about a closed matter repeats it: within ninety days a relapse, later not', async () => {
    const id = await whistle.whistleIn('CLOSED');
    const again = { problem: '反弹', triedSoFar: '已再次劝导' };
    const reblow = async (at: string) => {
      clock.set(new Date(at));
      const { id: next } = await whistle.done(command('reblowWhistle', id, again));
      await whistle.done(whistle.approve(next));
      await whistle.done(whistle.blow(next));
      return next;
    };
    expect(await command('reblowWhistle', await whistle.whistleIn('BLOWN'), again)).toMatchObject({
      code: 'INVALID_TRANSITION',
    });
    const soon = await reblow('2027-01-08T10:00:00+08:00');
    expect(await read(soon, 'relapse title problem repeatOf { id }')).toEqual({
      ...{ relapse: true, title: '夜市占道与油烟', problem: '反弹', repeatOf: { id } },
    });
    const late = await reblow('2027-01-12T10:00:00+08:00');
    expect(await read(late, 'relapse')).toEqual({ relapse: false });
    expect(await read(id, 'repeats { nodes { id } }')).toEqual({
      repeats: { nodes: [{ id: late }, { id: soon }] },
    });
    const linked = await grid.dataSource.query<object[]>(
      "SELECT relation FROM case_link WHERE to_id = $1 AND from_type = 'Whistle'",
      [id],
    );
    expect(linked).toEqual([{ relation: 'REPEAT_OF' }, { relation: 'REPEAT_OF' }]);
  });
});
