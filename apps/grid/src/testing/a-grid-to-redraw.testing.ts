import type { Actor } from '@gezhi/identity';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { actorWith } from '@gezhi/testing';
import type { Subdistrict } from './a-subdistrict.testing';
import { aSubdistrict } from './a-subdistrict.testing';
import type { tickingClock } from './ticking-clock.testing';

interface Answered {
  readonly __typename: string;
  readonly code: string;
  readonly id: string;
  readonly state: string;
}

export const OCTOBER = new Date('2026-10-12T10:00:00+08:00');
export const NOVEMBER = new Date('2026-11-03T10:00:00+08:00');
export const TODAY = '2026-11-03';
export const OLD = '320104001001C001';
export const [EAST, WEST] = ['320104001001C002', '320104001001C003'] as const;
/** A micro-grid of a grid. */
export const M = (grid: string, number: number) => `${grid}M00${number}`;
/** A part of a grid that is split. */
export const part = (code: string, ...microGrids: string[]) => ({
  code,
  name: `网格 ${code.slice(-3)}`,
  microGrids,
});
const REDRAWN =
  /^(splitGrid|mergeGrids|moveMicroGrids|transferCommunity|mergeCommunities|cancelRedrawing)$/;
const command = actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] });

/** A grid of three micro-grids and 300 households since October, and the verbs by which it is drawn anew. */
export async function aGridToRedraw(
  grid: SubgraphUnderTest,
  clock: ReturnType<typeof tickingClock>,
) {
  clock.set(OCTOBER);
  const place: Subdistrict = await aSubdistrict(grid.dataSource);
  const ask = async <T>(query: string, actor: Actor = command, variables = {}) => {
    const answer = await grid.ask<T>(actor, query, variables);
    expect(answer.errors).toEqual([]);
    return answer.data as T;
  };
  const change = async <T = object>(
    mutation: string,
    input: object,
    fields = '',
    actor = command,
  ) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const answer = await ask<Record<string, T & Answered>>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ${fields} ${REDRAWN.test(mutation) ? '... on Redrawing { id state }' : ''} ... on Problem { code } } }`,
      actor,
      { input },
    );
    return answer[mutation] as T & Answered;
  };
  const split = (more: object = {}) => ({
    code: OLD,
    parts: [part(EAST, M(OLD, 1), M(OLD, 2)), part(WEST, M(OLD, 3))],
    posts: [{ id: place.fulltimePostId, to: EAST }],
    effectiveDate: TODAY,
    reason: '户数过多',
    documentNumber: '示政办〔2026〕7号',
    ...more,
  });
  const figures = async (code: string, window: string) => {
    const { area } = await ask<{ area: { gridMetrics: object[] } }>(
      `{ area(code: "${code}") { gridMetrics(window: { ${window} }) { key value numerator denominator suppressed } } }`,
    );
    return area.gridMetrics;
  };
  const households = async (code: string) => {
    const { area } = await ask<{ area: { households: number; validTo: string | null } }>(
      `{ area(code: "${code}") { households validTo } }`,
    );
    return [area.households, area.validTo];
  };
  const workAreaOf = async (id: string, actor = command) => {
    const { govEvent } = await ask<{
      govEvent: { area: { code: string }; workArea: { code: string } } | null;
    }>(`{ govEvent(id: "${id}") { area { code } workArea { code } } }`, actor);
    return govEvent && [govEvent.area.code, govEvent.workArea.code];
  };

  const reason = { sizeReason: '单栋高层住宅' };
  await change('openMicroGrid', { code: M(OLD, 2), name: '第2微网格', households: 90 });
  await change('openMicroGrid', { code: M(OLD, 3), name: '第3微网格', households: 130, ...reason });
  // What the first micro-grid has from the start is counted nowhere above it.
  await grid.dataSource.query('UPDATE area SET households = 300 WHERE level <= 5 AND code <= $1', [
    OLD,
  ]);
  return { place, command, ask, change, split, figures, households, workAreaOf };
}
