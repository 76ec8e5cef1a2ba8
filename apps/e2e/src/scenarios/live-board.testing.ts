import type { GraphUnderTest } from '@gezhi/testing';
import { castOf, GRID, SUBDISTRICT } from './support/cast.testing';

interface Told {
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  readonly data?: {
    readonly eventChanged: {
      readonly cursor: string;
      readonly to: string;
      readonly event: { readonly id: string; readonly area: { readonly code: string } } | null;
    } | null;
  };
}

/** What a board shows of each change: the grid's own, and what party building keeps of the same place. */
const BOARD = `subscription Board($after: String, $within: ID) {
  eventChanged(after: $after, within: $within) {
    cursor to
    event { id title area { code name partyOrganizations(first: 3) { nodes { branchKind } } } }
  }
}`;

/** Follows as a demo identity until something was told; `stop` ends it. */
async function follow(graph: GraphUnderTest, identity: string, variables: object) {
  const away = new AbortController();
  const response = await fetch(`${graph.url}/graphql`, {
    method: 'POST',
    signal: away.signal,
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${await graph.token(identity)}`,
    },
    body: JSON.stringify({ query: BOARD, variables }),
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next(): Promise<Told> {
      for (;;) {
        const [, data] = /event: next\ndata: (.*)\n\n/.exec(text) ?? [];
        if (data !== undefined) {
          text = text.slice(text.indexOf('\n\n') + 2);
          return JSON.parse(data) as Told;
        }
        const { done, value } = await reader.read();
        if (done) throw new Error(`the stream ended: ${text}`);
        text += value;
      }
    },
    /** What is told up to the first change of an event; devices and jobs of the city report meanwhile. */
    async until(id: string): Promise<readonly Told[]> {
      const all: Told[] = [];
      while (all.at(-1)?.data?.eventChanged?.event?.id !== id) all.push(await this.next());
      return all;
    },
    stop: () => away.abort(),
  };
}

/** A board that is told what happens (grid and party building, X-09). */
export function liveBoardStory(graph: () => GraphUnderTest): void {
  const { gridMember, command, neighbouringCommand } = castOf(graph);

  describe('the board of a subdistrict', () => {
    it('follows its events with what other departments know of the place, and goes on after a cursor', async () => {
      const { gridChanges } = await command.reads<{ gridChanges: { next: string } }>(
        '{ gridChanges(first: 0) { next } }',
      );
      const after = gridChanges.next;
      const identity = `subdistrict-command-${SUBDISTRICT}`;
      const board = await follow(graph(), identity, { after, within: SUBDISTRICT });
      const others = await follow(graph(), 'subdistrict-command-320104002', { after });
      const { id } = await gridMember.does('reportEvent', {
        source: 'GRID_PATROL',
        nature: 'INCIDENT',
        areaCode: GRID,
        title: '看板上的新事件',
      });
      const reported = (await board.until(id)).at(-1);
      expect(reported?.errors).toBeUndefined();
      expect(reported?.data?.eventChanged).toMatchObject({
        event: { id, area: { code: GRID, partyOrganizations: { nodes: expect.any(Array) } } },
      });
      board.stop();

      await command.does('acceptEvent', { id, categoryCode: 'URBAN.STALL' });
      const cursor = reported?.data?.eventChanged?.cursor;
      const resumed = await follow(graph(), identity, { after: cursor, within: SUBDISTRICT });
      expect((await resumed.until(id)).at(-1)?.data?.eventChanged).toMatchObject({
        to: 'ACCEPTED',
        event: { id },
      });
      resumed.stop();

      // The neighbour is told its own, and nothing of the others came before.
      const own = await neighbouringCommand.does('reportEvent', {
        source: 'STAFF_REPORT',
        nature: 'INCIDENT',
        areaCode: '320104002',
        title: '邻街道的事件',
      });
      const told = (await others.until(own.id)).map(({ data }) => data?.eventChanged?.event);
      for (const event of told) expect(event?.area.code).toMatch(/^320104002/);
      others.stop();
    });
  });
}
