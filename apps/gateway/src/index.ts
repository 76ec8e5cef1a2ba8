export { createGateway } from './create-gateway';
export type { GatewayOptions } from './create-gateway';
export { readEnvironment } from './environment';
export { GATEWAY_PROBLEMS } from './gateway-problems';
export { loadSavedOperations } from './ide/saved-operations';
export type { SavedOperation } from './ide/saved-operations';
export { BUILT_IDE } from './ide/serve-ide';
export { DEFAULT_LIMITS } from './limits/operation-limits';
export { COMMITTED_SUPERGRAPH } from './supergraph/supergraph-file';
