import type { ConnectionValue } from '@gezhi/subgraph';
import type { Area } from '../../domain/area/area.entity';
import type { Boundary } from '../../domain/area/geometry';
import type { GridContext } from '../context';
import { areaOn } from './area.loader';

/** A border as the graph shows it. */
export function boundaryValue(boundary: Boundary | null): object | null {
  return boundary?.type === 'MultiPolygon'
    ? { type: boundary.type, polygons: boundary.coordinates }
    : boundary;
}

/** A page of areas as they were on a day. */
export async function connectionOn(
  context: GridContext,
  page: ConnectionValue<Area>,
  on: string,
): Promise<ConnectionValue<Area>> {
  const nodes = await Promise.all(
    page.nodes.map(async (area) => (await areaOn(context, area.code, { on })) ?? area),
  );
  return {
    edges: page.edges.map(({ cursor }, index) => ({ cursor, node: nodes[index] as Area })),
    nodes,
    pageInfo: page.pageInfo,
    get totalCount() {
      return page.totalCount;
    },
  };
}
