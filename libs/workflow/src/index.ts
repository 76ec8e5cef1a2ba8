export * from './begin-life';
export * from './follow-step';
export * from './record-step';
export * from './seen-version';
export * from './take-step';
export * from './use-case';
export * from './workflow';
