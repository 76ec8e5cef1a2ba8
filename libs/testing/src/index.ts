export * from './database/migrated-database';
export * from './database/test-database';
export * from './database/test-server';
export * from './subgraph/actors';
export * from './subgraph/subgraph-in-process';
export * from './contract/schema-lint';
export * from './contract/subgraph-contract';
