export type { DemoDepartment } from './demo-department';
export { DemoLoadError } from './demo-load-error';
export type { DemoMarker, TableRows } from './demo-marker';
export { databaseVariable } from './environment';
export { loadDemo } from './load-demo';
export type { LoadDemoOptions } from './load-demo';
export type { DemoLoad, DemoProgress } from './load-department';
export { loadedDemo } from './loaded-demo';
