import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import { ownersDatabase } from '@gezhi/persistence';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { GridPost } from '../../domain/post/grid-post.entity';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { remindOfExpiry } from '../../use-cases/training/remind-of-expiry';

interface Answered {
  readonly code: string;
  readonly id: string;
  readonly state: string;
}

const NOW = new Date('2026-10-12T10:00:00+08:00');
let now = NOW;
const clock = { now: () => now };
const secretary = actorWith('COMMUNITY_SECRETARY', { areas: ['320104001001'] });
const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
const neighbour = actorWith('COMMUNITY_SECRETARY', { areas: ['320104002001'] });
const worker = actorWith('GRID_MEMBER', { subject: newId(), areas: ['320104001001C001'] });
const colleague = actorWith('GRID_MEMBER', { subject: newId(), areas: ['320104001001C001'] });

describe('posts are trained', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;

  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());
  beforeEach(async () => {
    now = NOW;
    await grid.dataSource.query('TRUNCATE training_course, notification CASCADE');
    place = await aSubdistrict(grid.dataSource);
    await grid.dataSource.manager.update(GridPost, place.fulltimePostId, {
      workerId: worker.subject,
    });
  });

  const ask = async <T>(actor: Actor, query: string, variables = {}) => {
    const answer = await grid.ask<T>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data as T;
  };
  const change = async (mutation: string, input: object, actor: Actor, type: string) => {
    const answer = await ask<Record<string, Answered>>(
      actor,
      `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) {
        ... on ${type} { id ${type === 'TrainingSession' ? 'state' : ''} } ... on Problem { code } } }`,
      { input },
    );
    return answer[mutation] as Answered;
  };
  const course = (more: object = {}, actor: Actor = district) =>
    change(
      'askForTraining',
      {
        ...{ areaCode: '320104', title: '网格员岗前培训', requiredKinds: ['FULLTIME_MEMBER'] },
        ...{ validMonths: 1, basisDoc: '区〔2026〕3号', fromDate: '2026-10-12', ...more },
      },
      actor,
      'TrainingCourse',
    );
  const session = (courseId: string, more: object = {}, actor: Actor = secretary) =>
    change(
      'planTraining',
      { courseId, areaCode: place.community, heldOn: '2026-10-12', place: '社区会议室', ...more },
      actor,
      'TrainingSession',
    );
  const hold = (id: string, attendance: object[], actor: Actor = secretary) =>
    change('holdTraining', { id, attendance }, actor, 'TrainingSession');
  const mine = () => ({ postId: place.fulltimePostId, passed: true });
  const coverage = async () => {
    const { area } = await ask<{ area: { gridMetrics: object[] } }>(
      district,
      `{ area(code: "${place.code}") { gridMetrics(keys: ["grid.trainingCoverage"], window: { month: "2026-10" }) { numerator denominator } } }`,
    );
    return area.gridMetrics[0];
  };
  it('in sessions recorded by post; the figure says for how many the required certificates are good', async () => {
    expect(await coverage()).toEqual({ numerator: null, denominator: null });
    const { id: courseId } = await course();
    expect(await coverage()).toEqual({ numerator: 0, denominator: 1 });
    const { id } = await session(courseId);
    expect((await hold(id, [mine()])).state).toBe('HELD');
    expect(await coverage()).toEqual({ numerator: 1, denominator: 1 });
    const own = (actor: Actor) =>
      ask<{ myTrainings: { nodes: object[] } }>(
        actor,
        '{ myTrainings { nodes { passed validUntil course { title } post { id } } } }',
      ).then(({ myTrainings }) => myTrainings.nodes);
    expect(await own(worker)).toMatchObject([{ passed: true, validUntil: '2026-11-11' }]);
    expect(await own(colleague)).toEqual([]);
    const attended = (actor: Actor) =>
      ask<{ area: { trainingSessions: { nodes: { attendance: { nodes: object[] } }[] } } }>(
        actor,
        `{ area(code: "${place.community}") { trainingCourses { nodes { title } } trainingSessions { nodes { course { title } attendance { nodes { passed } } } } } }`,
      ).then(({ area }) => area.trainingSessions.nodes[0]?.attendance.nodes.length);
    expect(await attended(secretary)).toBe(1);
    expect(await attended(colleague)).toBe(0);
  });

  it('by those who may ask for it and arrange it, on days that fit, for posts of the place', async () => {
    expect((await course({}, secretary)).code).toBe('FORBIDDEN');
    expect((await course({ fromDate: '2026-10-11' })).code).toBe('TRAINING_DATE');
    expect((await course({ areaCode: '320104999' })).code).toBe('UNKNOWN_AREA');
    const { id: courseId } = await course();
    expect((await session(courseId, {}, worker)).code).toBe('FORBIDDEN');
    expect((await session(newId())).code).toBe('NOT_FOUND');
    expect((await session(courseId, { heldOn: '2026-10-11' })).code).toBe('TRAINING_DATE');
    const ahead = await session(courseId, { heldOn: '2026-10-20' });
    expect((await hold(ahead.id, [])).code).toBe('TRAINING_DATE');
    const today = await session(courseId);
    expect((await hold(today.id, [mine()], neighbour)).code).toBe('NOT_FOUND');
    expect((await hold(today.id, [mine(), mine()])).code).toBe('TRAINING_POST');
    expect((await hold(today.id, [{ postId: newId(), passed: true }])).code).toBe('TRAINING_POST');
    const cancel = (id: string) => change('cancelTraining', { id }, secretary, 'TrainingSession');
    expect((await cancel(ahead.id)).state).toBe('CANCELLED');
    expect((await cancel(ahead.id)).code).toBe('INVALID_TRANSITION');
  });

  it('again: workers are reminded once of certificates that end within 30 days', async () => {
    const useCase = { actor: worker, clock, database: ownersDatabase(grid.dataSource) };
    const { id: courseId } = await course();
    await hold((await session(courseId)).id, [mine()]);
    now = new Date('2026-10-12T11:00:00+08:00');
    expect(await remindOfExpiry(useCase)).toEqual({ reminded: 1 });
    expect(await remindOfExpiry(useCase)).toEqual({ reminded: 0 });
    // Replaced by a newer one it is not asked for any more.
    now = new Date('2026-10-20T11:00:00+08:00');
    await hold((await session(courseId, { heldOn: '2026-10-20' })).id, [mine()]);
    await grid.dataSource.query('TRUNCATE notification CASCADE');
    expect(await remindOfExpiry(useCase)).toEqual({ reminded: 1 });
  });
});
