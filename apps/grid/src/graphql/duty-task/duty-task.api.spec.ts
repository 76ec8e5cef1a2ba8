import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { DutyRoster, DutyShift } from '../../domain/duty/duty.entity';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

interface Answered {
  readonly __typename: string;
  readonly code: string;
  readonly id: string;
  readonly state: string;
}

const NOW = new Date('2026-10-12T10:00:00+08:00');
const clock = tickingClock(NOW);
const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
const neighbour = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
const worker = actorWith('GRID_MEMBER', { subject: newId() });
const other = actorWith('GRID_MEMBER', { subject: newId(), areas: ['320104001001C001'] });

describe('a command centre', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  const [shiftId, laterId] = [newId(), newId()];

  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    await grid.dataSource.query('TRUNCATE gov_event CASCADE');
    place = await aSubdistrict(grid.dataSource);
    const { manager } = grid.dataSource;
    const made = { createdAt: NOW, updatedAt: NOW, version: 1 };
    const duty = { kind: 'GRID', areaCode: place.grid } as const;
    const rosterId = newId();
    await manager.insert(DutyRoster, {
      ...{ ...made, ...duty, id: rosterId, weekOf: '2026-10-12', coverFrom: 510, coverTo: 1050 },
    });
    const shift = (id: string, from: number) => ({
      ...{
        ...made,
        ...duty,
        id,
        rosterId,
        postId: place.fulltimePostId,
        state: 'PLANNED' as const,
      },
      workerId: worker.subject,
      startsAt: new Date(NOW.getTime() + from * 3_600_000),
      endsAt: new Date(NOW.getTime() + (from + 2) * 3_600_000),
    });
    await manager.insert(DutyShift, [shift(shiftId, -1), shift(laterId, 4)]);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const change = async (mutation: string, input: object, actor: Actor) => {
    const kind = ['finishDutyTask', 'declineDutyTask'].includes(mutation)
      ? 'answerDutyTask'
      : mutation;
    const type = `${kind[0]?.toUpperCase()}${kind.slice(1)}Input`;
    const answer = await grid.ask<Record<string, Answered>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ... on DutyTask { id state } ... on Problem { code } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Answered;
  };
  const assign = (more: object = {}, actor: Actor = command) =>
    change('assignDutyTask', { shiftId, content: '到场核实路灯情况', ...more }, actor);
  const told = (id: string): Promise<{ kind: string; recipient_subject: string }[]> =>
    grid.dataSource.query(
      'SELECT kind, recipient_subject FROM notification WHERE about_id = $1 ORDER BY id',
      [id],
    );

  it('gives somebody on duty a task about an event, who accepts it and says what was done', async () => {
    const eventId = await eventVerbs(grid, place).report();
    const { id } = await assign({ eventId });
    expect((await change('finishDutyTask', { id, feedback: '已修复' }, worker)).code).toBe(
      'INVALID_TRANSITION',
    );
    expect((await change('acceptDutyTask', { id }, worker)).state).toBe('ACCEPTED');
    expect((await change('finishDutyTask', { id, feedback: '已修复' }, worker)).state).toBe('DONE');
    expect((await change('declineDutyTask', { id, feedback: '不在岗' }, worker)).code).toBe(
      'INVALID_TRANSITION',
    );
    expect(await told(id)).toEqual([
      { kind: 'DUTY_TASK_ASSIGNED', recipient_subject: worker.subject },
      { kind: 'DUTY_TASK_ANSWERED', recipient_subject: command.subject },
    ]);
    const own = await grid.ask(worker, '{ myDutyTasks { nodes { state feedback shift { id } } } }');
    expect(own.data).toEqual({
      myDutyTasks: { nodes: [{ state: 'DONE', feedback: '已修复', shift: { id: shiftId } }] },
    });
  });

  it('asks nobody off duty, nobody elsewhere, and nobody answers for another', async () => {
    expect((await assign({ shiftId: laterId })).code).toBe('OFF_DUTY');
    expect((await assign({}, neighbour)).code).toBe('FORBIDDEN');
    expect((await assign({}, other)).code).toBe('FORBIDDEN');
    expect((await assign({ eventId: newId() })).code).toBe('NOT_FOUND');
    expect((await assign({ content: '联系13812345678' })).code).toBe('PERSONAL_DATA_IN_TEXT');
    const { id } = await assign();
    expect((await change('acceptDutyTask', { id }, other)).code).toBe('TASK_NOT_YOURS');
    expect((await change('acceptDutyTask', { id }, neighbour)).code).toBe('NOT_FOUND');
    expect((await change('acceptDutyTask', { id, seenVersion: 7 }, worker)).code).toBe('CONFLICT');
    expect(
      (await change('declineDutyTask', { id, feedback: '正在处置其他事件' }, worker)).state,
    ).toBe('DECLINED');
  });

  it('sees what goes on now, in one statement for all areas', async () => {
    await eventVerbs(grid, place).report();
    const board =
      'eventBoard { live { reportedToday closedToday escalated supervised onDutyNow bySource { source count } } }';
    const one = await grid.ask(command, `{ area(code: "${place.code}") { ${board} } }`);
    expect(one.errors).toEqual([]);
    expect(one.data).toEqual({
      area: {
        eventBoard: {
          live: {
            ...{ reportedToday: 1, closedToday: 0, escalated: 0, supervised: 0, onDutyNow: 1 },
            bySource: [{ source: 'CITIZEN_APP', count: 1 }],
          },
        },
      },
    });
    const two = await grid.ask(
      command,
      `{ area(code: "${place.code}") { ${board} } grid: area(code: "${place.grid}") { ${board} } }`,
    );
    expect(two.statements.length).toBe(one.statements.length);
  });
});
