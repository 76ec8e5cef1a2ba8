export * from './logger';
export * from './trace-context';
export * from './server-problems';
export { answer, answerProblem, problemDocument } from './error-response';
export type { ProblemAnswer } from './error-response';
export type { HealthChecks } from './health';
export * from './http-server';
export * from './listen';
export * from './run-until-stopped';
