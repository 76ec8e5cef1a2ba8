import { composeAttacked } from '../attacks/attacked-graph';
import { supergraphNumber } from './supergraph-series';

describe('supergraphs that come one after the other', () => {
  const sdl = composeAttacked();
  const series = Array.from({ length: 100 }, (_, index) => supergraphNumber(index + 1, sdl));

  it('are none like another, and every tenth is broken', () => {
    expect(new Set(series.map((each) => each.sdl)).size).toBe(100);
    const broken = series.flatMap(({ isBroken }, index) => (isBroken ? [index + 1] : []));
    expect(broken).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  });
});
