import type { GraphUnderTest } from '@gezhi/testing';
import { askSql } from '../reports/ask-sql';
import {
  APPROVAL_BUREAU,
  castOf,
  ENFORCEMENT_BUREAU,
  GRID,
  URBAN_MANAGEMENT,
} from './support/cast.testing';
import { today } from './support/days.testing';
import type { Person } from './support/person.testing';
import { toldOf } from './support/told.testing';

const MATTER = {
  areaCode: GRID,
  title: '夜市占道与油烟',
  problem: '多部门职责交叉，反复整治无效',
  triedSoFar: '街道已约谈三次，无执法权限',
};
const CALLED = [
  { organizationId: URBAN_MANAGEMENT, lead: true },
  { organizationId: APPROVAL_BUREAU },
  { organizationId: ENFORCEMENT_BUREAU },
];

interface Response {
  readonly id: string;
  readonly state: string;
  readonly onTime: boolean | null;
  readonly minutesToArrive: number | null;
  readonly organization: { readonly id: string };
}

/**
 * Puts a call and what has come of it so far into the past. Processes run on the real clock and nobody waits half an
 * hour for a test: all instants of the whistle move by the same span, so what was on time stays on time.
 */
const CALLED_EARLIER = `
  WITH moved AS (UPDATE whistle SET blown_at = blown_at - $2::interval WHERE id = $1)
  UPDATE whistle_response SET requested_at = requested_at - $2::interval, notified_at = notified_at - $2::interval,
    approaches_at = approaches_at - $2::interval, due_at = due_at - $2::interval,
    arrived_at = arrived_at - $2::interval WHERE whistle_id = $1`;

/** The subdistrict whistles, departments report (grid). */
export function whistlesStory(graph: () => GraphUnderTest): void {
  const people = castOf(graph);
  const { command, director, districtCommand, urbanOfficer, approvalOfficer, inspector } = people;

  const blown = async (kind: string, more: object): Promise<string> => {
    const { id } = await command.does('draftWhistle', { ...MATTER, kind, ...more });
    expect(await command.tries('blowWhistle', { id })).toMatchObject({
      code: 'WHISTLE_NOT_APPROVED',
    });
    await director.does('approveWhistle', { id, post: '办事处主任' });
    await command.does('blowWhistle', { id });
    return id;
  };
  const responses = async (id: string): Promise<readonly Response[]> => {
    const { whistle } = await command.reads<{ whistle: { responders: Response[] } }>(
      `query ($id: ID!) { whistle(id: $id) {
        responders { id state onTime minutesToArrive organization { id } } } }`,
      { id },
    );
    return whistle.responders;
  };
  const responseOf = async (id: string, organizationId: string): Promise<Response> => {
    const found = (await responses(id)).find(
      ({ organization }) => organization.id === organizationId,
    );
    if (!found) throw new Error(`${organizationId} was not called`);
    return found;
  };
  const arrive = async (id: string, who: Person, organizationId: string): Promise<void> => {
    const response = await responseOf(id, organizationId);
    await who.does('arriveAtWhistle', { id: response.id, mode: 'ON_SITE' });
  };

  describe('a whistle', () => {
    it('for joint enforcement calls three departments, and who comes at minute 31 is late (S-2)', async () => {
      const id = await blown('JOINT_ENFORCEMENT', { responders: CALLED });
      const called = await responseOf(id, APPROVAL_BUREAU);
      expect(await toldOf(approvalOfficer, called.id)).toMatchObject([{ kind: 'WHISTLE_BLOWN' }]);
      await arrive(id, urbanOfficer, URBAN_MANAGEMENT);
      await arrive(id, inspector, ENFORCEMENT_BUREAU);
      await askSql(graph().databases.grid, CALLED_EARLIER, [id, '31 minutes']);
      expect(await responseOf(id, APPROVAL_BUREAU)).toMatchObject({ onTime: false });
      await arrive(id, approvalOfficer, APPROVAL_BUREAU);

      const answers = new Map(
        (await responses(id)).map((response) => [response.organization.id, response]),
      );
      expect(answers.get(URBAN_MANAGEMENT)).toMatchObject({ state: 'ARRIVED', onTime: true });
      expect(answers.get(ENFORCEMENT_BUREAU)).toMatchObject({ state: 'ARRIVED', onTime: true });
      const late = answers.get(APPROVAL_BUREAU);
      expect(late).toMatchObject({ state: 'ARRIVED', onTime: false });
      expect(Math.floor(late?.minutesToArrive ?? 0)).toBeGreaterThanOrEqual(31);
      const { whistle } = await command.reads<{ whistle: object }>(
        'query ($id: ID!) { whistle(id: $id) { state limitUnit limitAmount } }',
        { id },
      );
      expect(whistle).toEqual({ state: 'ARRIVED', limitUnit: 'MINUTE', limitAmount: 30 });
    });

    it('for a tough matter is not handled before both leaders have reported (S-3)', async () => {
      const id = await blown('TOUGH', {
        responders: CALLED.slice(0, 1),
        committeePost: '分管常委',
        headPost: '分管副区长',
      });
      await arrive(id, urbanOfficer, URBAN_MANAGEMENT);
      await command.does('consultWhistle', { id });
      const task = { title: '联合整治', leadOrganizationId: URBAN_MANAGEMENT, dueOn: today() };
      await command.does('agreeWhistleTasks', { id, tasks: [task] });
      const blocked = {
        __typename: 'RuleRefusal',
        code: 'WHISTLE_LEADERS_NOT_REPORTED',
      };
      expect(await command.tries('startWhistleHandling', { id })).toMatchObject(blocked);
      const report = (side: string) => ({ id, side });
      await districtCommand.does('recordWhistleLeaderReport', report('STANDING_COMMITTEE'));
      expect(await command.tries('startWhistleHandling', { id })).toMatchObject(blocked);
      await districtCommand.does('recordWhistleLeaderReport', report('VICE_DISTRICT_HEAD'));
      expect(await command.tries('startWhistleHandling', { id })).toMatchObject({
        state: 'HANDLING',
      });
    });
  });
}
