import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, COMMUNITY, GRID } from './support/cast.testing';
import type { Outcome } from './support/person.testing';
import { toldOf } from './support/told.testing';

const SAME = { nature: 'COMPONENT', title: '东门外路面坑洼' };

/** Two people report one hole in the road: it is mended once, and both hear of it (grid, S-1). */
export function mergedReportsStory(graph: () => GraphUnderTest): void {
  const { gridMember, districtCommand, command, urbanOfficer, secretary } = castOf(graph);

  /** The hotline desk of the district, which told the caller that it would call back. */
  const hotline = districtCommand;
  const progressOf = async (id: string): Promise<object> => {
    const { govEvent } = await hotline.reads<{ govEvent: { progress: object } }>(
      'query ($id: ID!) { govEvent(id: $id) { progress { state outcome } mergedInto { id } } }',
      { id },
    );
    return govEvent;
  };
  const mended = async (id: string): Promise<void> => {
    await urbanOfficer.does('signEvent', { id });
    expect(await urbanOfficer.tries('startEvent', { id })).toMatchObject({
      code: 'REPORTER_NOT_CONTACTED',
    });
    await urbanOfficer.does('startEvent', { id, contacted: true });
    const evidence = [await urbanOfficer.photographs(id)];
    await urbanOfficer.does('handleEvent', { id, result: '已修补路面', evidence });
    await secretary.does('passEventVerification', { id });
  };

  describe('a pothole that the hotline and a patrol report', () => {
    it('is merged, closed for both and reopened by the other, and both are told each time (S-1)', async () => {
      const number = 'number';
      const patrol = await gridMember.does(
        'reportEvent',
        { ...SAME, source: 'GRID_PATROL', areaCode: GRID },
        number,
      );
      const call = await hotline.does(
        'reportEvent',
        { ...SAME, source: 'HOTLINE_12345', areaCode: COMMUNITY },
        number,
      );
      await command.does('acceptEvent', { id: patrol.id, categoryCode: 'URBAN.ROAD' });
      await command.does('dispatchEvent', { id: patrol.id });
      expect(
        await command.does('mergeEvent', { id: call.id, intoId: patrol.id }, 'mergedInto { id }'),
      ).toMatchObject({ state: 'MERGED', mergedInto: { id: patrol.id } });
      await mended(patrol.id);
      const callback = { id: patrol.id, reached: true, rating: 'SATISFIED', solved: true };
      await command.does('recordEventCallback', callback);
      await command.does('closeEvent', {
        id: patrol.id,
        outcome: 'RESOLVED',
        absorptionLevel: 'DISTRICT',
      });
      expect(await progressOf(call.id)).toEqual({
        progress: { state: 'CLOSED', outcome: 'RESOLVED' },
        mergedInto: { id: patrol.id },
      });

      const again = { id: call.id, note: '来电人反映雨后再次塌陷' };
      await hotline.does('reopenEvent', again);
      expect(await progressOf(call.id)).toMatchObject({
        progress: { state: 'IN_PROGRESS', outcome: null },
      });
      const { govEvent } = await gridMember.reads<{
        govEvent: { state: string; reopenCount: number; mergedCount: number };
      }>('query ($id: ID!) { govEvent(id: $id) { state reopenCount mergedCount } }', {
        id: patrol.id,
      });
      expect(govEvent).toEqual({ state: 'IN_PROGRESS', reopenCount: 1, mergedCount: 1 });

      const numberOf = (report: Outcome) => String(report['number']);
      const closed = (report: Outcome) => ({
        kind: 'REPORT_CLOSED',
        subject: `Your report ${numberOf(report)} is closed`,
      });
      const reopened = (report: Outcome) => ({
        kind: 'REPORT_REOPENED',
        subject: `Your report ${numberOf(report)} was reopened`,
      });
      expect(await toldOf(gridMember, patrol.id)).toEqual([closed(patrol), reopened(patrol)]);
      expect(await toldOf(hotline, call.id)).toEqual([
        {
          kind: 'REPORT_MERGED',
          subject: `Your report ${numberOf(call)} goes on together`,
        },
        closed(call),
        reopened(call),
      ]);
    });
  });
}
