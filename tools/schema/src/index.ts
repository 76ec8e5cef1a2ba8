export { composeSupergraph, CompositionError } from './compose';
