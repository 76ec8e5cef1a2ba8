import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Department, GraphUnderTest } from '@gezhi/testing';
import { askSql } from './ask-sql';

const ROOT = join(__dirname, '../../../..');
const OPERATIONS = join(ROOT, 'apps/gateway/operations');
const OVERVIEW = readFileSync(join(OPERATIONS, 'integrator-district-overview.graphql'), 'utf8');
const OCTOBER = ['2026-10-01T00:00:00+08:00', '2026-11-01T00:00:00+08:00'];

interface Figure {
  readonly key: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly comparison: { readonly value: number | null } | null;
}
type Figures = readonly Figure[] | null;
interface Measured {
  readonly code: string;
  readonly partyMetrics: Figures;
  readonly gridMetrics: Figures;
  readonly serviceMetrics: Figures;
  readonly enforcementMetrics: Figures;
}
interface Overview {
  readonly area: Measured & { readonly children: { readonly nodes: readonly Measured[] } };
}

/** One number of every subdistrict, written by hand for each department's own tables. */
const BY_HAND: readonly [Department, keyof Measured, string, string][] = [
  [
    'grid',
    'gridMetrics',
    'event.count',
    `SELECT left(area_code, 9) AS code, count(*)::int AS count FROM gov_event
      WHERE parent_id IS NULL AND length(area_code) >= 9 AND reported_at >= $1 AND reported_at < $2 GROUP BY 1`,
  ],
  [
    'services',
    'serviceMetrics',
    'service.applications',
    `SELECT left(area_code, 9) AS code, count(*)::int AS count FROM application
      WHERE submitted_at >= $1 AND submitted_at < $2 GROUP BY 1`,
  ],
  [
    'enforcement',
    'enforcementMetrics',
    'enf.visits',
    `SELECT left(area_code, 9) AS code, count(*)::int AS count FROM inspection
      WHERE on_site_at >= $1 AND on_site_at < $2 GROUP BY 1`,
  ],
];

