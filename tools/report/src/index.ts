export { askGraph, GraphError } from './graph-client';
