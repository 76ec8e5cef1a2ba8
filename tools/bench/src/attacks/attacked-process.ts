import { serveAttacked } from './attacked-graph';

/* The process that serves the attacked graph's subgraphs; it says where they are. */
void serveAttacked().then(({ urls }) => process.send?.({ urls }));
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
