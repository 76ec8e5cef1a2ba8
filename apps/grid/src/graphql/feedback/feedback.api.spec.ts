import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

const clock = tickingClock(new Date('2026-10-12T10:00:00+08:00'));
const WHY = { note: '诉求要求超出公开政策范围' };

describe('what people say about the work', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  let district: Actor;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
  });
  beforeEach(async () => {
    place = await aSubdistrict(grid.dataSource);
    event = eventVerbs(grid, place);
    district = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const ask = async <T>(actor: Actor, query: string, variables: object = {}) => {
    const answer = await grid.ask<T>(actor, query, { ...variables });
    expect(answer.errors).toEqual([]);
    return answer.data as T;
  };
  const list = async (field: string, actor: Actor = event.command) => {
    const { area } = await ask<{ area: Record<string, { nodes: { id: string }[] } | null> }>(
      actor,
      `{ area(code: "${place.code}") { ${field} { nodes { id callbackAttempts } } } }`,
    );
    return area[field]?.nodes.map(({ id }) => id) ?? null;
  };
  const read = async (actor: Actor, id: string, fields: string) =>
    (
      await ask<{ govEvent: object }>(
        actor,
        `query ($id: ID!) { govEvent(id: $id) { ${fields} } }`,
        {
          id,
        },
      )
    ).govEvent;
  const dissatisfied = async () => {
    const id = await event.eventIn('AWAITING_FEEDBACK');
    await event.callBack(id, { reached: true, rating: 'DISSATISFIED', solved: false });
    await event.close(id);
    return id;
  };
  const review = (id: string, reason: string, actor: Actor = district) =>
    event.step(actor, 'reviewRating', { id, reason, ...WHY });

  it('is asked for, the oldest first, until somebody was reached', async () => {
    const first = await event.eventIn('AWAITING_FEEDBACK');
    const second = await event.eventIn('AWAITING_FEEDBACK');
    await event.eventIn('AWAITING_FEEDBACK', { source: 'IOT' });
    await event.eventIn('AWAITING_FEEDBACK', { anonymous: true });
    expect(await list('callbacksDue')).toEqual([first, second]);
    await event.callBack(first, { reached: false });
    expect(await list('callbacksDue')).toEqual([first, second]);
    await event.callBack(first);
    expect(await list('callbacksDue')).toEqual([second]);
    expect(await list('callbacksDue', event.verifier)).toBeNull();
  });

  it('counts when it is not good, unless a recorded review says why not', async () => {
    const [reasonable, other, reopened] = [
      await dissatisfied(),
      await dissatisfied(),
      await dissatisfied(),
    ];
    await event.step(event.resident, 'reopenEvent', { id: reopened, note: '未解决' });
    expect(await list('dissatisfactionToReview')).toEqual([reasonable, other]);
    expect(await review(other, 'BEYOND_POLICY', event.command)).toMatchObject({
      code: 'FORBIDDEN',
    });
    const handler = { ...district, subject: event.officer.subject };
    expect(await review(other, 'BEYOND_POLICY', handler)).toMatchObject({
      code: 'REVIEWER_HANDLED',
    });
    expect(await review(other, 'BEYOND_POLICY')).toMatchObject({ state: 'CLOSED' });
    expect(await review(other, 'COUNTS')).toMatchObject({ code: 'NOTHING_TO_REVIEW' });
    expect(await review(reasonable, 'COUNTS')).toMatchObject({ state: 'CLOSED' });
    expect(await list('dissatisfactionToReview')).toEqual([]);
    expect(await read(event.command, other, 'ratingReview { reason }')).toMatchObject({
      ratingReview: { reason: 'BEYOND_POLICY' },
    });
    const satisfied = await event.eventIn('CLOSED');
    expect(await review(satisfied, 'BEYOND_POLICY')).toMatchObject({ code: 'NOTHING_TO_REVIEW' });
    const excluded = async () =>
      grid.dataSource.query<object[]>('SELECT id FROM gov_event WHERE rating_excluded');
    expect(await excluded()).toEqual([{ id: other }]);
    await event.step(event.resident, 'rateEvent', { id: other, rating: 'SATISFIED', solved: true });
    expect(await excluded()).toEqual([]);
  });

  it('counts in figures as it stands after reviews', async () => {
    for (let count = 0; count < 10; count += 1) await event.eventIn('CLOSED');
    await dissatisfied();
    await review(await dissatisfied(), 'CONTRARY_TO_LAW');
    const { area } = await ask<{ area: { gridMetrics: object[] } }>(
      district,
      `{ area(code: "${place.code}") { gridMetrics(keys: ["event.satisfactionRate"], window: { month: "2026-10" }) { numerator denominator } } }`,
    );
    expect(area.gridMetrics).toEqual([{ numerator: 10, denominator: 11 }]);
  }, 30_000);

  it('is answered when it is a suggestion, with a reason and what follows, before it is closed', async () => {
    const suggestion = { nature: 'SUGGESTION', title: '增设座椅' };
    const id = await event.eventIn('CALLED_BACK', suggestion);
    expect(await event.close(id)).toMatchObject({ code: 'SUGGESTION_UNANSWERED' });
    const followUpId = await event.report({ title: '增设座椅施工' });
    const answer = { id, decision: 'ADOPTED', reason: '列入年度微更新计划', followUpId };
    const answered = (actor: Actor, more: object = {}) =>
      event.step(actor, 'answerSuggestion', { ...answer, ...more });
    expect(await answered(event.verifier)).toMatchObject({ code: 'FORBIDDEN' });
    const personal = { reason: '请联系 13812345678' };
    expect(await answered(event.officer, personal)).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
    });
    expect(await answered(event.officer, { followUpId: place.leadId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await answered(event.command)).toMatchObject({ state: 'AWAITING_FEEDBACK' });
    expect(await event.close(id)).toMatchObject({ state: 'CLOSED' });
    expect(await answered(event.command)).toMatchObject({ code: 'NOT_A_SUGGESTION' });
    expect(
      await read(event.resident, id, 'suggestionAnswer { decision reason followUp { id } }'),
    ).toEqual({
      suggestionAnswer: {
        decision: 'ADOPTED',
        reason: '列入年度微更新计划',
        followUp: { id: followUpId },
      },
    });
    const links = await grid.dataSource.query<object[]>(
      `SELECT from_id FROM case_link WHERE to_id = $1 AND relation = 'FOLLOW_UP'`,
      [id],
    );
    expect(links).toEqual([{ from_id: followUpId }]);
    const [told] = await grid.dataSource.query<{ values: object }[]>(
      `SELECT "values" FROM notification WHERE kind = 'SUGGESTION_ANSWERED' AND about_id = $1`,
      [id],
    );
    expect(told?.values).toMatchObject({ decision: 'ADOPTED' });
  });
});
