export * from './begin-life';
export * from './record-step';
export * from './take-step';
export * from './use-case';
export * from './workflow';
