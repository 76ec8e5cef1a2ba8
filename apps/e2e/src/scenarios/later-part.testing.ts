import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphUnderTest } from '@gezhi/testing';
import { SUBDISTRICT } from './support/cast.testing';

/** The example a front-end begins with. */
const PAGE = readFileSync(
  join(__dirname, '../../../gateway/operations/front-end-area-page.graphql'),
  'utf8',
);

interface Part {
  readonly data?: { readonly area: Record<string, unknown> };
  readonly errors?: readonly object[];
  readonly incremental?: readonly {
    readonly label: string;
    readonly path: readonly (string | number)[];
    readonly data: object | null;
    readonly errors?: readonly object[];
  }[];
  readonly hasNext: boolean;
}

async function ask(graph: GraphUnderTest, accept: string): Promise<Response> {
  return fetch(`${graph.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept,
      authorization: `Bearer ${await graph.token(`subdistrict-command-${SUBDISTRICT}`)}`,
    },
    body: JSON.stringify({ query: PAGE, variables: { area: SUBDISTRICT } }),
  });
}

/** The page of a place, whose other departments answer when they can (F-06). */
export function laterPartStory(graph: () => GraphUnderTest): void {
  describe('the page of a place', () => {
    it('shows what is open at once, and what other departments know of it later', async () => {
      const parted = await ask(graph(), 'multipart/mixed;deferSpec=20220824, application/json');
      expect(parted.headers.get('content-type')).toContain('multipart/mixed');
      const parts = (await parted.text())
        .split('\r\n---')
        .flatMap((part) => (part.includes('{') ? [part.slice(part.indexOf('{'))] : []))
        .map((part) => JSON.parse(part) as Part);
      const [beginning, ...later] = parts;
      expect(beginning).toMatchObject({
        hasNext: true,
        data: { area: { name: expect.any(String) } },
      });
      expect(Object.keys(beginning?.data?.area ?? {})).toEqual(['name', 'kind', 'events']);
      const told = later.flatMap(({ incremental = [] }) => incremental);
      expect(told.map(({ label }) => label).sort()).toEqual(['enforcement', 'party']);
      expect(told.map(({ path }) => path)).toEqual([['area'], ['area']]);
      expect(parts.at(-1)?.hasNext).toBe(false);
      expect([beginning, ...told].flatMap((each) => each?.errors ?? [])).toEqual([]);

      const whole = (await (await ask(graph(), 'application/json')).json()) as Part;
      const together = told.reduce(
        (area, { data }) => ({ ...area, ...data }),
        beginning?.data?.area,
      );
      expect(together).toEqual(whole.data?.area);
    });
  });
}
