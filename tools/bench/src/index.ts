export { runBench } from './run-bench';
export type { Result } from './measure/result';
export { WORKLOADS } from './workloads';
