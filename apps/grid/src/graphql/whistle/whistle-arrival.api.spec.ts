import { fixedClock } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { whistleVerbs } from '../../testing/whistle-verbs.testing';

const MONDAY = new Date('2026-10-12T10:00:00.000+08:00');
const MINUTE = 60_000;
const clock = fixedClock(MONDAY);
const after = (milliseconds: number) => clock.set(new Date(MONDAY.getTime() + milliseconds));

describe('reporting to a whistle', () => {
  let grid: SubgraphUnderTest;
  let whistle: ReturnType<typeof whistleVerbs>;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    whistle = whistleVerbs(grid, await aSubdistrict(grid.dataSource));
  });
  beforeEach(() => clock.set(MONDAY));
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const read = async <T>(id: string, fields: string): Promise<T> => {
    const answer = await grid.ask<{ whistle: T }>(
      whistle.centre,
      `query ($id: ID!) { whistle(id: $id) { ${fields} } }`,
      { id },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.whistle as T;
  };
  const blown = async (more: object = {}) => {
    const id = await whistle.whistleIn('APPROVED', more);
    await whistle.done(whistle.blow(id));
    return id;
  };
  /** How many transactions of this database wait for a lock. */
  const waiting = async () => {
    const [row] = await grid.dataSource.query<{ count: number }[]>(
      `SELECT count(DISTINCT pid)::int AS count FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE NOT granted AND datname = current_database()`,
    );
    return row?.count ?? 0;
  };
  const parts = async (id: string) => {
    const { responders } = await read<{
      responders: { organization: { id: string }; onTime: boolean; minutesToArrive: number }[];
    }>(id, 'responders { organization { id } state onTime minutesToArrive dueAt }');
    return new Map(responders.map((part) => [part.organization.id, part]));
  };

  it('is late at minute 31: of three departments at a joint enforcement, two are on time (S-2)', async () => {
    const id = await blown({ responders: whistle.called(3) });
    const [first, second, third] = whistle.officers;
    after(12 * MINUTE);
    await whistle.done(whistle.arrive(id, first));
    after(29 * MINUTE);
    await whistle.done(whistle.arrive(id, second));
    expect(await read(id, 'state')).toEqual({ state: 'BLOWN' });
    after(31 * MINUTE);
    await whistle.done(whistle.arrive(id, third));
    expect(await read(id, 'state arrivedAt limitUnit limitAmount')).toEqual({
      state: 'ARRIVED',
      arrivedAt: new Date(MONDAY.getTime() + 31 * MINUTE).toISOString(),
      limitUnit: 'MINUTE',
      limitAmount: 30,
    });
    const found = await parts(id);
    const told = whistle.responderIds.map((key) => found.get(key));
    expect(told.map((part) => part?.onTime)).toEqual([true, true, false]);
    expect(told.map((part) => part?.minutesToArrive)).toEqual([12, 29, 31]);
  });

  it.each([
    ['EMERGENCY', 30 * MINUTE, true],
    ['EMERGENCY', 30 * MINUTE + 1, false],
    ['JOINT_ENFORCEMENT', 30 * MINUTE, true],
    ['JOINT_ENFORCEMENT', 30 * MINUTE + 1, false],
  ])('keeps the limit of %s to the millisecond: after %d it is %s', async (kind, took, onTime) => {
    const id = await blown({ kind });
    after(took);
    await whistle.done(whistle.arrive(id));
    expect((await parts(id)).get(whistle.responderIds[0] ?? '')).toMatchObject({ onTime });
  });

  it.each(['DEMAND', 'TOUGH'])('lasts a working day for %s, over a holiday', async (kind) => {
    clock.set(new Date('2026-09-30T16:00:00+08:00'));
    const id = await blown({ kind });
    const [part] = (await parts(id)).values();
    expect(part).toMatchObject({ dueAt: '2026-10-08T15:59:59.999Z', onTime: null });
    clock.set(new Date('2026-10-09T00:00:00+08:00'));
    const [late] = (await parts(id)).values();
    expect(late).toMatchObject({ onTime: false, minutesToArrive: null });
  });

  it('lets the last two arrive at once: one of them takes the whistle on', async () => {
    const id = await blown({ responders: whistle.called(2) });
    const [first, second] = whistle.officers;
    const ids = [await whistle.ofOfficer(id, first), await whistle.ofOfficer(id, second)];
    // Both are under way, neither has ended, before either may look whether the other is there.
    const gate = grid.dataSource.createQueryRunner();
    await gate.startTransaction();
    await gate.query('LOCK TABLE whistle_response_transition IN SHARE MODE');
    const arriving = Promise.all(
      [first, second].map((officer, index) =>
        whistle.step(officer, 'arriveAtWhistle', { id: ids[index], mode: 'ONLINE' }),
      ),
    );
    while ((await waiting()) < 2);
    await gate.commitTransaction();
    await gate.release();
    const answers = await arriving;
    expect(answers.map(({ state }) => state)).toEqual(['ARRIVED', 'ARRIVED']);
    const { state, history } = await read<{ state: string; history: { nodes: object[] } }>(
      id,
      'state history { nodes { action } }',
    );
    expect(state).toBe('ARRIVED');
    expect(
      history.nodes.filter((each) => 'action' in each && each.action === 'arrive'),
    ).toHaveLength(1);
  });

  it('waits only for those who must come', async () => {
    const [lead, other] = whistle.called(2);
    const id = await blown({ responders: [lead, { ...other, mandatory: false }] });
    await whistle.done(whistle.arrive(id));
    expect(await read(id, 'state')).toEqual({ state: 'ARRIVED' });
    await whistle.done(whistle.arrive(id, whistle.officers[1]));
  });

  it('is for the organisation called alone', async () => {
    const id = await blown({ responders: whistle.called(2) });
    const response = await whistle.ofOfficer(id, whistle.officers[0]);
    const [, second, third] = whistle.officers;
    const input = { id: response, mode: 'ON_SITE' };
    expect(await whistle.step(second, 'arriveAtWhistle', input)).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await whistle.step(third, 'arriveAtWhistle', input)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await whistle.arrive(id, whistle.officers[0], { seenVersion: 7 })).toMatchObject({
      code: 'CONFLICT',
    });
    await whistle.done(whistle.arrive(id));
    expect(await whistle.arrive(id)).toMatchObject({ code: 'INVALID_TRANSITION' });
  });

  describe('an objection', () => {
    const object = async (id: string, officer = whistle.officers[0]) =>
      whistle.step(officer, 'objectToWhistle', {
        id: await whistle.ofOfficer(id, officer),
        reason: 'NOT_OWN_DUTY',
        note: '该事项由住建部门负责',
      });
    const decide = async (id: string, how: string, more: object = {}, actor = whistle.centre) =>
      whistle.step(actor, how, {
        id: await whistle.ofOfficer(id, whistle.officers[0]),
        note: '依职责清单',
        ...more,
      });

    it('comes within an hour, to the millisecond, and never to an emergency', async () => {
      const [timely, late] = [await blown(), await blown()];
      after(60 * MINUTE);
      expect(await object(timely)).toMatchObject({ state: 'OBJECTED' });
      after(60 * MINUTE + 1);
      expect(await object(late)).toMatchObject({ code: 'WHISTLE_OBJECTION_TOO_LATE' });
      clock.set(MONDAY);
      expect(await object(await blown({ kind: 'EMERGENCY' }))).toMatchObject({
        code: 'WHISTLE_OBJECTION_TOO_LATE',
      });
    });

    it('is decided by the district centre; what it refuses is recorded, and there is no second one', async () => {
      const id = await blown();
      after(MINUTE);
      await whistle.done(object(id));
      after(2 * MINUTE);
      expect(await decide(id, 'refuseWhistleObjection', {}, whistle.command)).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(await decide(id, 'refuseWhistleObjection')).toMatchObject({ state: 'NOTIFIED' });
      expect(await object(id)).toMatchObject({ code: 'WHISTLE_OBJECTED_ALREADY' });
      const { responders } = await read<{ responders: object[] }>(
        id,
        'responders { objectionState objectionReason history { nodes { action note } } }',
      );
      expect(responders[0]).toMatchObject({
        objectionState: 'REFUSED',
        objectionReason: 'NOT_OWN_DUTY',
        history: {
          nodes: [
            { action: 'call' },
            { action: 'object' },
            { action: 'refuseObjection', note: '依职责清单' },
          ],
        },
      });
    });

    it('is accepted only while somebody mandatory is left or called instead, whose limit begins then', async () => {
      const id = await blown();
      await whistle.done(object(id));
      after(20 * MINUTE);
      expect(await decide(id, 'acceptWhistleObjection')).toMatchObject({
        code: 'WHISTLE_NOBODY_LEFT',
      });
      const [, second] = whistle.officers;
      for (const again of [whistle.initiatorId, whistle.responderIds[0]])
        expect(
          await decide(id, 'acceptWhistleObjection', { insteadOrganizationId: again }),
        ).toMatchObject({ code: 'WHISTLE_RESPONDER_TWICE' });
      const instead = { insteadOrganizationId: second.organizationId };
      expect(await decide(id, 'acceptWhistleObjection', instead)).toMatchObject({
        state: 'EXCUSED',
      });
      const found = await parts(id);
      expect(found.get(second.organizationId ?? '')).toMatchObject({
        dueAt: new Date(MONDAY.getTime() + 50 * MINUTE).toISOString(),
      });
      await whistle.done(whistle.arrive(id, second));
      expect(await read(id, 'state leadResponder { organization { id } }')).toEqual({
        state: 'ARRIVED',
        leadResponder: { organization: { id: second.organizationId } },
      });
    });

    it('lets the whistle go on when the last one awaited is excused, and is dropped by arriving', async () => {
      const [lead, other] = whistle.called(2);
      const id = await blown({
        responders: [
          { ...other, lead: true },
          { ...lead, lead: false },
        ],
      });
      await whistle.done(object(id));
      await whistle.done(whistle.arrive(id, whistle.officers[1]));
      expect(await read(id, 'state')).toEqual({ state: 'BLOWN' });
      await whistle.done(decide(id, 'acceptWhistleObjection'));
      expect(await read(id, 'state')).toEqual({ state: 'ARRIVED' });
      const dropped = await blown();
      await whistle.done(object(dropped));
      await whistle.done(whistle.arrive(dropped));
      expect(await read(dropped, 'responders { objectionState }')).toEqual({
        responders: [{ objectionState: 'DROPPED' }],
      });
      expect(await object(id, whistle.officers[1])).toMatchObject({ code: 'INVALID_TRANSITION' });
    });
  });

  it('is found missing by the centre after the limit, and the others go on', async () => {
    const id = await blown({ responders: whistle.called(2) });
    const [first, second] = whistle.officers;
    await whistle.done(whistle.arrive(id, first));
    const absent = async () => ({ id: await whistle.ofOfficer(id, second), note: '两次催告未到' });
    after(30 * MINUTE);
    expect(await whistle.step(whistle.centre, 'markWhistleAbsent', await absent())).toMatchObject({
      code: 'WHISTLE_LIMIT_RUNS',
    });
    after(30 * MINUTE + 1);
    await whistle.done(whistle.step(whistle.centre, 'markWhistleAbsent', await absent()));
    expect(await read(id, 'state')).toEqual({ state: 'ARRIVED' });
    await whistle.done(whistle.arrive(id, second));
  });

  it('is announced to each responder: which whistle, where, by when', async () => {
    const id = await blown({ kind: 'EMERGENCY', responders: whistle.called(2) });
    const { number } = await read<{ number: string }>(id, 'number');
    const told = await grid.dataSource.query<{ recipient: string; values: object }[]>(
      `SELECT recipient_organization_id AS recipient, "values" FROM notification
       WHERE kind = 'WHISTLE_BLOWN' AND "values" ->> 'number' = $1`,
      [number],
    );
    expect(told.map(({ recipient }) => recipient).sort()).toEqual(
      whistle.responderIds.slice(0, 2).sort(),
    );
    expect(told[0]?.values).toEqual({
      ...{ number, kind: 'EMERGENCY', areaCode: '320104001' },
      dueAt: new Date(MONDAY.getTime() + 30 * MINUTE).toISOString(),
    });
  });
});
