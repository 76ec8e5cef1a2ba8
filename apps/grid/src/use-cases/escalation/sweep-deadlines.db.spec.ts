import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { actsOf, countedSource, putEvents, sweepAt } from '../../testing/swept-events.testing';
import type { Waiting } from '../../testing/swept-events.testing';

jest.setTimeout(60_000);

const at = (text: string) => new Date(`${text}:00+08:00`);
const LEAD = newId();

let grid: SubgraphUnderTest;
let place: Subdistrict;
beforeAll(async () => {
  grid = await subgraphInProcess(gridSubgraph);
});
beforeEach(async () => {
  await grid.dataSource.query('TRUNCATE notification CASCADE');
  place = await aSubdistrict(grid.dataSource);
});
afterAll(() => grid?.[Symbol.asyncDispose]());

const put = async (waiting: Partial<Waiting> = {}): Promise<string> => {
  const [id = ''] = await putEvents(grid.dataSource, [
    {
      state: 'IN_PROGRESS',
      urgency: 'GENERAL',
      areaCode: place.grid,
      since: at('2026-10-12T10:00'),
      leadOrganizationId: LEAD,
      ...waiting,
    },
  ]);
  return id;
};
const sweep = (moment: string) => sweepAt(grid.service, at(moment));
const row = async <T = Record<string, unknown>>(text: string, ...values: unknown[]): Promise<T> =>
  (await grid.dataSource.query<T[]>(text, values))[0] as T;
const told = () =>
  grid.dataSource.query<{ kind: string; to: string; roles: string }[]>(
    `SELECT kind, coalesce(recipient_area_code, recipient_organization_id::text) AS to,
      array_to_string(recipient_roles, ' ') AS roles FROM notification ORDER BY created_at, id`,
  );

describe('an order that nobody was given, over the National Day holiday with its make-up Saturday (S-5)', () => {
  it('is carried to the dispatching centre by working days, from the day after the holiday on', async () => {
    // Wednesday before the holiday; the next working days are 8, 9, 10 (the make-up Saturday), 12 and 13 October.
    const id = await put({ state: 'ACCEPTED', since: at('2026-09-30T11:00') });
    await sweep('2026-10-07T23:59');
    expect(await actsOf(grid, id)).toEqual([]);
    await sweep('2026-10-08T00:00');
    expect(await actsOf(grid, id)).toEqual(['DISPATCH HOLDER 2026-10-08T00:00']);
    await sweep('2026-10-08T23:59');
    expect(await actsOf(grid, id)).toHaveLength(1);
    await sweep('2026-10-09T00:00');
    await sweep('2026-10-09T23:59');
    expect(await actsOf(grid, id)).toEqual([
      'DISPATCH HOLDER 2026-10-08T00:00',
      'DISPATCH SUBDISTRICT_CENTRE 2026-10-09T00:00',
    ]);
    for (const day of ['10', '11', '12', '13', '14', '15', '16'])
      await sweep(`2026-10-${day}T00:00`);
    expect(await actsOf(grid, id)).toEqual([
      'DISPATCH HOLDER 2026-10-08T00:00',
      'DISPATCH SUBDISTRICT_CENTRE 2026-10-09T00:00',
      'DISPATCH DISTRICT_CENTRE 2026-10-10T00:00',
      'HANDLING HOLDER 2026-10-13T00:00',
      'HANDLING SUBDISTRICT_CENTRE 2026-10-14T00:00',
      'HANDLING DISTRICT_CENTRE 2026-10-15T00:00',
    ]);
    expect(await told()).toEqual([
      { kind: 'EVENT_APPROACHING', to: '320104001', roles: 'SUBDISTRICT_COMMAND' },
      { kind: 'EVENT_OVERDUE', to: '320104001', roles: 'SUBDISTRICT_COMMAND' },
      { kind: 'EVENT_OVERDUE', to: '320104', roles: 'DISTRICT_COMMAND' },
      { kind: 'EVENT_APPROACHING', to: '320104001', roles: 'SUBDISTRICT_COMMAND' },
      { kind: 'EVENT_OVERDUE', to: '320104001', roles: 'SUBDISTRICT_COMMAND' },
      { kind: 'EVENT_OVERDUE', to: '320104', roles: 'DISTRICT_COMMAND' },
    ]);
  });

  it('counts the make-up Saturday: what is accepted on Thursday is overdue when Saturday begins, not Monday', async () => {
    const id = await put({ state: 'ACCEPTED', since: at('2026-10-08T09:00') });
    await sweep('2026-10-12T12:00');
    expect(await actsOf(grid, id)).toEqual([
      'DISPATCH HOLDER 2026-10-09T00:00',
      'DISPATCH SUBDISTRICT_CENTRE 2026-10-10T00:00',
      'DISPATCH DISTRICT_CENTRE 2026-10-11T00:00',
    ]);
  });
});

