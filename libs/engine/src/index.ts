export type {
  AnswerInParts,
  AnswerPart,
  AnswerText,
  Caller,
  CallerActor,
  Engine,
  Graph,
  LaterParts,
  PreparedOperation,
} from './engine';
export { abortSignalOf } from './cancellation';
export type { Cancellation, CancellationListener } from './cancellation';
export { ENGINE_PROBLEMS, problemMessage } from './engine-problems';
export type { EngineProblem, EngineProblemCode, Language } from './engine-problems';
export type {
  EngineObserver,
  FetchObserver,
  FetchOutcome,
  GraphState,
  OperationObserver,
  PlanOutcome,
} from './observer';
export type {
  Credentials,
  CredentialsCall,
  SentFile,
  UploadCall,
  UploadCredentials,
} from './transport/credentials';
export type { SubgraphConnection } from './transport/subgraph-transport';
export { SubgraphNotConfiguredError } from './transport/subgraph-not-configured';
export { SubgraphError } from './transport/subgraph-error';
export { createStockEngine } from './stock/stock-engine';
export type { EngineLogger, StockEngineOptions } from './stock/stock-engine';
export { createGezhiEngine } from './gezhi/gezhi-engine';
export type { GezhiEngineOptions } from './gezhi/gezhi-engine';
export type { CreatePlanner, Planner } from './plan/planner';
export { createLocalPlanner } from './plan/local-planner';
export { SegmentedCache } from './plan/segmented-cache';
export type { SegmentedCacheOptions } from './plan/segmented-cache';
export { measureOperation } from './guard/operation-size';
export type { OperationSize } from './guard/operation-size';
export { deferRules, defersInSubscription } from './guard/defer-rules';
export { deferOf, mayDefer } from './plan/defer';
export { CostModel } from './guard/cost/operation-cost';
export type { CostProgram, OperationCost } from './guard/cost/operation-cost';
export { FILE } from './upload/incoming-files';
export type { IncomingFile, IncomingFiles } from './upload/incoming-files';
export { UPLOAD } from './upload/upload-scalar';
export { begunLater, streamOf } from './stream/begun-later';
export type { StreamLimits } from './stream/source';
