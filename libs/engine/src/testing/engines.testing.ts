import type { Engine } from '../engine';
import { createGezhiEngine } from '../gezhi/gezhi-engine';
import { createLocalPlanner } from '../plan/local-planner';
import { createStockEngine } from '../stock/stock-engine';
import type { SubgraphConnection } from '../transport/subgraph-transport';
import type { TestSubgraph } from './subgraph-server.testing';

type Settings = Partial<SubgraphConnection>;

export interface EngineKind {
  readonly name: string;
  engineFor(subgraphs: readonly TestSubgraph[], settings?: Settings): Engine;
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export const STOCK: EngineKind = {
  name: 'stock',
  engineFor: (subgraphs, settings = {}) =>
    createStockEngine({ subgraphs: connectionsOf(subgraphs, settings), logger: silent }),
};

export const GEZHI: EngineKind = {
  name: 'gezhi',
  engineFor: (subgraphs, settings = {}) =>
    createGezhiEngine({
      subgraphs: connectionsOf(subgraphs, settings),
      // A thread for each test would cost more than all the rest; worker-planner.spec.ts has one.
      createPlanner: createLocalPlanner,
    }),
};

export const ENGINES: readonly EngineKind[] = [STOCK, GEZHI];

export function connectionsOf(
  subgraphs: readonly TestSubgraph[],
  settings: Settings,
): Readonly<Record<string, SubgraphConnection>> {
  return Object.fromEntries(
    subgraphs.map(({ name, connection }) => [name, { ...connection, ...settings }]),
  );
}
