import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

interface Problem {
  readonly __typename: string;
  readonly code: string;
}
interface Figure {
  readonly key: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly suppressed: string;
}

const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });

describe('areas, grids, micro-grids and posts', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, {
      clock: tickingClock(new Date('2026-10-12T10:00:00+08:00')),
    });
  });
  beforeEach(async () => {
    place = await aSubdistrict(grid.dataSource);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const change = async <T>(mutation: string, input: object, fields: string, actor = command) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await grid.ask<Record<string, T & Problem>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${fields} ... on Problem { code } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as T & Problem;
  };
  const ask = async <T>(query: string, actor = command) => {
    const answer = await grid.ask<T>(actor, query);
    expect(answer.errors).toEqual([]);
    return answer.data as T;
  };
  const figure = async (key: string, areaCode: string = place.code): Promise<Figure> => {
    const { area } = await ask<{ area: { gridMetrics: Figure[] } }>(
      `{ area(code: "${areaCode}") { gridMetrics(keys: ["${key}"], window: { month: "2026-10" }) { key value numerator denominator suppressed } } }`,
    );
    return area.gridMetrics[0] as Figure;
  };
  const flags = async (): Promise<string[]> => {
    const { area } = await ask<{ area: { grid: { flags: string[] } } }>(
      `{ area(code: "${place.grid}") { grid { flags } } }`,
    );
    return area.grid.flags;
  };

  describe('a micro-grid', () => {
    const opened = {
      code: '320104001001C001M002',
      name: '第2微网格',
      households: 120,
      sizeReason: '单栋高层住宅共用一个出入口',
    };
    const FIELDS = `... on MicroGrid { households sizeWarning { households least most reason } grid { code } }`;

    it('of 120 households is opened with a reason, warned about and counted (S-9, G1)', async () => {
      expect(await figure('grid.microSizeCompliance')).toMatchObject({ value: 1, denominator: 1 });
      const { sizeReason, ...without } = opened;
      expect((await change('openMicroGrid', without, FIELDS)).code).toBe('SIZE_REASON_MISSING');
      expect(await change('openMicroGrid', opened, FIELDS)).toEqual({
        __typename: 'MicroGrid',
        households: 120,
        sizeWarning: { households: 120, least: 50, most: 100, reason: sizeReason },
        grid: { code: place.grid },
      });
      expect(await figure('grid.microSizeCompliance')).toMatchObject({
        value: 0.5,
        numerator: 1,
        denominator: 2,
      });
      const { area } = await ask<{ area: object }>(
        `{ area(code: "${place.code}") { microGrids(unusual: true) { nodes { code } } } }`,
      );
      expect(area).toEqual({ microGrids: { nodes: [{ code: opened.code }] } });
    });

    it('counts its households in everything above it, and is itself again when counted anew', async () => {
      await change('openMicroGrid', opened, FIELDS);
      const resized = { code: opened.code, households: 90, sizeReason: '不再需要' };
      expect(await change('resizeMicroGrid', resized, FIELDS)).toMatchObject({
        households: 90,
        sizeWarning: null,
      });
      const { area } = await ask<{ area: { lineage: object[] } }>(
        `{ area(code: "${opened.code}") { lineage { kind households } } }`,
      );
      expect(area.lineage).toEqual([
        { kind: 'CITY', households: 90 },
        { kind: 'DISTRICT', households: 90 },
        { kind: 'SUBDISTRICT', households: 90 },
        { kind: 'COMMUNITY', households: 90 },
        { kind: 'GRID', households: 90 },
        { kind: 'MICRO_GRID', households: 90 },
      ]);
    });

    it('lies in the one grid its code names (G2)', async () => {
      const codeOf = async (code: string) =>
        (await change('openMicroGrid', { ...opened, code }, FIELDS)).code;
      expect(await codeOf('320104001001C009M001')).toBe('UNKNOWN_AREA');
      expect(await codeOf('320104001001C002')).toBe('WRONG_AREA_KIND');
      expect(await codeOf('320104001001C001M001')).toBe('AREA_EXISTS');
    });
  });

  describe('a grid', () => {
    const opened = { code: '320104001001D001', name: '示例小学专属网格', placeName: '示例小学' };

    it('begins without anything, and the lists of what is missing say so (G3, G4, G6)', async () => {
      expect(await change('openGrid', opened, '... on Grid { type flags }')).toEqual({
        __typename: 'Grid',
        type: 'DEDICATED',
        flags: ['NO_FULLTIME_MEMBER', 'NO_PARTY_BRANCH', 'NOTICE_INCOMPLETE'],
      });
      for (const flag of ['NO_FULLTIME_MEMBER', 'NO_PARTY_BRANCH', 'NOTICE_INCOMPLETE']) {
        const { area } = await ask<{ area: object }>(
          `{ area(code: "${place.code}") { grids(filter: { flags: [${flag}] }) { nodes { code } } } }`,
        );
        expect(area).toEqual({ grids: { nodes: [{ code: opened.code }] } });
      }
      expect(await figure('grid.branchCoverage')).toMatchObject({ numerator: 1, denominator: 2 });
      expect(await figure('grid.coverage')).toMatchObject({ numerator: 1, denominator: 2 });
    });

    it('has its notice completed and its branch named; what is left out stays', async () => {
      await change('openGrid', opened, '');
      const notice = {
        code: opened.code,
        partyBranchId: newId(),
        noticeArea: '示例小学校园',
        workPhone: '025-00000003',
        supervisionPhone: '025-00000004',
      };
      const fields = '... on Grid { version partyBranch { id } publicNotice { area missing } }';
      expect(await change('editGrid', notice, fields)).toMatchObject({
        version: 2,
        partyBranch: { id: notice.partyBranchId },
        publicNotice: { area: notice.noticeArea, missing: ['MEMBERS'] },
      });
      const partly = { code: opened.code, workPhone: null, seenVersion: 2 };
      expect(await change('editGrid', partly, fields)).toMatchObject({
        partyBranch: { id: notice.partyBranchId },
        publicNotice: { missing: ['MEMBERS', 'WORK_PHONE'] },
      });
      expect((await change('editGrid', partly, fields)).code).toBe('CONFLICT');
    });

    it('is not opened by somebody without the place or the role', async () => {
      const other = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104002'] });
      expect((await change('openGrid', opened, '', other)).code).toBe('FORBIDDEN');
      const member = actorWith('GRID_MEMBER', { areas: [place.code] });
      expect((await change('openGrid', opened, '', member)).code).toBe('FORBIDDEN');
    });
  });

  describe('a post', () => {
    const FIELDS = '... on GridPost { id kind toDate }';
    const member = () => ({
      kind: 'PARTTIME_MEMBER',
      areaCode: place.grid,
      fullTime: false,
      workerId: newId(),
      workerName: '兼职网格员 0009',
      fromDate: '2026-10-01',
    });

    it('ended leaves its grid without a full-time member: the coverage drops (S-10, G3)', async () => {
      expect(await figure('grid.fulltimeCoverage')).toMatchObject({ value: 1 });
      expect(await flags()).toEqual([]);
      const input = { id: place.fulltimePostId, toDate: '2026-10-12', reason: '岗位调整' };
      expect(await change('endPost', input, FIELDS)).toMatchObject({ toDate: '2026-10-12' });
      expect(await figure('grid.fulltimeCoverage')).toMatchObject({ value: 0, denominator: 1 });
      expect(await flags()).toContain('NO_FULLTIME_MEMBER');
      const next = { ...member(), kind: 'FULLTIME_MEMBER', fullTime: true, fromDate: '2026-10-12' };
      expect(await change('appointToPost', next, FIELDS)).toMatchObject({ kind: next.kind });
      expect(await figure('grid.fulltimeCoverage')).toMatchObject({ value: 1 });
    });

    it('ends once and after it began', async () => {
      const end = (toDate: string) =>
        change('endPost', { id: place.fulltimePostId, toDate, reason: '岗位调整' }, FIELDS);
      expect((await end('2026-01-01')).code).toBe('POST_END_BEFORE_START');
      await end('2026-10-12');
      expect((await end('2026-10-13')).code).toBe('POST_ENDED');
    });

    it('stands where and as long as its kind says', async () => {
      const codeOf = async (more: object) =>
        (await change('appointToPost', { ...member(), ...more }, FIELDS)).code;
      expect(await codeOf({ fullTime: true })).toBe('POST_HOURS');
      expect(await codeOf({ kind: 'FULLTIME_MEMBER' })).toBe('POST_HOURS');
      expect(await codeOf({ kind: 'MICRO_GRID_MEMBER' })).toBe('POST_AREA');
      expect(await codeOf({ areaCode: place.community })).toBe('POST_AREA');
    });

    it('of the leader is held by one, and nobody is full time twice', async () => {
      const leader = { ...member(), kind: 'GRID_LEADER' };
      await change('appointToPost', leader, FIELDS);
      const second = { ...leader, workerId: newId() };
      expect((await change('appointToPost', second, FIELDS)).code).toBe('POST_TAKEN');
      const busy = { ...member(), kind: 'LEGAL_GRID_MEMBER', fullTime: true };
      await change('appointToPost', busy, FIELDS);
      const again = { ...busy, kind: 'FULLTIME_MEMBER' };
      expect((await change('appointToPost', again, FIELDS)).code).toBe('WORKER_TAKEN');
    });

    it('is made once for one client key', async () => {
      const input = { ...member(), clientMutationId: 'appoint-0001' };
      const first = await change<{ id: string }>('appointToPost', input, FIELDS);
      expect((await change<{ id: string }>('appointToPost', input, FIELDS)).id).toBe(first.id);
    });

    it('tells the key of its holder to its place only', async () => {
      const query = `{ area(code: "${place.grid}") { grid { posts { nodes { workerName workerId } } } } }`;
      const holderFor = async (actor: typeof command) => {
        const { area } = await ask<{
          area: { grid: { posts: { nodes: { workerId: string | null }[] } } };
        }>(query, actor);
        return area.grid.posts.nodes[0]?.workerId;
      };
      expect(await holderFor(command)).toMatch(/^[0-9a-f-]{36}$/);
      expect(await holderFor(actorWith('GRID_MEMBER', { areas: ['320104002'] }))).toBeNull();
    });
  });

  it('finds areas by name, code and kind, page by page', async () => {
    const find = async (args: string) =>
      (await ask<{ areas: { nodes: { code: string }[] } }>(`{ areas(${args}) { nodes { code } } }`))
        .areas.nodes;
    expect(await find('kind: SUBDISTRICT, first: 1')).toEqual([{ code: '320104001' }]);
    expect(await find('search: "SUBDISTRICT"')).toHaveLength(2);
    expect(await find('search: "3201040010", kind: GRID')).toEqual([{ code: place.grid }]);
    expect(await find('codes: ["320104002", "999"]')).toEqual([{ code: '320104002' }]);
    expect(await find('within: "320104001001", kind: MICRO_GRID')).toHaveLength(1);
  });
});
