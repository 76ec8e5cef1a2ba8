import type { GraphUnderTest } from '@gezhi/testing';
import { APPROVAL_BUREAU, castOf, GRID, URBAN_MANAGEMENT } from './support/cast.testing';

/** An order that its lead gives back (grid, S-4). */
export function returnedOrderStory(graph: () => GraphUnderTest): void {
  const { gridMember, command, districtCommand, urbanOfficer } = castOf(graph);

  describe('an order that a department gives back', () => {
    it('is returned once, adjudicated and final: a second return is refused (S-4)', async () => {
      const { id } = await gridMember.does('reportEvent', {
        source: 'GRID_PATROL',
        nature: 'COMPONENT',
        areaCode: GRID,
        title: '路面开挖未恢复',
      });
      await command.does('acceptEvent', { id, categoryCode: 'URBAN.ROAD' });
      await command.does('dispatchEvent', { id });
      const wish = { id, note: '属审批的占道施工范围', suggestedOrganizationId: APPROVAL_BUREAU };
      expect(await urbanOfficer.does('requestEventReturn', wish)).toMatchObject({
        state: 'RETURN_PENDING',
      });
      expect(await urbanOfficer.tries('signEvent', { id })).toMatchObject({
        __typename: 'InvalidTransition',
      });
      expect(await urbanOfficer.tries('refuseEventReturn', { id, note: '自行裁定' })).toMatchObject(
        { code: 'FORBIDDEN' },
      );
      const refusal = { id, note: '清单明确由城管局牵头' };
      expect(await command.tries('refuseEventReturn', refusal)).toMatchObject({
        code: 'ADJUDICATOR_IS_DISTRICT',
      });
      expect(
        await districtCommand.does(
          'refuseEventReturn',
          refusal,
          'leadOrganization { id } returnCount',
        ),
      ).toMatchObject({
        state: 'DISPATCHED',
        leadOrganization: { id: URBAN_MANAGEMENT },
        returnCount: 1,
      });
      expect(await urbanOfficer.tries('requestEventReturn', wish)).toMatchObject({
        __typename: 'RuleRefusal',
        code: 'RETURN_USED',
      });
      expect(await urbanOfficer.tries('signEvent', { id })).toMatchObject({ state: 'SIGNED' });
    });
  });
}
