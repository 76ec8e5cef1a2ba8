import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { GraphUnderTest } from '@gezhi/testing';
import type { EventsOfAreaQuery } from './generated/graph';
import { AcceptEventDocument, EventsOfAreaDocument } from './generated/graph';
import { createGraphClient, GraphRequestError } from './graph-client';

const SUBDISTRICT = '320104001';

/** What a front end with types generated from the schema sees. Reads only, but for one refused step. */
export function frontEndClientStory(graph: () => GraphUnderTest): void {
  describe('a front-end client with generated types', () => {
    const clientOf = async (identity: string, language: 'en' | 'zh' = 'en') =>
      createGraphClient({
        url: `${graph().url}/graphql`,
        token: await graph().token(identity),
        language,
      });

    it('has types that equal the schema clients see', () => {
      const check = () =>
        execFileSync(process.execPath, [join(__dirname, '../../bin/client-types.mjs'), '--check']);
      expect(check).not.toThrow();
    });

    it('reads a page and follows the connection without meeting an event twice', async () => {
      const ask = await clientOf(`subdistrict-command-${SUBDISTRICT}`);
      const seen = new Set<string>();
      let after: string | null = null;
      for (let page = 0; page < 3; page++) {
        const { area }: EventsOfAreaQuery = await ask(EventsOfAreaDocument, {
          area: SUBDISTRICT,
          first: 25,
          after,
        });
        expect(area?.events?.nodes).toHaveLength(25);
        for (const { id } of area?.events?.nodes ?? []) seen.add(id);
        after = area?.events?.pageInfo.endCursor ?? null;
      }
      expect(seen.size).toBe(75);
    });

    it('shows a refusal in the language of the user', async () => {
      const ask = await clientOf(`subdistrict-command-${SUBDISTRICT}`, 'zh');
      const { area } = await ask(EventsOfAreaDocument, { area: SUBDISTRICT, first: 100 });
      const closed = area?.events?.nodes.find(({ state }) => state === 'CLOSED');
      const { acceptEvent } = await ask(AcceptEventDocument, {
        input: { id: closed?.id ?? '', categoryCode: 'none' },
      });
      expect(acceptEvent.__typename).toBe('InvalidTransition');
      if (acceptEvent.__typename !== 'InvalidTransition') return;
      expect(acceptEvent.currentState).toBe('CLOSED');
      expect(acceptEvent.message).toMatch(/当前状态/);
    });

    it('learns by a coded error that a page was too long', async () => {
      const ask = await clientOf('integrator');
      const tooMany = ask(EventsOfAreaDocument, { area: SUBDISTRICT, first: 201 });
      await expect(tooMany).rejects.toMatchObject({
        name: GraphRequestError.name,
        code: 'LIMIT_EXCEEDED',
      });
    });
  });
}
