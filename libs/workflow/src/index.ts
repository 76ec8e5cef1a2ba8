export * from './begin-life';
export * from './follow-step';
export * from './record-step';
export * from './take-step';
export * from './use-case';
export * from './workflow';
