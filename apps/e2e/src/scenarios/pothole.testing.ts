import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, COMMITTEE, COMMUNITY, GRID, URBAN_MANAGEMENT } from './support/cast.testing';
import type { Outcome } from './support/person.testing';

const POTHOLE = {
  source: 'GRID_PATROL',
  nature: 'COMPONENT',
  areaCode: GRID,
  title: '东门外路面坑洼',
  description: '约一米宽，雨后积水，电动车多次绕行。',
};

/** A matter of streets, from the eye of a grid member to its close (grid). */
export function potholeStory(graph: () => GraphUnderTest): void {
  const people = castOf(graph);
  const { gridMember, command, urbanOfficer, approvalOfficer, secretary, resident } = people;

  const reported = (more: object = {}): Promise<Outcome> =>
    gridMember.does('reportEvent', { ...POTHOLE, ...more });
  /** Reported, accepted as a matter of roads and dispatched to whoever the catalogue names. */
  const dispatched = async (): Promise<Outcome> => {
    const { id } = await reported();
    await command.does('acceptEvent', { id, categoryCode: 'URBAN.ROAD' });
    return command.does('dispatchEvent', { id }, 'leadOrganization { id } dispatchBasis');
  };
  /** In the hands of the urban management bureau, which has repaired it. */
  const handled = async (): Promise<string> => {
    const { id } = await dispatched();
    await urbanOfficer.does('signEvent', { id });
    await urbanOfficer.does('startEvent', { id });
    const evidence = [await urbanOfficer.photographs(id)];
    await urbanOfficer.does('handleEvent', { id, result: '已修补路面', evidence });
    return id;
  };

  describe('a pothole', () => {
    it('is reported by a grid member, repaired by a department, verified, called back and closed', async () => {
      const event = await dispatched();
      const { id } = event;
      expect(event).toMatchObject({
        state: 'DISPATCHED',
        dispatchBasis: 'CATALOGUE',
        leadOrganization: { id: URBAN_MANAGEMENT },
      });
      expect(await urbanOfficer.does('signEvent', { id })).toMatchObject({ state: 'SIGNED' });
      expect(await urbanOfficer.does('startEvent', { id })).toMatchObject({ state: 'IN_PROGRESS' });
      const evidence = [await urbanOfficer.photographs(id)];
      const repair = { id, result: '已修补路面', evidence };
      expect(await urbanOfficer.does('handleEvent', repair)).toMatchObject({ state: 'HANDLED' });
      expect(await gridMember.does('passEventVerification', { id })).toMatchObject({
        state: 'AWAITING_FEEDBACK',
      });
      const call = { id, reached: true, rating: 'SATISFIED', solved: true };
      await command.does('recordEventCallback', call);
      const close = { id, outcome: 'RESOLVED', absorptionLevel: 'DISTRICT' };
      expect(
        await command.does(
          'closeEvent',
          close,
          'outcome absorptionLevel rating deadline { status }',
        ),
      ).toMatchObject({
        state: 'CLOSED',
        outcome: 'RESOLVED',
        absorptionLevel: 'DISTRICT',
        rating: 'SATISFIED',
        deadline: { status: 'MET' },
      });

      const { govEvent } = await gridMember.reads<{
        govEvent: { history: { nodes: { action: string; toState: string }[] } };
      }>('query ($id: ID!) { govEvent(id: $id) { history { nodes { action toState } } } }', { id });
      expect(govEvent.history.nodes.map(({ action, toState }) => `${action} ${toState}`)).toEqual([
        'report RECEIVED',
        'accept ACCEPTED',
        'dispatch DISPATCHED',
        'sign SIGNED',
        'start IN_PROGRESS',
        'handle HANDLED',
        'verifyPass AWAITING_FEEDBACK',
        'callBack AWAITING_FEEDBACK',
        'close CLOSED',
      ]);
    });

    it('tells in one question who leads it, though another department keeps the register of names', async () => {
      const { id } = await dispatched();
      const { govEvent } = await command.reads<{
        govEvent: {
          leadOrganization: { name: string; departmentCode: string };
          area: { lineage: { name: string }[] };
        };
      }>(
        `query ($id: ID!) { govEvent(id: $id) {
          leadOrganization { name departmentCode } area { lineage { name } } } }`,
        { id },
      );
      expect(govEvent.leadOrganization).toEqual({
        name: '秦淮区城市管理局',
        departmentCode: 'URBAN_MANAGEMENT',
      });
      expect(govEvent.area.lineage.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['南京市', '秦淮区']),
      );
    });

    it('is signed by the department it was given to and by no other', async () => {
      const { id } = await dispatched();
      expect(await approvalOfficer.tries('signEvent', { id })).toMatchObject({ code: 'FORBIDDEN' });
      expect(await urbanOfficer.tries('signEvent', { id })).toMatchObject({ state: 'SIGNED' });
    });

    it('takes the steps of its state only, and a refusal names them', async () => {
      const { id } = await reported();
      expect(
        await command.tries('closeEvent', {
          id,
          outcome: 'RESOLVED',
          absorptionLevel: 'SUBDISTRICT',
        }),
      ).toMatchObject({
        __typename: 'InvalidTransition',
        currentState: 'RECEIVED',
        action: 'close',
        allowed: ['accept', 'redirect', 'refuse', 'merge', 'cancel'],
      });
    });

    it('is not verified by the bureau that repaired it, and is repaired again when the place finds it open', async () => {
      const id = await handled();
      expect(await urbanOfficer.tries('passEventVerification', { id })).toMatchObject({
        code: 'FORBIDDEN',
      });
      const failure = { id, note: '补丁已塌陷' };
      expect(
        await gridMember.does('failEventVerification', failure, 'flags reworkCount'),
      ).toMatchObject({
        state: 'IN_PROGRESS',
        flags: expect.arrayContaining(['REWORK']) as string[],
        reworkCount: 1,
      });
    });

    it('leaves no verification to whoever handled a matter, even where the role alone would allow it', async () => {
      const corridor = { nature: 'HAZARD', title: '楼道堆放杂物', description: '' };
      const { id } = await reported(corridor);
      await command.does('acceptEvent', { id, categoryCode: 'HOUSING.CORRIDOR' });
      expect(await command.does('dispatchEvent', { id }, 'leadOrganization { id }')).toMatchObject({
        leadOrganization: { id: COMMITTEE },
      });
      await secretary.does('signEvent', { id });
      await secretary.does('startEvent', { id });
      const cleaned = [await secretary.photographs(id)];
      await secretary.does('handleEvent', { id, result: '已清理', evidence: cleaned });
      expect(await secretary.tries('passEventVerification', { id })).toMatchObject({
        __typename: 'RuleRefusal',
        code: 'VERIFIER_IS_HANDLER',
      });
      expect(await gridMember.tries('passEventVerification', { id })).toMatchObject({
        state: 'AWAITING_FEEDBACK',
      });
    });

    it('is not closed before the resident who reported it was called back', async () => {
      const snapshot = { ...POTHOLE, source: 'CITIZEN_APP', areaCode: COMMUNITY };
      const { id } = await resident.does('reportEvent', snapshot);
      await command.does('acceptEvent', { id, categoryCode: 'URBAN.ROAD' });
      await command.does('dispatchEvent', { id });
      await urbanOfficer.does('signEvent', { id });
      expect(await urbanOfficer.tries('startEvent', { id })).toMatchObject({
        code: 'REPORTER_NOT_CONTACTED',
      });
      await urbanOfficer.does('startEvent', { id, contacted: true });
      const repaired = [await urbanOfficer.photographs(id)];
      await urbanOfficer.does('handleEvent', { id, result: '已修补', evidence: repaired });
      await secretary.does('passEventVerification', { id });
      const close = { id, outcome: 'RESOLVED', absorptionLevel: 'DISTRICT' };
      expect(await command.tries('closeEvent', close)).toMatchObject({ code: 'CALLBACK_MISSING' });
      await command.does('recordEventCallback', { id, reached: true, rating: 'SATISFIED' });
      expect(await command.tries('closeEvent', close)).toMatchObject({ state: 'CLOSED' });
    });

    it('is reported without the number of anybody, and once however often the phone sends it', async () => {
      const description = '请联系王女士 13912345678';
      const refused = await gridMember.tries('reportEvent', { ...POTHOLE, description });
      expect(refused).toMatchObject({
        code: 'PERSONAL_DATA_IN_TEXT',
        path: ['input', 'description'],
      });
      expect(refused.message).not.toContain('139');
      const clientMutationId = 'pothole-story-phone-0001';
      const first = await reported({ clientMutationId });
      expect((await reported({ clientMutationId })).id).toBe(first.id);
      expect(
        await gridMember.tries('reportEvent', { ...POTHOLE, clientMutationId, title: '井盖缺失' }),
      ).toMatchObject({ __typename: 'Conflict', code: 'IDEMPOTENCY_CONFLICT' });
    });

    it('is there for its place and its department, and not for the next subdistrict', async () => {
      const { id } = await dispatched();
      const seenBy = async (who: keyof typeof people): Promise<unknown> => {
        const query = 'query ($id: ID!) { govEvent(id: $id) { id } }';
        return (await people[who].reads<{ govEvent: unknown }>(query, { id })).govEvent;
      };
      for (const who of ['gridMember', 'secretary', 'command', 'urbanOfficer'] as const)
        expect(await seenBy(who)).toEqual({ id });
      for (const who of ['neighbouringCommand', 'resident', 'nobody'] as const)
        expect(await seenBy(who)).toBeNull();
    });
  });
}
