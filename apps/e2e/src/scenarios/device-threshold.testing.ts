import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, GRID, URBAN_MANAGEMENT as OWNER } from './support/cast.testing';
import { person } from './support/person.testing';

/** A manhole cover that tilts becomes a matter by itself, and is over when somebody has seen to it (grid, G-19). */
export function deviceThresholdStory(graph: () => GraphUnderTest): void {
  const { command, districtCommand, gridMember, urbanOfficer } = castOf(graph);
  const machine = person(graph, 'intake-iot');
  const number = 'STORY-COVER-1';

  const device = () =>
    command.does('keepDevice', {
      ...{ externalSystem: 'IOT_CITY', number, kind: 'MANHOLE_COVER', areaCode: GRID },
      ...{ ownerOrganizationId: OWNER, place: '东门外人行道' },
    });
  const readings = (values: readonly (readonly [minutesAgo: number, value: number])[]) => {
    const items = values.map(([minutesAgo, value]) => {
      const observedAt = new Date(Date.now() - minutesAgo * 60_000).toISOString();
      return { device: number, observedAt, value };
    });
    const input = { externalSystem: 'IOT_CITY', items };
    return machine.does('reportDeviceReadings', input, 'stored opened refused');
  };

  describe('a manhole cover that tilts', () => {
    it('opens one event through its threshold, which goes the way of every matter', async () => {
      const { id } = await device();
      const crossed = await readings([
        [30, 40],
        [15, 41],
        [5, 42],
      ]);
      expect(crossed).toMatchObject({ stored: 3, opened: 1, refused: 0 });
      const { device: seen } = await command.reads<{
        device: {
          unit: string;
          owner: { name: string };
          readings: { nodes: { value: number }[] };
          alarms: {
            nodes: {
              raisedValue: number;
              rule: { code: string };
              event: { id: string; source: string; state: string };
            }[];
          };
        };
      }>(
        `query ($id: ID!) { device(id: $id) { unit owner { name } readings { nodes { value } }
          alarms { nodes { raisedValue rule { code } event { id source state } } } } }`,
        { id },
      );
      expect(seen).toMatchObject({
        ...{ unit: '°', owner: { name: '秦淮区城市管理局' } },
        readings: { nodes: [{ value: 42 }, { value: 41 }, { value: 40 }] },
        alarms: {
          nodes: [
            {
              ...{ raisedValue: 41, rule: { code: 'MANHOLE_COVER.HIGH' } },
              event: { source: 'IOT', state: 'RECEIVED' },
            },
          ],
        },
      });
      const event = seen.alarms.nodes[0]?.event.id as string;
      await command.does('acceptEvent', { id: event, categoryCode: 'URBAN.MANHOLE' });
      const input = { id: event, leadOrganizationId: OWNER };
      expect(await command.does('dispatchEvent', input)).toMatchObject({ state: 'DISPATCHED' });
      expect(await urbanOfficer.does('signEvent', { id: event })).toMatchObject({
        state: 'SIGNED',
      });
      expect(await readings([[1, 0]])).toMatchObject({ stored: 1, opened: 0 });
      const { govEvent } = await gridMember.reads<{
        govEvent: { state: string; history: { nodes: { action: string }[] } };
      }>('query ($id: ID!) { govEvent(id: $id) { state history { nodes { action } } } }', {
        id: event,
      });
      expect(govEvent.state).toBe('SIGNED');
      expect(govEvent.history.nodes.at(-1)?.action).toBe('senseClear');
    });

    it('is measured as a place: what watches people is refused by its kind', async () => {
      const camera = await districtCommand.tries('keepDevice', {
        ...{ externalSystem: 'IOT_CITY', number: 'STORY-CAM-1', kind: 'CAMERA', areaCode: GRID },
        ...{ ownerOrganizationId: OWNER, place: '东门外人行道' },
      });
      expect(camera).toMatchObject({ code: 'DEVICE_WATCHES_PEOPLE' });
    });
  });
}
