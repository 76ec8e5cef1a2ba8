import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith } from '@gezhi/testing';
import type { Subdistrict } from './a-subdistrict.testing';

/** What a step of an emergency answers: the object, or the problem that refused it. */
export interface Answer {
  readonly id: string;
  readonly state: string;
  readonly code: string;
  readonly message: string;
}

const STEP = 'IncidentStepInput';
const INPUTS: Readonly<Record<string, string>> = {
  verifyIncident: STEP,
  controlIncident: STEP,
  reviveIncident: STEP,
};
const ANSWERS = {
  EmergencyPlan: 'EmergencyPlan { id state }',
  EmergencyResource: 'EmergencyResource { id }',
};
const [OWNER, CALLED] = [newId(), newId()];
const LEVELS = [
  { level: 'LEVEL_IV', condition: '局部积水', action: '属地排涝' },
  { level: 'LEVEL_III', condition: '多处积水', action: '街道联动' },
  { level: 'LEVEL_II', condition: '大面积积水', action: '区级统筹' },
];

/** The verbs of an emergency, each through the API by somebody who may. */
export function emergencyVerbs(
  grid: () => SubgraphUnderTest,
  place: () => Subdistrict,
  worker: () => Actor,
) {
  const command = actorWith('SUBDISTRICT_COMMAND', {
    ...{ areas: ['320104001'], organizationId: newId(), subject: 'command' },
  });
  const district = actorWith('DISTRICT_COMMAND', { areas: ['320104'], subject: 'district' });
  const step = async (actor: Actor, mutation: string, input: object): Promise<Answer> => {
    const type = INPUTS[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const made = Object.entries(ANSWERS).find(([end]) => mutation.endsWith(end));
    const answer = await grid().ask<Record<string, Answer>>(
      actor,
      `mutation ($input: ${type}!) { ${mutation}(input: $input) {
        ... on ${made?.[1] ?? 'EmergencyIncident { id state }'} ... on Problem { code message } } }`,
      { input },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.[mutation] as Answer;
  };
  const plan = async (more: object = {}): Promise<string> => {
    const { id } = await step(district, 'draftEmergencyPlan', {
      ...{ areaCode: '320104', code: 'FLOOD', kind: 'NATURAL_DISASTER', title: '防汛应急预案' },
      ...{ levels: LEVELS, roles: [{ role: '排涝抢险', organizationId: OWNER }], ...more },
    });
    const basis = { basisDoc: '秦应急〔2026〕3号', effectiveFrom: '2026-10-12' };
    const published = await step(district, 'publishEmergencyPlan', { id, ...basis });
    expect(published).toMatchObject({ state: 'PUBLISHED' });
    return id;
  };
  const open = (more: object = {}, actor: Actor = worker()) =>
    step(actor, 'openEmergencyIncident', {
      ...{ kind: 'NATURAL_DISASTER', areaCode: place().grid, title: '下穿通道积水', ...more },
    });
  const respond = (id: string, planId: string, level = 'LEVEL_IV', actor: Actor = command) =>
    step(actor, 'respondToIncident', { id, planId, level });
  const responding = async (): Promise<string> => {
    const { id } = await open();
    await step(command, 'verifyIncident', { id });
    expect(await respond(id, await plan())).toMatchObject({ state: 'RESPONDING' });
    return id;
  };
  const resource = async (quantity = 10): Promise<string> =>
    (
      await step(district, 'addEmergencyResource', {
        ...{ areaCode: '320104', kind: 'FLOOD_CONTROL', name: '移动泵', unit: '台' },
        ...{ place: '区防汛仓库', quantity, ownerOrganizationId: OWNER },
      })
    ).id;
  const allot = (id: string, resourceId: string, quantity: number) =>
    step(command, 'allotResources', { id, items: [{ resourceId, quantity }] });
  const counts = async (id: string) => {
    const [row] = await grid().dataSource.query<{ quantity: number; allotted: number }[]>(
      'SELECT quantity, allotted FROM emergency_resource WHERE id = $1',
      [id],
    );
    return row;
  };
  const read = async (actor: Actor, id: string, fields: string) => {
    const answer = await grid().ask<{ emergencyIncident: never }>(
      actor,
      `query ($id: ID!) { emergencyIncident(id: $id) { ${fields} } }`,
      { id },
    );
    expect(answer.errors).toEqual([]);
    return answer.data?.emergencyIncident as unknown;
  };
  const whistle = (id: string, actor: Actor = command) =>
    step(actor, 'whistleForIncident', {
      ...{ id, problem: '需排水抢险', triedSoFar: '街道泵力不足' },
      responders: [{ organizationId: CALLED, lead: true }],
    });
  return {
    ...{ command, district, ownerId: OWNER, levels: LEVELS },
    ...{ step, plan, open, respond, responding, resource, allot, counts, read, whistle },
  };
}
