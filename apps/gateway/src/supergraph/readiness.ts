import type { Logger } from '@gezhi/server';
import type { LiveGraph } from './live-graph';

/**
 * Whether the gateway should be given requests. It is ready once every subgraph has answered, so that
 * nobody is sent to a platform that is still starting; from then on as long as any subgraph answers,
 * because one department's failure must not take the graph from the others. A department that a new supergraph
 * brings is such a failure until it answers.
 */
export function createReadiness(live: LiveGraph, logger: Logger): () => Promise<boolean> {
  let hasBeenComplete = false;
  let lastSilent = '';

  return async () => {
    const { graph } = live.current;
    const silent = await graph.silentSubgraphs();
    const names = silent.join(', ');
    if (names !== lastSilent && (hasBeenComplete || names !== '')) {
      logger.warn({ silent }, 'subgraphs that do not answer changed');
    }
    lastSilent = names;
    hasBeenComplete ||= silent.length === 0;
    return hasBeenComplete ? silent.length < graph.subgraphs.length : false;
  };
}
