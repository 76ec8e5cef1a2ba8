export type { DemoDepartment } from './demo-department';
export { DemoLoadError } from './demo-load-error';
export type { TableRows } from './demo-marker';
export { loadDemo } from './load-demo';
export type { LoadDemoOptions } from './load-demo';
export type { DemoLoad, DemoProgress } from './load-department';