describe('an assigned event', () => {
  it('goes up from the grid by one level an interval, three steps at most, and stays where it is', async () => {
    const id = await put();
    const before = await row('SELECT state, deadline_due_at FROM gov_event WHERE id = $1', id);
    for (const day of ['19', '20', '21', '22', '23', '24', '26', '27', '28'])
      await sweep(`2026-10-${day}T00:10`);
    expect(await actsOf(grid, id)).toEqual([
      'HANDLING HOLDER 2026-10-19T00:00',
      'HANDLING GRID_LEADER 2026-10-20T00:00',
      'HANDLING COMMUNITY_SECRETARY 2026-10-21T00:00',
      'HANDLING SUBDISTRICT_CENTRE 2026-10-22T00:00',
      'HANDLING DISTRICT_CENTRE 2026-10-23T00:00',
    ]);
    expect(await told()).toEqual([
      { kind: 'EVENT_APPROACHING', to: LEAD, roles: '' },
      { kind: 'EVENT_OVERDUE', to: '320104001001C001', roles: 'GRID_MEMBER' },
      { kind: 'EVENT_OVERDUE', to: '320104001001', roles: 'COMMUNITY_SECRETARY' },
      { kind: 'EVENT_OVERDUE', to: '320104001', roles: 'SUBDISTRICT_COMMAND' },
      { kind: 'EVENT_OVERDUE', to: '320104', roles: 'DISTRICT_COMMAND' },
    ]);
    expect(await row('SELECT state, deadline_due_at FROM gov_event WHERE id = $1', id)).toEqual(
      before,
    );
    expect(await row('SELECT flags, version FROM gov_event WHERE id = $1', id)).toEqual({
      flags: ['ESCALATED'],
      version: 6,
    });
    const steps = await grid.dataSource.query<{ action: string; note: string }[]>(
      'SELECT action, note FROM gov_event_transition WHERE event_id = $1 ORDER BY occurred_at, id',
      [id],
    );
    expect(steps.map(({ action }) => action)).toEqual([
      'start',
      'remind',
      ...Array<string>(4).fill('escalate'),
    ]);
    expect(steps[2]?.note).toBe(
      '办理时限 2026-10-19 23:59 届满，提级至网格长（应于 2026-10-20 00:00）',
    );
  });

  it('waits no minute longer when danger is at hand, by night and on holidays', async () => {
    const id = await put({ urgency: 'DANGER', since: at('2026-10-01T22:30') });
    await sweep('2026-10-02T00:06');
    await sweep('2026-10-02T00:31');
    await sweep('2026-10-02T01:01');
    expect(await actsOf(grid, id)).toEqual([
      'HANDLING HOLDER 2026-10-02T00:06',
      'HANDLING GRID_LEADER 2026-10-02T00:30',
      'HANDLING COMMUNITY_SECRETARY 2026-10-02T01:00',
    ]);
  });

  describe('where a city says that lateness changes the lead', () => {
    const made = (id: string) =>
      grid.dataSource.query<object[]>(
        `SELECT level, mode, former_organization_id AS former, kept_because AS kept FROM event_escalation
          WHERE event_id = $1 ORDER BY fell_due_at`,
        [id],
      );
    const lead = (id: string) =>
      row(
        `SELECT state, lead_organization_id AS lead, assist_organization_ids AS assists, dispatch_basis AS basis
          FROM gov_event WHERE id = $1`,
        id,
      );
    const level = (area: string, organization: string) =>
      grid.dataSource.query('INSERT INTO level_organization VALUES ($1, $2)', [area, organization]);
    const late = async () => {
      const id = await put({ leadOrganizationId: place.leadId });
      await grid.dataSource.query(
        `UPDATE gov_event SET category_code = 'URBAN.LIGHTING', dispatch_basis = 'CATALOGUE' WHERE id = $1`,
        [id],
      );
      return id;
    };
    beforeEach(() =>
      grid.dataSource.query(`INSERT INTO escalation_rule VALUES
        ('GENERAL', 'URBAN', 'REASSIGN', 'WORKDAY', 1, 2, 'a decision of the test')`),
    );
    afterEach(async () => {
      await grid.dataSource.query(`DELETE FROM escalation_rule WHERE category_code <> ''`);
      await grid.dataSource.query('TRUNCATE level_organization');
    });

    it('is given to the organisation of the level as every order is; the former lead goes on helping', async () => {
      await level('320104001', place.departmentId);
      const id = await late();
      await sweep('2026-10-26T08:00');
      const told = { mode: 'NOTIFY', former: null, kept: null };
      expect(await made(id)).toEqual([
        { ...told, level: 'HOLDER' },
        { ...told, level: 'GRID_LEADER' },
        { ...told, level: 'COMMUNITY_SECRETARY' },
        { level: 'SUBDISTRICT_CENTRE', mode: 'REASSIGN', former: place.leadId, kept: null },
      ]);
      expect(await lead(id)).toEqual({
        ...{ state: 'IN_PROGRESS', lead: place.departmentId, assists: [place.leadId] },
        basis: 'ESCALATION',
      });
      const decided = await row(
        `SELECT basis, lead_organization_id AS lead, overridden, trace -> 'facts' IS NOT NULL AS traced
          FROM dispatch_decision WHERE event_id = $1`,
        id,
      );
      expect(decided).toEqual({
        ...{ basis: 'ESCALATION', lead: place.departmentId, overridden: false, traced: true },
      });
    });

    it.each([
      [
        'a community that may not get the matter (G11)',
        () => place.committeeId,
        'NOT_ON_COMMUNITY_LISTS',
      ],
      ['nobody who takes orders', () => newId(), 'UNKNOWN_UNIT'],
    ])('tells the level and why where that is %s', async (_, organization, kept) => {
      await level(place.community, organization());
      const id = await late();
      await sweep('2026-10-26T08:00');
      expect(await made(id)).toContainEqual({
        ...{ level: 'COMMUNITY_SECRETARY', mode: 'NOTIFY', former: null, kept },
      });
      expect(await lead(id)).toMatchObject({
        ...{ lead: place.leadId, assists: [], basis: 'CATALOGUE' },
      });
      const [note] = await grid.dataSource.query<{ note: string }[]>(
        `SELECT note FROM gov_event_transition WHERE event_id = $1 AND note LIKE '%未改派%'`,
        [id],
      );
      expect(note?.note).toContain(kept);
    });
  });

  it('is carried up in the area that works on it now', async () => {
    const id = await put();
    await grid.dataSource.query(`UPDATE gov_event SET work_area_code = '320104002' WHERE id = $1`, [
      id,
    ]);
    await sweep('2026-10-20T00:10');
    expect(await actsOf(grid, id)).toContain('HANDLING SUBDISTRICT_CENTRE 2026-10-20T00:00');
    expect(await told()).toContainEqual({
      ...{ kind: 'EVENT_OVERDUE', to: '320104002', roles: 'SUBDISTRICT_COMMAND' },
    });
  });

  it.each([
    ['a note', `UPDATE gov_event SET description = 'x', version = version + 1, updated_at = now()`],
    ['a call back', 'UPDATE gov_event SET callback_attempts = callback_attempts + 1'],
  ])('keeps its clock whatever is said: %s moves nothing', async (_, statement) => {
    const id = await put();
    await sweep('2026-10-19T00:10');
    const watch = () => row('SELECT look_at, next_at, next_level FROM event_watch');
    const before = await watch();
    expect(before).toMatchObject({ next_at: at('2026-10-20T00:00'), next_level: 'GRID_LEADER' });
    await grid.dataSource.query(statement);
    expect(await watch()).toEqual(before);
    await sweep('2026-10-20T00:00');
    expect(await actsOf(grid, id)).toHaveLength(2);
  });

  it('is left alone once it is closed, and begins anew when it is reopened', async () => {
    const id = await put();
    await sweep('2026-10-20T00:10');
    await grid.dataSource.query(
      `UPDATE gov_event SET state = 'CLOSED', closed_at = now(), outcome = 'RESOLVED', absorption_level = 'GRID'`,
    );
    expect(await row('SELECT count(*)::int AS n FROM event_watch')).toEqual({ n: 0 });
    await sweep('2026-11-30T00:10');
    expect(await actsOf(grid, id)).toHaveLength(2);
    const [other = ''] = await putEvents(grid.dataSource, [
      {
        state: 'IN_PROGRESS',
        urgency: 'GENERAL',
        areaCode: place.grid,
        since: at('2026-10-26T10:00'),
      },
    ]);
    await grid.dataSource.query(
      `UPDATE gov_event e SET state = 'IN_PROGRESS', closed_at = NULL, outcome = NULL, absorption_level = NULL,
        deadline_started_at = o.deadline_started_at, deadline_due_at = o.deadline_due_at,
        deadline_approaches_at = o.deadline_approaches_at FROM gov_event o WHERE e.id = $1 AND o.id = $2`,
      [id, other],
    );
    await sweep('2026-11-03T00:10');
    expect((await actsOf(grid, id)).slice(2)).toEqual([
      'HANDLING HOLDER 2026-11-02T00:00',
      'HANDLING GRID_LEADER 2026-11-03T00:00',
    ]);
  });
});

