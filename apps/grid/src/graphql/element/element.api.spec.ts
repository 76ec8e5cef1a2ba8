import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

interface Answered {
  readonly __typename: string;
  readonly code: string;
  readonly id: string;
}

const clock = tickingClock(new Date('2026-10-12T10:00:00+08:00'));
const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
const bureau = newId();
const officer = actorWith('DEPARTMENT_OFFICER', { organizationId: bureau, areas: ['320104'] });
const other = actorWith('DEPARTMENT_OFFICER', { organizationId: newId(), areas: ['320104'] });

describe('one net of grids', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    place = await aSubdistrict(grid.dataSource);
    await grid.dataSource.query('TRUNCATE element_owner');
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const ask = async <T>(query: string, actor: Actor = command, variables = {}) => {
    const answer = await grid.ask<T>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data as T;
  };
  const change = async (mutation: string, input: object, actor: Actor, fields = '') => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await ask<Record<string, Answered>>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${fields} ... on Problem { code } } }`,
      actor,
      { input },
    );
    return answer[mutation] as Answered;
  };

  describe('with elements', () => {
    const allow = (actor = district, areaCode = '320104001') =>
      change(
        'allowGridElement',
        { element: 'URBAN_MGMT', organizationId: bureau, areaCode },
        actor,
      );
    const attach = (actor = officer, more: object = {}) =>
      change(
        'attachGridElement',
        { gridCode: place.grid, element: 'URBAN_MGMT', postTitle: '城管巡查岗', ...more },
        actor,
        '... on ElementAttachment { id }',
      );
    const withElement = async () =>
      (
        await ask<{ area: { grids: { nodes: { code: string }[] } } }>(
          `{ area(code: "${place.code}") { grids(filter: { elements: [URBAN_MGMT] }) { nodes { code } } } }`,
        )
      ).area.grids.nodes;

    it('are attached by the department they belong to, seen on the grid and found by, until it takes them off (G5)', async () => {
      expect((await attach()).code).toBe('NOT_ELEMENT_OWNER');
      await allow();
      await allow();
      expect((await attach(other)).code).toBe('NOT_ELEMENT_OWNER');
      expect(await withElement()).toEqual([]);
      const { id } = await attach();
      expect((await attach()).code).toBe('ELEMENT_TAKEN');
      expect(await withElement()).toEqual([{ code: place.grid }]);
      const shown = await ask<{ area: { grid: object } }>(
        `{ area(code: "${place.grid}") { grid { elements attachments { nodes { element postTitle fromDate organization { id } } } } } }`,
      );
      expect(shown.area.grid).toEqual({
        elements: ['PARTY', 'URBAN_MGMT'],
        attachments: {
          nodes: [
            {
              element: 'URBAN_MGMT',
              postTitle: '城管巡查岗',
              fromDate: '2026-10-12',
              organization: { id: bureau },
            },
          ],
        },
      });
      const off = { id, reason: '职责调整' };
      expect((await change('detachGridElement', off, other)).code).toBe('FORBIDDEN');
      expect(await change('detachGridElement', off, officer)).toMatchObject({
        __typename: 'ElementAttachment',
      });
      expect((await change('detachGridElement', off, officer)).code).toBe('ELEMENT_DETACHED');
      expect(await withElement()).toEqual([]);
      expect((await attach()).__typename).toBe('ElementAttachment');
    });

    it('are for departments alone, where the district said', async () => {
      expect((await allow(command)).code).toBe('FORBIDDEN');
      expect((await allow(officer)).code).toBe('FORBIDDEN');
      await allow(district, '320104002');
      expect((await attach()).code).toBe('NOT_ELEMENT_OWNER');
      await allow();
      expect((await attach(command)).code).toBe('FORBIDDEN');
      expect((await attach(officer, { gridCode: place.community })).code).toBe('UNKNOWN_AREA');
      expect((await attach(officer, { postTitle: '联系13812345678' })).code).toBe(
        'PERSONAL_DATA_IN_TEXT',
      );
    });

    it('go on with what becomes of the grid', async () => {
      await allow();
      await attach();
      clock.set(new Date('2026-10-20T10:00:00+08:00'));
      await change('openGrid', { code: '320104001001C005', name: '另一网格' }, command);
      clock.set(new Date('2026-10-21T10:00:00+08:00'));
      const merged = {
        codes: [place.grid, '320104001001C005'],
        into: { code: '320104001001C006', name: '合并网格' },
      };
      expect(
        await change(
          'mergeGrids',
          { ...merged, effectiveDate: '2026-10-21', reason: '规模过小' },
          command,
        ),
      ).toMatchObject({ __typename: 'Redrawing' });
      expect(await withElement()).toEqual([{ code: '320104001001C006' }]);
      clock.set(new Date('2026-10-12T10:00:00+08:00'));
    });

    it('are no second layer: a department opens no grid of its own', async () => {
      const own = { code: '320104001001D009', name: '城管责任片区' };
      expect((await change('openGrid', own, officer)).code).toBe('SECOND_GRID_LAYER');
      expect(await change('openGrid', own, command)).toMatchObject({ __typename: 'Grid' });
    });
  });

  describe('measured by size and load', () => {
    const proposals = async (actor: Actor = command) =>
      (
        await ask<{ gridSizeProposals: object[] }>(
          `{ gridSizeProposals(within: "${place.code}") { kind grid { code } reasons { figure value threshold source } decisions { nodes { decision reason } } } }`,
          actor,
        )
      ).gridSizeProposals;
    const households = (count: number) =>
      grid.dataSource.query('UPDATE area SET households = $2 WHERE code = $1', [place.grid, count]);
    const decide = (kind: string, actor = command) =>
      change(
        'decideGridSize',
        { gridCode: place.grid, kind, decision: 'DECLINED', reason: '明年统一调整' },
        actor,
      );

    it('is proposed to be split with every figure behind it, and nothing is done by it', async () => {
      await households(300);
      expect(await proposals()).toEqual([]);
      await households(620);
      expect(await proposals()).toMatchObject([
        {
          kind: 'SPLIT',
          grid: { code: place.grid },
          reasons: [
            {
              figure: 'HOUSEHOLDS',
              value: 620,
              threshold: 500,
              source: expect.stringContaining('GB/T 34300') as string,
            },
          ],
        },
      ]);
      expect((await decide('MERGE')).code).toBe('NOT_PROPOSED');
      expect((await decide('SPLIT', officer)).code).toBe('FORBIDDEN');
      expect(await decide('SPLIT')).toMatchObject({ __typename: 'GridSizeDecisionRecord' });
      expect(await proposals()).toMatchObject([
        { kind: 'SPLIT', decisions: { nodes: [{ decision: 'DECLINED', reason: '明年统一调整' }] } },
      ]);
      const { area } = await ask<{ area: object }>(`{ area(code: "${place.grid}") { validTo } }`);
      expect(area).toEqual({ validTo: null });
    });

    it('is proposed to be split for its load, and a small grid with much to do is not merged', async () => {
      await households(40);
      expect(await proposals()).toMatchObject([
        { kind: 'MERGE', reasons: [{ figure: 'EVENTS_PER_100' }, { figure: 'HOUSEHOLDS' }] },
      ]);
      await grid.dataSource.query(
        `UPDATE grid_size_limit SET threshold = 1 WHERE figure = 'OPEN_PER_MEMBER'`,
      );
      const verbs = eventVerbs(grid, place);
      for (let count = 0; count < 2; count += 1) await verbs.report();
      expect(await proposals()).toMatchObject([
        { kind: 'SPLIT', reasons: [{ figure: 'OPEN_PER_MEMBER', value: 2, threshold: 1 }] },
      ]);
      await grid.dataSource.query(
        `UPDATE grid_size_limit SET threshold = 40 WHERE figure = 'OPEN_PER_MEMBER'`,
      );
      expect(await proposals()).toMatchObject([]);
    });

    it('is told to staff of the place', async () => {
      const refused = await grid.ask(
        other,
        `{ gridSizeProposals(within: "${place.code}") { kind } }`,
      );
      expect(refused.errors[0]?.extensions['code']).toBe('FORBIDDEN');
    });
  });
});
