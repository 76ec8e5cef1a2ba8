export * from './install-jobs';
export * from './job';
export * from './job-status';
export * from './parked-runs';
export { latestSlot, nextSlot } from './schedule';
export * from './start-jobs';
