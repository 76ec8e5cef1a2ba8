import { createGezhiEngine, createStockEngine } from '@gezhi/engine';
import type { Engine, EngineObserver, StockEngineOptions } from '@gezhi/engine';
import type { GatewayEnvironment } from '../environment';

/** The engine the configuration names; both answer alike, and one is there to compare the other with. */
export function chooseEngine(
  name: GatewayEnvironment['GATEWAY_ENGINE'],
  { subgraphs, logger, observer }: StockEngineOptions & { readonly observer?: EngineObserver },
): Engine {
  return name === 'stock'
    ? createStockEngine({ subgraphs, logger })
    : createGezhiEngine({ subgraphs, observer });
}
