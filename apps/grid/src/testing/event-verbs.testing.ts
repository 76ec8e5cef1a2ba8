import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith } from '@gezhi/testing';
import type { Subdistrict } from './a-subdistrict.testing';
import { storedAttachment } from './stored-attachment.testing';

/** What a step answers: the event, or the problem that refused it. */
export interface StepAnswer {
  readonly __typename: string;
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly flags: readonly string[];
  readonly code: string;
  readonly path: readonly string[];
  readonly allowed: readonly string[];
  readonly currentVersion: number | null;
}

const FIELDS = `__typename ... on GovEvent { id state version flags }
  ... on Problem { code path } ... on InvalidTransition { allowed } ... on Conflict { currentVersion }`;

const INPUT_TYPES: Readonly<Record<string, string>> = {
  signEvent: 'EventStepInput',
  approveEventReturn: 'EventReasonInput',
  refuseEventReturn: 'EventReasonInput',
  resumeEvent: 'EventStepInput',
  passEventVerification: 'EventStepInput',
  failEventVerification: 'EventReasonInput',
  reopenEvent: 'EventReasonInput',
  cancelEvent: 'EventReasonInput',
  splitOffEvent: 'EventReasonInput',
  refuteRepeat: 'EventReasonInput',
};

const REPORT = {
  source: 'CITIZEN_APP',
  nature: 'COMPONENT',
  title: '路灯不亮',
  areaCode: '320104001001C001',
};

/** The verbs of an event, each through the API by somebody who may. */
export function eventVerbs(grid: SubgraphUnderTest, place: Subdistrict) {
  const command = actorWith('SUBDISTRICT_COMMAND', { areas: [place.code] });
  const officer = actorWith('DEPARTMENT_OFFICER', { organizationId: place.leadId });
  const verifier = actorWith('GRID_MEMBER', { areas: [place.grid] });
  const resident = actorWith('RESIDENT', { subject: 'resident-1' });

  const step = async (actor: Actor, mutation: string, input: object): Promise<StepAnswer> => {
    const type = INPUT_TYPES[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await grid.ask<Record<string, StepAnswer>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${FIELDS} } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as StepAnswer;
  };
  const verbs = {
    report: async (more: object = {}) =>
      (await step(resident, 'reportEvent', { ...REPORT, ...more })).id,
    accept: (id: string, more: object = {}) =>
      step(command, 'acceptEvent', { id, categoryCode: place.lighting, ...more }),
    dispatch: (id: string, more: object = {}) => step(command, 'dispatchEvent', { id, ...more }),
    sign: (id: string) => step(officer, 'signEvent', { id }),
    start: (id: string) => step(officer, 'startEvent', { id, contacted: true }),
    handle: async (id: string) => {
      const evidence = [await storedAttachment(grid.dataSource, { objectId: id })];
      return step(officer, 'handleEvent', { id, result: '已更换灯具', evidence });
    },
    pass: (id: string) => step(verifier, 'passEventVerification', { id }),
    callBack: (id: string, more: object = { reached: true, rating: 'SATISFIED', solved: true }) =>
      step(command, 'recordEventCallback', { id, ...more }),
    close: (id: string, more: object = {}) =>
      step(command, 'closeEvent', {
        id,
        outcome: 'RESOLVED',
        absorptionLevel: 'SUBDISTRICT',
        ...more,
      }),
  };

  /** Takes an event as far as a state on the straight way to its close. */
  const eventIn = async (state: keyof typeof WAY, more: object = {}): Promise<string> => {
    const id = await verbs.report(more);
    for (const verb of WAY[state]) {
      const { code } = await verbs[verb](id);
      expect(code).toBeUndefined();
    }
    return id;
  };
  return { ...verbs, step, eventIn, command, officer, verifier, resident };
}

const WAY = {
  RECEIVED: [],
  ACCEPTED: ['accept'],
  DISPATCHED: ['accept', 'dispatch'],
  SIGNED: ['accept', 'dispatch', 'sign'],
  IN_PROGRESS: ['accept', 'dispatch', 'sign', 'start'],
  HANDLED: ['accept', 'dispatch', 'sign', 'start', 'handle'],
  AWAITING_FEEDBACK: ['accept', 'dispatch', 'sign', 'start', 'handle', 'pass'],
  CALLED_BACK: ['accept', 'dispatch', 'sign', 'start', 'handle', 'pass', 'callBack'],
  CLOSED: ['accept', 'dispatch', 'sign', 'start', 'handle', 'pass', 'callBack', 'close'],
} as const;
