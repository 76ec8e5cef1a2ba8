export * from './lint-sources';