describe('a suspended event', () => {
  const suspend = (id: string, from: string, until: string) =>
    grid.dataSource.query(
      `UPDATE gov_event SET state = 'SUSPENDED', suspended_until = $2, deadline_paused_at = $3 WHERE id = $1`,
      [id, until, at(from)],
    );

  it('is not escalated, goes on when the last day has passed, and has what was left of its limit', async () => {
    const id = await put();
    await suspend(id, '2026-10-14T10:00', '2026-10-23');
    await sweep('2026-10-23T23:59');
    expect(await row('SELECT state FROM gov_event WHERE id = $1', id)).toEqual({
      state: 'SUSPENDED',
    });
    expect(await actsOf(grid, id)).toEqual([]);
    await sweep('2026-10-24T00:00');
    // 15, 16 and 19 to 23 October were paused: seven working days.
    expect(
      await row(
        'SELECT state, suspended_until, deadline_paused_at AS paused, deadline_due_at AS due FROM gov_event WHERE id = $1',
        id,
      ),
    ).toEqual({
      state: 'IN_PROGRESS',
      suspended_until: null,
      paused: null,
      due: new Date('2026-10-28T15:59:59.999Z'),
    });
    expect(await told()).toEqual([{ kind: 'SUSPENSION_ENDED', to: LEAD, roles: '' }]);
    await sweep('2026-10-29T00:00');
    expect(await actsOf(grid, id)).toEqual([
      'HANDLING HOLDER 2026-10-28T00:00',
      'HANDLING GRID_LEADER 2026-10-29T00:00',
    ]);
  });

  it('pays for no outage: it goes on from its last day, however late that is seen', async () => {
    const id = await put();
    await suspend(id, '2026-10-14T10:00', '2026-10-23');
    await sweep('2026-11-20T12:00');
    expect((await actsOf(grid, id))[1]).toBe('HANDLING GRID_LEADER 2026-10-29T00:00');
  });
});

