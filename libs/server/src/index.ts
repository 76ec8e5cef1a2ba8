export * from './logger';
export * from './trace-context';
export * from './server-problems';
export { answer } from './error-response';
export type { HealthChecks } from './health';
export * from './http-server';
export * from './listen';
export * from './run-until-stopped';
