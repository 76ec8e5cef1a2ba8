import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith } from '@gezhi/testing';
import type { Subdistrict } from './a-subdistrict.testing';

/** What a step of a whistle answers: the object, or the problem that refused it. */
export interface WhistleAnswer {
  readonly __typename: string;
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly code?: string;
  readonly path?: readonly string[];
}

/** Steps of a responder; the others answer the whistle. */
const OF_RESPONSE: readonly string[] = [
  'arriveAtWhistle',
  'objectToWhistle',
  'acceptWhistleObjection',
  'refuseWhistleObjection',
  'markWhistleAbsent',
  'reportWhistleResult',
];
const fieldsOf = (mutation: string) =>
  `__typename ... on ${OF_RESPONSE.includes(mutation) ? 'WhistleResponse' : 'Whistle'} { id state version }
   ... on Problem { code path }`;

const INPUT_TYPES: Readonly<Record<string, string>> = {
  blowWhistle: 'WhistleStepInput',
  withdrawWhistle: 'WhistleReasonInput',
  consultWhistle: 'WhistleStepInput',
  startWhistleHandling: 'WhistleStepInput',
  raiseWhistle: 'WhistleReasonInput',
  closeWhistle: 'WhistleStepInput',
  refuseWhistleObjection: 'WhistleReasonInput',
  markWhistleAbsent: 'WhistleReasonInput',
};

const DRAFT = {
  kind: 'JOINT_ENFORCEMENT',
  title: '夜市占道与油烟',
  problem: '多部门职责交叉，反复整治无效',
  triedSoFar: '街道已约谈三次，无执法权限',
  committeePost: '分管常委',
  headPost: '分管副区长',
};

/** The verbs of a whistle, each through the API by somebody who may. */
export function whistleVerbs(grid: SubgraphUnderTest, place: Subdistrict) {
  const [initiatorId, ...responderIds] = [newId(), newId(), newId(), newId()];
  const command = actorWith('SUBDISTRICT_COMMAND', {
    organizationId: initiatorId,
    areas: [place.code],
  });
  const leader = { ...command, subject: 'leader-of-the-subdistrict' };
  const centre = actorWith('DISTRICT_COMMAND', { areas: ['320104'] });
  const officers = responderIds.map((organizationId) =>
    actorWith('DEPARTMENT_OFFICER', { organizationId, subject: `officer-${organizationId}` }),
  ) as [Actor, Actor, Actor];

  const step = async (actor: Actor, mutation: string, input: object): Promise<WhistleAnswer> => {
    const type = INPUT_TYPES[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await grid.ask<Record<string, WhistleAnswer>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fieldsOf(mutation)} } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as WhistleAnswer;
  };
  const done = async (answer: Promise<WhistleAnswer>): Promise<WhistleAnswer> => {
    const got = await answer;
    expect(got.code).toBeUndefined();
    return got;
  };
  const called = (count: number) =>
    responderIds
      .slice(0, count)
      .map((organizationId, index) => ({ organizationId, lead: index === 0 }));

  const draft = (more: object = {}) =>
    step(command, 'draftWhistle', {
      ...DRAFT,
      areaCode: place.code,
      responders: called(1),
      ...more,
    });
  const approve = (id: string) => step(leader, 'approveWhistle', { id, post: '办事处主任' });
  const blow = (id: string) => step(command, 'blowWhistle', { id });

  /** The response of each officer, in their order. */
  const responses = async (id: string): Promise<Map<string, string>> => {
    const answer = await grid.ask<{
      whistle: { responders: { id: string; organization: { id: string } }[] };
    }>(centre, 'query ($id: ID!) { whistle(id: $id) { responders { id organization { id } } } }', {
      id,
    });
    const found = answer.data?.whistle.responders ?? [];
    return new Map(found.map((response) => [response.organization.id, response.id]));
  };
  const ofOfficer = async (id: string, officer: Actor): Promise<string> =>
    (await responses(id)).get(officer.organizationId ?? '') ?? 'none';
  const arrive = async (id: string, officer: Actor = officers[0], more: object = {}) =>
    step(officer, 'arriveAtWhistle', {
      id: await ofOfficer(id, officer),
      mode: 'ON_SITE',
      ...more,
    });
  const leaderReport = (id: string, side: string) =>
    step(centre, 'recordWhistleLeaderReport', { id, side });
  const agree = (id: string, more: object = {}) =>
    step(command, 'agreeWhistleTasks', {
      id,
      tasks: [
        { title: '联合整治', leadOrganizationId: responderIds[0], dueOn: '2026-12-31', ...more },
      ],
    });
  const tasks = async (id: string): Promise<string[]> => {
    const answer = await grid.ask<{ whistle: { tasks: { id: string }[] } }>(
      centre,
      'query ($id: ID!) { whistle(id: $id) { tasks { id } } }',
      { id },
    );
    return answer.data?.whistle.tasks.map((task) => task.id) ?? [];
  };
  const finishAll = async (id: string, officer: Actor = officers[0]) => {
    for (const task of await tasks(id))
      await done(step(officer, 'finishWhistleTask', { id: task }));
  };
  const conclude = (id: string, outcome = 'RESOLVED') =>
    step(command, 'concludeWhistle', { id, outcome, outcomeNote: '现场复核' });
  const rate = (actor: Actor, id: string, more: object = {}) =>
    step(actor, 'rateWhistle', { id, grade: 'GOOD', ...more });

  /** Takes a whistle that calls one officer as far as a state on its straight way. */
  const whistleIn = async (state: (typeof WAY)[number], more: object = {}): Promise<string> => {
    const { id } = await done(draft(more));
    const verbs: Record<string, () => Promise<unknown>> = {
      APPROVED: () => done(approve(id)),
      BLOWN: () => done(blow(id)),
      ARRIVED: () => done(arrive(id)),
      CONSULTING: () => done(step(command, 'consultWhistle', { id })),
      AGREED: () => done(agree(id)),
      HANDLING: () => done(step(command, 'startWhistleHandling', { id })),
      FINISHED: () => finishAll(id),
      RESOLVED: () => done(conclude(id)),
      RATED: () => done(rate(command, id, { organizationId: responderIds[0] })),
      EVALUATED: () => done(rate(officers[0], id)),
      CLOSED: () => done(step(command, 'closeWhistle', { id })),
    };
    for (const next of WAY.slice(1, WAY.indexOf(state) + 1)) await verbs[next]?.();
    return id;
  };
  return {
    ...{ command, leader, centre, officers, initiatorId, responderIds, called, step, done },
    ...{ draft, approve, blow, arrive, responses, ofOfficer, leaderReport, agree, tasks },
    ...{ finishAll, conclude, rate, whistleIn },
  };
}

const WAY = [
  'DRAFT',
  'APPROVED',
  'BLOWN',
  'ARRIVED',
  'CONSULTING',
  'AGREED',
  'HANDLING',
  'FINISHED',
  'RESOLVED',
  'RATED',
  'EVALUATED',
  'CLOSED',
] as const;
