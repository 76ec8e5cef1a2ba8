export { readOptions, UsageError } from './options';
