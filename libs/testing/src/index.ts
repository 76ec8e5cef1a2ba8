export * from './database/migrated-database';
export * from './database/test-database';
export * from './database/test-server';