it('tells each recipient once of everything that fell due long ago, not once for each', async () => {
  for (let count = 0; count < 20; count += 1) await put();
  const swept = await sweep('2026-11-09T12:00');
  expect(swept).toMatchObject({ looked: 20, reminded: 20, escalated: 80, digests: 5 });
  expect(await told()).toHaveLength(5);
  const [{ values }] = (await grid.dataSource.query<{ values: object }[]>(
    `SELECT "values" FROM notification WHERE recipient_area_code = '320104'`,
  )) as [{ values: object }];
  expect(values).toEqual({ events: 20, approaching: 0, overdue: 20, earliest: '2026-10-23 00:00' });
  expect(await sweep('2026-11-09T12:01')).toMatchObject({ looked: 0, digests: 0 });
});

it('takes as many statements for sixty events as for one', async () => {
  const statements: string[] = [];
  await using counted = await countedSource(grid.service, (text) => statements.push(text));
  const count = async (events: number) => {
    await aSubdistrict(grid.dataSource);
    for (let each = 0; each < events; each += 1) await put();
    statements.length = 0;
    await sweepAt(counted.dataSource, at('2026-10-20T00:01'));
    return statements.length;
  };
  const one = await count(1);
  expect(one).toBeLessThan(30);
  expect(await count(60)).toBe(one);
});
