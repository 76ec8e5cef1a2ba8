import { addDays, newId, startOfDay, weekdayOf } from '@gezhi/kernel';
import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, COMMUNITY, GRID } from './support/cast.testing';
import { today } from './support/days.testing';

interface Shift {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt: string;
}
interface Listed<Node> {
  readonly nodes: readonly Node[];
}

const HOUR = 3_600_000;
const MONDAY = (() => {
  const day = today();
  return addDays(day, -((weekdayOf(day) + 6) % 7));
})();

/** A grid member's day (grid, G-12): on duty, on patrol without a network, and a task. */
export function gridDayStory(graph: () => GraphUnderTest): void {
  const { gridMember, secretary, command, clerk } = castOf(graph);

  const shifts = async (): Promise<readonly Shift[]> => {
    const { myDuty } = await gridMember.reads<{ myDuty: Listed<Shift> }>(
      '{ myDuty(first: 10) { nodes { id startsAt endsAt } } }',
    );
    return myDuty.nodes;
  };
  /** The shift that runs now, whatever hour of whatever day the story is told at. */
  const onDuty = async (postId: string): Promise<string> => {
    const now = Date.now();
    const runs = ({ startsAt, endsAt }: Shift) =>
      Date.parse(startsAt) <= now && Date.parse(endsAt) > now + HOUR / 4;
    const known = (await shifts()).find(runs);
    if (known) return known.id;
    for (const { id, startsAt } of await shifts())
      if (Date.parse(startsAt) < now + HOUR) await secretary.does('cancelDutyShift', { id });
    await secretary.does('planDutyWeek', {
      ...{ kind: 'GRID', areaCode: GRID, weekOf: MONDAY },
      shifts: [{ postId, startsAt: new Date(now), endsAt: new Date(now + HOUR) }],
    });
    return (await shifts()).find(({ startsAt }) => Date.parse(startsAt) === now)?.id ?? '';
  };

  describe('a day of a grid member', () => {
    it('goes from duty to a patrol without a network, its finding to an event with a photograph, and a task to its end', async () => {
      const { area } = await secretary.reads<{
        area: { grids: Listed<{ code: string; posts: Listed<{ id: string }> }> };
      }>(
        `{ area(code: "${COMMUNITY}") { grids(first: 50) { nodes { code posts(kinds: [FULLTIME_MEMBER]) { nodes { id } } } } } }`,
      );
      const postId = area.grids.nodes.find(({ code }) => code === GRID)?.posts.nodes[0]?.id ?? '';
      const shiftId = await onDuty(postId);

      // A patrol is planned, and is there at once.
      const { id: planId } = await secretary.does('planPatrol', {
        ...{ gridCode: GRID, title: '夜间安全巡查', frequency: 'DAILY', postId },
        fromDate: today(),
        points: [
          { kind: 'PLACE', name: '东门岗亭', longitude: 118.8071, latitude: 32.0091 },
          { kind: 'SEGMENT', name: '中牌楼路北段' },
        ],
      });
      const { myPatrols } = await gridMember.reads<{
        myPatrols: Listed<{ id: string; plan: { id: string; points: { id: string }[] } }>;
      }>(
        `{ myPatrols(from: "${today()}", to: "${today()}") { nodes { id plan { id points { id } } } } }`,
      );
      const patrol = myPatrols.nodes.find(({ plan }) => plan.id === planId);
      const patrolId = patrol?.id ?? '';
      const [first, second] = patrol?.plan.points ?? [];

      // Walked without a network; the device sends it afterwards, last things first, and once more.
      const beganAt = new Date(Math.max(startOfDay(today()).getTime(), Date.now() - HOUR / 6));
      const at = (seconds: number) => new Date(beganAt.getTime() + seconds * 1_000);
      const photograph = await gridMember.photographs(null);
      const done = { beganAt, patrolId };
      const finding = {
        ...{ ...done, clientMutationId: newId(), at: at(3), attachmentIds: [photograph] },
        ...{ nature: 'HAZARD', title: '消防通道被占用' },
      };
      const checks = [
        { ...done, clientMutationId: newId(), pointId: second?.id, at: at(2) },
        {
          ...{ ...done, clientMutationId: newId(), pointId: first?.id, at: at(1) },
          ...{ longitude: 118.807123, latitude: 32.009123 },
        },
      ];
      const events: string[] = [];
      for (let time = 0; time < 2; time++) {
        events.push((await gridMember.does('reportPatrolFinding', finding)).id);
        for (const check of checks) await gridMember.does('checkIn', check);
      }
      expect(new Set(events).size).toBe(1);
      const [eventId] = events;
      expect(await gridMember.does('finishPatrol', { id: patrolId })).toMatchObject({
        state: 'DONE',
      });

      // Who leads the place sees what was visited; where the worker was, only the worker, and about.
      const seen = `{ patrol(id: "${patrolId}") { state visitedCount findingCount visits { visited }
        findings { nodes { id source attachments { nodes { id } } } } } myCheckIns { nodes { id } } }`;
      expect(await command.reads(seen)).toEqual({
        patrol: {
          ...{ state: 'DONE', visitedCount: 2, findingCount: 1 },
          visits: [{ visited: true }, { visited: true }],
          findings: {
            nodes: [
              {
                ...{ id: eventId, source: 'GRID_PATROL' },
                attachments: { nodes: [{ id: photograph }] },
              },
            ],
          },
        },
        myCheckIns: { nodes: [] },
      });
      const { myCheckIns } = await gridMember.reads<{ myCheckIns: Listed<object> }>(
        '{ myCheckIns { nodes { patrolId longitude latitude } } }',
      );
      expect(
        myCheckIns.nodes.filter((each) => (each as { patrolId: string }).patrolId === patrolId),
      ).toEqual([
        { patrolId, longitude: null, latitude: null },
        { patrolId, longitude: 118.807, latitude: 32.009 },
      ]);
      expect((await clerk.asks(seen)).data).toMatchObject({ patrol: null });

      // The command centre asks the worker on duty to look after it.
      const { id } = await command.does('assignDutyTask', {
        ...{ shiftId, eventId, content: '劝离占用车辆，恢复消防通道' },
      });
      await gridMember.does('acceptDutyTask', { id });
      await gridMember.does('checkIn', { clientMutationId: newId(), taskId: id });
      expect(
        await gridMember.does('finishDutyTask', { id, feedback: '车辆已移走，通道已恢复' }),
      ).toMatchObject({ state: 'DONE' });
      expect(await command.tries('finishDutyTask', { id, feedback: '代为反馈' })).toMatchObject({
        code: 'TASK_NOT_YOURS',
      });
    });
  });
}
