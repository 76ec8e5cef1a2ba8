export * from './catalogue';
export * from './definition';
export * from './read-league';
export * from './read-metrics';
export * from './rollup/rollup-layout';
export * from './rollup/rollup-statements';
export type { FigureRow } from './statement';
export * from './suppression';
