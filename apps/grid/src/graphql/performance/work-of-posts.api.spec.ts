import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import { ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { untouched } from '../../domain/event/new-event';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { Patrol } from '../../domain/patrol/patrol.entity';
import { PatrolPlan } from '../../domain/patrol/patrol-plan.entity';
import { GridPost } from '../../domain/post/grid-post.entity';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { lapseAppeals } from '../../use-cases/performance/appeal-review';
import { buildGridSchema } from '../schema';

interface Answered {
  readonly __typename: string;
  readonly code: string;
  readonly id: string;
  readonly state: string;
  readonly comment: string;
}

const NOW = new Date('2026-10-12T10:00:00+08:00');
let now = NOW;
const clock = { now: () => now };
const secretary = actorWith('COMMUNITY_SECRETARY', {
  ...{ subject: 'test-secretary', areas: ['320104001001'] },
});
const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });
const district = actorWith('DISTRICT_COMMAND', { subject: 'test-district', areas: ['320104'] });
const neighbour = actorWith('COMMUNITY_SECRETARY', { areas: ['320104002001'] });
const worker = actorWith('GRID_MEMBER', { subject: newId(), areas: ['320104001001C001'] });
const colleague = actorWith('GRID_MEMBER', { subject: newId(), areas: ['320104001001C001'] });
const PERIOD = { fromDate: '2026-09-01', toDate: '2026-09-30' };
const SEPTEMBER = new Date('2026-09-10T10:00:00+08:00');
const later = (hours: number) => new Date(SEPTEMBER.getTime() + hours * 3_600_000);

