import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith, subgraphInProcess } from '@gezhi/testing';
import { DISPUTE_MACHINE } from '../../domain/dispute/dispute.states';
import { gridSubgraph } from '../../subgraph';
import type { Subdistrict } from '../../testing/a-subdistrict.testing';
import { aSubdistrict } from '../../testing/a-subdistrict.testing';
import { eventVerbs } from '../../testing/event-verbs.testing';
import { tickingClock } from '../../testing/ticking-clock.testing';

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly code: string;
}

const clock = tickingClock(new Date('2026-10-12T10:00:00+08:00'));
const COMMITTEE = newId();
const MEDIATOR = actorWith('DEPARTMENT_OFFICER', { organizationId: COMMITTEE });
const PARTIES = [
  { role: 'HOUSEHOLD', count: 2 },
  { role: 'PROPERTY_COMPANY', count: 1 },
];

describe('a dispute', () => {
  let grid: SubgraphUnderTest;
  let place: Subdistrict;
  let event: ReturnType<typeof eventVerbs>;
  let secretary: Actor;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph, { clock });
    place = await aSubdistrict(grid.dataSource);
    event = eventVerbs(grid, place);
    secretary = actorWith('COMMUNITY_SECRETARY', { areas: [place.community] });
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const step = async (actor: Actor, mutation: string, input: object): Promise<Answer> => {
    const type =
      mutation === 'withdrawDispute'
        ? 'DisputeStepInput'
        : `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await grid.ask<Record<string, Answer>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ... on Dispute { id state } ... on Problem { code path } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Answer;
  };
  const disputed = () =>
    event.report({ nature: 'DISPUTE', title: `楼上漏水 ${newId().slice(-6)}` });
  const register = async (more: object = {}) =>
    step(secretary, 'registerDispute', {
      eventId: await disputed(),
      kind: 'NEIGHBOUR',
      parties: PARTIES,
      ...more,
    });
  const begin = (id: string, consented = true) =>
    step(secretary, 'beginMediation', { id, committeeId: COMMITTEE, consented });
  const hold = (id: string, more: object = {}) =>
    step(MEDIATOR, 'holdMediationSession', {
      id,
      heldOn: '2026-10-12',
      venue: '社区调解室',
      mediatorPosts: ['PEOPLES_MEDIATOR', 'LEGAL_ADVISER'],
      outcome: 'AGREED',
      ...more,
    });
  const agree = (id: string) =>
    step(MEDIATOR, 'reachAgreement', { id, form: 'WRITTEN', agreement: '楼上住户限期维修防水' });
  const mediated = async () => {
    const { id } = await register();
    for (const verb of [begin, hold]) expect(await verb(id)).not.toHaveProperty('code');
    return id;
  };
  const ask = async <T>(actor: Actor, query: string, variables: object = {}) => {
    const answer = await grid.ask<T>(actor, query, { ...variables });
    expect(answer.errors).toEqual([]);
    return { data: answer.data as T, statements: answer.statements.length };
  };

  it('reaches every state of its table', () => {
    const { states, reachable, final } = DISPUTE_MACHINE;
    expect([...reachable()].sort()).toEqual(Object.keys(states).sort());
    expect(final()).toEqual(['REFERRED', 'SETTLED', 'WITHDRAWN']);
  });

  it('is mediated, agreed, visited, and settled once the agreement is kept', async () => {
    const id = await mediated();
    expect(await agree(id)).toMatchObject({ state: 'AGREED' });
    const visit = (kept: boolean) => step(secretary, 'visitAfterAgreement', { id, kept });
    expect(await visit(false)).toMatchObject({ state: 'MEDIATING' });
    await agree(id);
    const { data } = await ask<{ dispute: object }>(
      MEDIATOR,
      `query ($id: ID!) { dispute(id: $id) { kind parties { role count } rights visitDueOn sessionCount agreementForm
        sessions { nodes { heldOn venue mediatorPosts outcome } } history(first: 20) { nodes { action } } } }`,
      { id },
    );
    expect(data.dispute).toEqual({
      kind: 'NEIGHBOUR',
      parties: PARTIES,
      rights: ['LITIGATION', 'ARBITRATION', 'ADMINISTRATIVE_REVIEW', 'PETITION', 'LEGAL_AID'],
      visitDueOn: '2026-11-11',
      sessionCount: 1,
      agreementForm: 'WRITTEN',
      sessions: {
        nodes: [
          {
            heldOn: '2026-10-12',
            venue: '社区调解室',
            mediatorPosts: ['PEOPLES_MEDIATOR', 'LEGAL_ADVISER'],
            outcome: 'AGREED',
          },
        ],
      },
      history: {
        nodes: ['register', 'beginMediation', 'holdSession', 'agree', 'visitBroken', 'agree'].map(
          (action) => ({ action }),
        ),
      },
    });
    expect(await visit(true)).toMatchObject({ state: 'SETTLED' });
  });

  it('hangs on an event of its nature, once, between two at least, without names', async () => {
    const eventId = await disputed();
    expect(await register({ eventId: await event.report() })).toMatchObject({
      code: 'NOT_A_DISPUTE',
    });
    expect(await register({ eventId, parties: [{ role: 'OWNER', count: 1 }] })).toMatchObject({
      code: 'TOO_FEW_PARTIES',
    });
    const key = { eventId, clientMutationId: 'phone-1-000009' };
    const { id } = await register(key);
    expect(await register(key)).toMatchObject({ id });
    expect(await register({ eventId })).toMatchObject({ code: 'DISPUTE_EXISTS' });
    expect(await hold(id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await begin(id, false)).toMatchObject({ code: 'CONSENT_MISSING' });
    const input = { id, committeeId: COMMITTEE, consented: true };
    expect(await step(event.verifier, 'beginMediation', input)).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('ends by a session that was held, and takes no right away', async () => {
    const { id } = await register();
    await begin(id);
    expect(await agree(id)).toMatchObject({ code: 'NO_SESSION' });
    const fail = (rightsNamed: boolean) => step(MEDIATOR, 'failMediation', { id, rightsNamed });
    expect(await fail(true)).toMatchObject({ code: 'NO_SESSION' });
    expect(await hold(id, { heldOn: '2026-10-13' })).toMatchObject({ code: 'SESSION_AHEAD' });
    expect(await hold(id, { venue: '电话 13812345678' })).toMatchObject({
      code: 'PERSONAL_DATA_IN_TEXT',
    });
    await hold(id, { outcome: 'NOT_AGREED' });
    expect(await fail(false)).toMatchObject({ code: 'RIGHTS_NOT_NAMED' });
    expect(await fail(true)).toMatchObject({ state: 'FAILED' });
    expect(await step(MEDIATOR, 'referDispute', { id, channel: 'LITIGATION' })).toMatchObject({
      state: 'REFERRED',
    });
    const { id: other } = await register();
    expect(await step(secretary, 'withdrawDispute', { id: other })).toMatchObject({
      state: 'WITHDRAWN',
    });
  });

  it('is on one of three lists, which say what they follow, with one statement a field', async () => {
    const { data } = await ask<{
      disputeLists: { code: string; states: string[]; source: string }[];
    }>(secretary, '{ disputeLists { code name { zh } states source } }');
    expect(data.disputeLists.map(({ code }) => code)).toEqual(['FOUND', 'SOLVING', 'SOLVED']);
    expect(data.disputeLists.flatMap(({ states }) => states).sort()).toEqual(
      Object.keys(DISPUTE_MACHINE.states).sort(),
    );
    const { id } = await register();
    const listed = async (actor: Actor, list: string) => {
      const answer = await ask<{ area: { disputes: { nodes: { id: string }[] } } }>(
        actor,
        `query ($list: ID) { area(code: "${place.code}") { disputes(first: 50, filter: { list: $list }) { nodes { id
          event { number dispute { id } } area { code } sessions { nodes { heldOn } } history { nodes { action } } } } } }`,
        { list },
      );
      // The area, the disputes, their events, areas, sessions, histories, and the disputes of the events.
      expect(answer.statements).toBeLessThanOrEqual(7);
      return answer.data.area.disputes.nodes.map((node) => node.id);
    };
    expect(await listed(secretary, 'FOUND')).toContain(id);
    expect(await listed(secretary, 'SOLVING')).not.toContain(id);
    await begin(id);
    expect(await listed(secretary, 'SOLVING')).toContain(id);
    const stranger = actorWith('DEPARTMENT_OFFICER', { organizationId: newId() });
    expect(await listed(stranger, 'SOLVING')).toEqual([]);
  });
});