/** What reports over the whole graph show. Enforcement's process is crashed and started again on the way. */
export function reportsStory(graph: () => GraphUnderTest): void {
  describe('reports over the whole graph', () => {
    const overview = () =>
      graph().ask<Overview>('integrator', OVERVIEW, {
        area: '320104',
        window: { month: '2026-10' },
      });

    it('show twelve subdistricts, four domains and the month before, and no functional area', async () => {
      const { data, errors } = await overview();
      expect(errors).toEqual([]);
      const codes = data?.area.children.nodes.map(({ code }) => code);
      expect(codes).toEqual(
        Array.from({ length: 12 }, (_, index) => `3201040${String(index + 1).padStart(2, '0')}`),
      );
      for (const area of [...(data?.area.children.nodes ?? []), data?.area]) {
        for (const field of [
          'partyMetrics',
          'gridMetrics',
          'serviceMetrics',
          'enforcementMetrics',
        ] as const) {
          expect(area?.[field]?.length).toBeGreaterThanOrEqual(3);
          expect(area?.[field]?.every(({ comparison }) => comparison !== null)).toBe(true);
        }
      }
    });

    it.each(BY_HAND)(
      'have figures of %s that equal SQL by hand',
      async (department, field, key, text) => {
        const { data } = await overview();
        const byHand = await askSql<{ code: string; count: number }>(
          graph().databases[department],
          text,
          OCTOBER,
        );
        const figures = new Map(
          data?.area.children.nodes.map((area) => [
            area.code,
            (area[field] as Figures)?.find((each) => each.key === key)?.value,
          ]),
        );
        expect(byHand.length).toBe(12);
        for (const { code, count } of byHand) {
          expect([code, figures.get(code)]).toEqual([
            code,
            count > 0 && count < 10 && department !== 'enforcement' ? null : count,
          ]);
        }
      },
    );

    it('have a claim rate of party-building whose numerator and denominator equal SQL by hand', async () => {
      const { data } = await overview();
      const byHand = await askSql<{ code: string; claimed: number; needs: number }>(
        graph().databases['party-building'],
        `SELECT left(i.area_code, 9) AS code, count(*)::int AS needs,
            count(*) FILTER (WHERE (SELECT c.claimed_at FROM claim c WHERE c.item_id = i.id
              ORDER BY c.round DESC LIMIT 1) IS NOT NULL)::int AS claimed
          FROM alliance_list_item i
          WHERE i.kind = 'NEED' AND i.state <> 'WITHDRAWN' AND length(i.area_code) >= 9
            AND i.published_at >= $1 AND i.published_at < $2 GROUP BY 1`,
        OCTOBER,
      );
      expect(byHand.length).toBe(12);
      const figures = new Map(
        data?.area.children.nodes.map(({ code, partyMetrics }) => [
          code,
          partyMetrics?.find(({ key }) => key === 'party.claimRate'),
        ]),
      );
      for (const { code, claimed, needs } of byHand) {
        expect([code, figures.get(code)]).toMatchObject([
          code,
          { numerator: claimed, denominator: needs },
        ]);
      }
    });

    it('have shares that are their numerator over their denominator, and subdistricts that add up to the district with what has no known place', async () => {
      const { data } = await overview();
      const areas = data?.area.children.nodes ?? [];
      for (const figure of areas.flatMap(({ gridMetrics }) => gridMetrics ?? [])) {
        if (figure.value === null || figure.denominator === null) continue;
        expect(figure.value).toBeCloseTo((figure.numerator ?? 0) / figure.denominator, 10);
      }
      const count = (figures: Figures) =>
        figures?.find(({ key }) => key === 'event.count')?.value ?? 0;
      const sum = areas.reduce((total, { gridMetrics }) => total + count(gridMetrics), 0);
      const [unlocated] = await askSql<{ count: number }>(
        graph().databases.grid,
        `SELECT count(*)::int AS count FROM gov_event WHERE parent_id IS NULL AND area_code = '320104' AND reported_at >= $1 AND reported_at < $2`,
        OCTOBER,
      );
      expect(sum + (unlocated?.count ?? 0)).toBe(count(data?.area.gridMetrics ?? null));
    });

    it('say what is missing while a department is down, and are whole again after it', async () => {
      await graph().crash('enforcement');
      const partial = await overview();
      expect(partial.data?.area.gridMetrics?.length).toBeGreaterThan(0);
      expect(partial.data?.area.enforcementMetrics ?? null).toBeNull();
      expect(partial.errors[0]?.extensions).toMatchObject({
        code: 'SUBGRAPH_UNAVAILABLE',
        serviceName: 'enforcement',
      });
      await graph().revive('enforcement');
      expect((await overview()).errors).toEqual([]);
    });

    it('are printed by one command', async () => {
      const run = promisify(execFile);
      const { stdout } = await run(
        process.execPath,
        [
          join(ROOT, 'tools/report/bin/report.mjs'),
          'district-overview',
          '--format',
          'csv',
          '--url',
          graph().url,
        ],
        { maxBuffer: 10_000_000 },
      );
      const [head, ...lines] = stdout.trim().split('\n');
      expect(head).toContain('areaCode,areaName,domain,metric');
      expect(lines.filter((line) => line.startsWith('320104001,')).length).toBeGreaterThan(12);
    });

    const examples = readdirSync(OPERATIONS)
      .filter((name) => name.endsWith('.graphql'))
      .map((name) => name.slice(0, -'.graphql'.length));

    it.each(examples)('and examples of the IDE run as they are: %s', async (name) => {
      const query = readFileSync(join(OPERATIONS, `${name}.graphql`), 'utf8');
      const hasVariables = readdirSync(OPERATIONS).includes(`${name}.variables.json`);
      const variables = hasVariables
        ? (JSON.parse(readFileSync(join(OPERATIONS, `${name}.variables.json`), 'utf8')) as object)
        : {};
      const identity = /^# *as: *(.+)$/m.exec(query)?.[1] ?? null;
      const answer = await graph().ask<Record<string, { __typename?: string }>>(
        identity,
        query,
        variables,
      );
      expect(answer.errors).toEqual([]);
      expect(JSON.stringify(answer.data)).not.toMatch(
        /"(Forbidden|InvalidInput|RuleRefusal|NotFound)"/,
      );
    });
  });
}
