export * from './catalogue';
export * from './definition';
export * from './read-metrics';
export type { FigureRow } from './statement';
export * from './suppression';