describe('the work of a post', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let good: string;
  let excluded: string;

  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const ask = async <T>(actor: Actor, query: string, variables = {}) => {
    const answer = await grid.ask<T>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data as T;
  };
  const change = async (mutation: string, input: object, actor: Actor, type: string) => {
    const answer = await ask<Record<string, Answered>>(
      actor,
      `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) {
        __typename ... on ${type} { id } ... on Problem { code }
        ${type === 'PerformanceReview' ? '... on PerformanceReview { state comment }' : ''}
        } }`,
      { input },
    );
    return answer[mutation] as Answered;
  };
  const review = (more: object = {}, actor: Actor = secretary) =>
    change(
      'reviewPerformance',
      { postId: place.fulltimePostId, ...PERIOD, comment: '巡查认真，沟通及时', ...more },
      actor,
      'PerformanceReview',
    );
  const appeal = (id: string, actor: Actor = worker, text = '九月因病假未巡查') =>
    change('appealReview', { id, appeal: text }, actor, 'PerformanceReview');
  const decide = (id: string, more: object = {}, actor: Actor = district) =>
    change(
      'decideAppeal',
      { id, decision: 'UPHOLD', reason: '数据核对无误', ...more },
      actor,
      'PerformanceReview',
    );
  const event = async (more: Partial<GovEvent> = {}) => {
    const id = newId();
    await grid.dataSource.manager.insert(GovEvent, {
      ...untouched(),
      ...{
        createdAt: SEPTEMBER,
        updatedAt: SEPTEMBER,
        version: 1,
        id,
        number: `20260910-${id.slice(-8)}`,
      },
      ...{ source: 'GRID_PATROL', nature: 'INCIDENT', urgency: 'GENERAL', state: 'HANDLED' },
      ...{
        areaCode: place.grid,
        unlocated: false,
        anonymous: false,
        title: '占道',
        description: '',
      },
      ...{ categoryCode: 'URBAN.LIGHTING', reportedAt: SEPTEMBER, signedAt: SEPTEMBER },
      ...{ contactedAt: later(1), handledAt: later(30), handlerSubject: worker.subject },
      ...{ handledByGridMember: true, ...more },
    } as never);
    return id;
  };
  const patrols = async (...states: Patrol['state'][]) => {
    const { manager } = grid.dataSource;
    const made = { createdAt: SEPTEMBER, updatedAt: SEPTEMBER, version: 1 };
    const of = { areaCode: place.grid, postId: place.fulltimePostId };
    const planId = newId();
    await manager.insert(PatrolPlan, {
      ...{ ...made, ...of, id: planId, title: '巡查', frequency: 'WORKING_DAYS' },
      ...{ fromDate: '2026-09-01', toDate: null },
    });
    const done = (state: string) => (state === 'DONE' ? SEPTEMBER : null);
    await manager.insert(
      Patrol,
      states.map((state, index) => ({
        ...{ ...made, ...of, id: newId(), planId, workerId: worker.subject, state },
        ...{ plannedOn: `2026-09-0${index + 1}` as never, startedAt: done(state) },
        ...{ finishedAt: done(state), excuse: state === 'EXCUSED' ? ('LEAVE' as const) : null },
        ...{ pointCount: 1, visitedCount: 0, findingCount: 1 },
      })),
    );
  };

  beforeEach(async () => {
    now = NOW;
    await grid.dataSource.query('TRUNCATE gov_event, notification CASCADE');
    place = await aSubdistrict(grid.dataSource);
    await grid.dataSource.manager.update(GridPost, place.fulltimePostId, {
      workerId: worker.subject,
    });
    await patrols('DONE', 'DONE', 'MISSED', 'EXCUSED');
    good = await event();
    await event({ reworkCount: 1, contactedAt: later(48) });
    excluded = await event({ ratingExcluded: true, reworkCount: 3 });
    await event({ handlerSubject: 'somebody', handledByGridMember: false });
  });

  describe('is counted', () => {
    const counts = { patrols: 3, patrolsMade: 2, findings: 4, eventsHandled: 3, tasks: 0 };
    const asked = (from = '2026-09-01', to = '2026-09-30') =>
      `workload(from: "${from}", to: "${to}") { patrols patrolsMade findings eventsHandled tasks households dutyHours classified outsideLists }`;
    const posts = (query: string) =>
      `{ area(code: "${place.community}") { grids { nodes { ${query.includes('posts') ? query : `posts { nodes { ${query} } }`} } } } }`;
    const workloads = async (actor: Actor, query = asked()) => {
      const { area } = await ask<{
        area: { grids: { nodes: { posts: { nodes: { workload: object | null }[] } }[] } };
      }>(actor, posts(query));
      return area.grids.nodes.flatMap((each) => each.posts.nodes.map(({ workload }) => workload));
    };

    it('for the worker and those who review there, and nobody else', async () => {
      for (const actor of [worker, secretary, command])
        expect(await workloads(actor)).toEqual([expect.objectContaining(counts)]);
      for (const actor of [colleague, neighbour]) expect(await workloads(actor)).toEqual([null]);
    });

    it('for the grid, with the share of what stands on no list of communities', async () => {
      const { area } = await ask<{ area: { grids: { nodes: { workload: object }[] } } }>(
        colleague,
        `{ area(code: "${place.community}") { grids { nodes { ${asked()} } } } }`,
      );
      expect(area.grids.nodes[0]?.workload).toMatchObject({
        ...{ ...counts, classified: 3, outsideLists: 3 },
      });
    });

    it('in one statement for all, within a year', async () => {
      const one = await grid.ask(secretary, posts(asked()));
      await grid.dataSource.manager.insert(GridPost, {
        ...{ createdAt: NOW, updatedAt: NOW, version: 1, id: newId(), kind: 'PARTTIME_MEMBER' },
        ...{ fullTime: false, areaCode: place.grid, workerId: colleague.subject },
        ...{ workerName: '网格员 0002', organizationId: null, fromDate: '2026-01-01' },
        ...{ toDate: null, endReason: null },
      });
      const many = await grid.ask(secretary, posts(asked()));
      expect(many.statements.length).toBe(one.statements.length);
      const long = await grid.ask(secretary, posts(asked('2024-01-01')));
      expect(long.errors[0]?.extensions?.['code']).toBe('PERFORMANCE_PERIOD');
    });
  });

  describe('is reviewed', () => {
    it('by the fixed catalogue, each figure with its definition; what was found unreasonable is in none', async () => {
      const { id, state } = await review({ eventIds: [good] });
      expect(state).toBe('SHOWN');
      const { myReviews } = await ask<{ myReviews: { nodes: { figures: object[] }[] } }>(
        worker,
        '{ myReviews { nodes { id figures { indicator aspect numerator denominator definition { en zh } } } } }',
      );
      expect(myReviews.nodes).toMatchObject([{ id }]);
      expect(myReviews.nodes[0]?.figures).toMatchObject([
        { indicator: 'PATROLS_MADE', aspect: 'WORKLOAD', numerator: 2, denominator: 3 },
        { indicator: 'TASKS_DONE', numerator: 0, denominator: 0 },
        { indicator: 'EVENTS_HANDLED', numerator: 2, denominator: null },
        { indicator: 'HANDLED_IN_TIME', aspect: 'TIMELINESS', numerator: 0, denominator: 0 },
        { indicator: 'CONTACTED_IN_TIME', aspect: 'SERVICE_QUALITY', numerator: 1, denominator: 2 },
        { indicator: 'WITHOUT_REWORK', numerator: 1, denominator: 2 },
      ]);
      // Frozen: what happens later changes nothing.
      await event();
      const again = await ask(worker, '{ myReviews { nodes { figures { numerator } } } }');
      expect(JSON.stringify(again)).toBe(
        JSON.stringify({
          myReviews: {
            nodes: [{ figures: [2, 0, 2, 0, 1, 1].map((numerator) => ({ numerator })) }],
          },
        }),
      );
    });

    it('not twice, not by oneself, not before it is over, and not on events that do not count', async () => {
      const code = async (more: object, actor?: Actor) => (await review(more, actor)).code;
      expect(await code({}, neighbour)).toBe('NOT_FOUND');
      expect(await code({}, colleague)).toBe('FORBIDDEN');
      expect(await code({}, { ...secretary, subject: worker.subject })).toBe('PERFORMANCE_OWN');
      expect(await code({ toDate: '2026-10-12' })).toBe('PERFORMANCE_PERIOD');
      expect(await code({ toDate: '2026-08-30' })).toBe('PERFORMANCE_PERIOD');
      expect(await code({ fromDate: '2025-01-01', toDate: '2025-12-31' })).toBe('PERFORMANCE_POST');
      expect(await code({ eventIds: [newId()] })).toBe('PERFORMANCE_EVENT_UNKNOWN');
      expect(await code({ eventIds: [good, excluded] })).toBe('PERFORMANCE_EVENT_EXCLUDED');
      expect(await code({ comment: '电话13812345678' })).toBe('PERSONAL_DATA_IN_TEXT');
      expect(await code({})).toBeUndefined();
      expect(await code({ fromDate: '2026-09-30', toDate: '2026-10-05' })).toBe(
        'PERFORMANCE_REVIEWED',
      );
    });

    it('before the eyes of the worker, who may appeal, and somebody else decides', async () => {
      const { id } = await review();
      expect((await decide(id)).code).toBe('INVALID_TRANSITION');
      expect((await appeal(id, secretary)).code).toBe('PERFORMANCE_NOT_YOURS');
      expect((await appeal(id, colleague)).code).toBe('NOT_FOUND');
      expect((await appeal(id, worker, '电话13812345678')).code).toBe('PERSONAL_DATA_IN_TEXT');
      expect((await appeal(id)).state).toBe('APPEALED');
      expect((await decide(id, {}, secretary)).code).toBe('REVIEWER_DECIDES');
      expect((await decide(id, {}, { ...district, subject: worker.subject })).code).toBe(
        'PERFORMANCE_OWN',
      );
      expect((await decide(id, {}, worker)).code).toBe('FORBIDDEN');
      expect((await decide(id, { decision: 'CORRECT' })).code).toBe('CORRECTION_MISSING');
      const corrected = await decide(id, {
        decision: 'CORRECT',
        comment: '九月休假，巡查数已说明',
      });
      expect(corrected).toMatchObject({ state: 'FINAL', comment: '九月休假，巡查数已说明' });
      const told: unknown = await grid.dataSource.query(
        'SELECT kind, recipient_subject FROM notification WHERE about_id = $1 ORDER BY id',
        [id],
      );
      expect(told).toEqual([
        { kind: 'PERFORMANCE_SHOWN', recipient_subject: worker.subject },
        { kind: 'PERFORMANCE_APPEALED', recipient_subject: null },
        { kind: 'PERFORMANCE_DECIDED', recipient_subject: worker.subject },
      ]);
    });

    it('anew once a review is withdrawn; upheld it stands', async () => {
      const first = await review();
      await appeal(first.id);
      expect((await decide(first.id, { decision: 'WITHDRAW' })).state).toBe('WITHDRAWN');
      const second = await review();
      await appeal(second.id);
      expect((await decide(second.id)).state).toBe('FINAL');
    });

    it('for good when five working days pass without an appeal', async () => {
      const useCase = { actor: worker, clock, database: ownersDatabase(grid.dataSource) };
      const { id } = await review();
      now = new Date('2026-10-19T23:00:00+08:00');
      expect(await lapseAppeals(useCase)).toEqual({ final: 0 });
      now = new Date('2026-10-20T00:30:00+08:00');
      expect((await appeal(id)).code).toBe('APPEAL_OVER');
      expect(await lapseAppeals(useCase)).toEqual({ final: 1 });
      expect(await lapseAppeals(useCase)).toEqual({ final: 0 });
      expect((await appeal(id)).code).toBe('INVALID_TRANSITION');
    });

    it('where the worker and those who review read it, and nobody else', async () => {
      await review();
      const listed = (actor: Actor) =>
        ask<{ area: { performanceReviews: { nodes: object[] } } }>(
          actor,
          `{ area(code: "${place.community}") { performanceReviews(states: [SHOWN]) { nodes { state post { id } } } } }`,
        ).then(({ area }) => area.performanceReviews.nodes.length);
      expect(await Promise.all([secretary, command, district].map(listed))).toEqual([1, 1, 1]);
      expect(await listed(worker)).toBe(1);
      expect(await Promise.all([colleague, neighbour].map(listed))).toEqual([0, 0]);
    });

    it('without any total or order among workers, in the schema as it is', () => {
      const { schema } = buildGridSchema();
      const types = ['Workload', 'PerformanceReview', 'PerformanceFigure', 'TrainingAttendance'];
      const forbidden = /score|rank|grade|stars|points|percentile|average|best|worst|total|rating/i;
      for (const name of types) {
        const type = schema.getType(name);
        if (!isObjectType(type)) throw new Error(`there is no ${name}`);
        expect(Object.keys(type.getFields()).filter((field) => forbidden.test(field))).toEqual([]);
      }
      // Numbers of a review are its version, and numerators and denominators of single figures.
      const numbers = (name: string) => {
        const type = schema.getType(name);
        return isObjectType(type)
          ? Object.values(type.getFields())
              .filter(({ type: of }) => ['Int', 'Float'].includes(getNamedType(of).name))
              .map(({ name: field }) => field)
          : [];
      };
      expect(numbers('PerformanceReview')).toEqual(['version']);
      expect(numbers('PerformanceFigure')).toEqual(['numerator', 'denominator']);
      // No list of them takes an order, and workload is only ever of one post or grid.
      for (const type of Object.values(schema.getTypeMap())) {
        if (!isObjectType(type) && !isInterfaceType(type)) continue;
        for (const field of Object.values(type.getFields())) {
          const of = getNamedType(field.type).name;
          if (/^(PerformanceReview|TrainingAttendance)/.test(of))
            expect(field.args.filter(({ name }) => /sort|order/i.test(name))).toEqual([]);
          if (of === 'Workload')
            expect([type.name, String(field.type)]).toEqual([
              expect.stringMatching(/^(Grid|GridPost)$/),
              'Workload',
            ]);
        }
      }
    });
  });
});
