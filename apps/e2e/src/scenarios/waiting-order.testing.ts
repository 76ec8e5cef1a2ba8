import { setTimeout as pause } from 'node:timers/promises';
import type { GraphUnderTest } from '@gezhi/testing';
import { askSql } from '../reports/ask-sql';
import { castOf, GRID } from './support/cast.testing';

/** The Wednesday before the National Day holiday of 2026; the Saturday after it, 10 October, is a working day. */
const BEFORE_THE_HOLIDAY = '2026-09-30T11:00:00+08:00';
/** The sweep runs every minute; a busy machine takes longer. */
const PATIENCE_MILLISECONDS = 150_000;

/**
 * What leads an event into its state is moved into the past, for processes run on the real clock; the event is then
 * looked at by the running job, as after an outage.
 */
const ACCEPTED_EARLIER = `
  WITH moved AS (UPDATE gov_event_transition SET occurred_at = $2 WHERE event_id = $1)
  UPDATE event_watch SET look_at = 'epoch' WHERE event_id = $1`;

interface Escalated {
  readonly stage: string;
  readonly level: string;
  readonly fellDueAt: string;
}

/** Accepted before the holiday and given to nobody. Told first: the other stories play while the job comes round. */
export async function leaveAnOrderWaiting(graph: () => GraphUnderTest): Promise<string> {
  const { gridMember, command } = castOf(graph);
  const { id } = await gridMember.does('reportEvent', {
    source: 'GRID_PATROL',
    nature: 'INCIDENT',
    areaCode: GRID,
    title: '节前占道经营未派单',
  });
  await command.does('acceptEvent', { id, categoryCode: 'URBAN.STALL' });
  await askSql(graph().databases.grid, ACCEPTED_EARLIER, [id, BEFORE_THE_HOLIDAY]);
  return id;
}

/** An order that nobody was given (grid, S-5). */
export function waitingOrderStory(graph: () => GraphUnderTest, waiting: () => string): void {
  const { command, districtCommand } = castOf(graph);

  const escalations = async (): Promise<readonly Escalated[]> => {
    const { govEvent } = await districtCommand.reads<{
      govEvent: { escalations: { nodes: Escalated[] } };
    }>(
      `query ($id: ID!) { govEvent(id: $id) {
        escalations { nodes { stage level fellDueAt } } } }`,
      { id: waiting() },
    );
    return govEvent.escalations.nodes;
  };

  describe('an order that nobody was given', () => {
    it('goes up over the National Day holiday and its make-up Saturday by working days (S-5)', async () => {
      const end = Date.now() + PATIENCE_MILLISECONDS;
      let escalated = await escalations();
      while (escalated.length === 0 && Date.now() < end) {
        await pause(250);
        escalated = await escalations();
      }
      const fell = ({ stage, level, fellDueAt }: Escalated) =>
        `${stage} ${level} ${new Date(fellDueAt).toISOString()}`;
      expect(escalated.map(fell)).toEqual([
        'DISPATCH HOLDER 2026-10-07T16:00:00.000Z',
        'DISPATCH SUBDISTRICT_CENTRE 2026-10-08T16:00:00.000Z',
        'DISPATCH DISTRICT_CENTRE 2026-10-09T16:00:00.000Z',
      ]);
      const { govEvent } = await command.reads<{ govEvent: { state: string; flags: string[] } }>(
        'query ($id: ID!) { govEvent(id: $id) { state flags } }',
        { id: waiting() },
      );
      expect(govEvent.state).toBe('ACCEPTED');
      expect(govEvent.flags).toContain('ESCALATED');
    });
  });
}
