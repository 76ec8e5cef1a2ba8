export type { Caller, Engine, Graph, PreparedOperation } from './engine';
export { ENGINE_PROBLEMS } from './engine-problems';
export type { EngineProblemCode } from './engine-problems';
export type { SubgraphConnection } from './transport/subgraph-transport';
export { SubgraphError } from './transport/subgraph-error';
export { createStockEngine } from './stock/stock-engine';
export type { EngineLogger, StockEngineOptions } from './stock/stock-engine';
