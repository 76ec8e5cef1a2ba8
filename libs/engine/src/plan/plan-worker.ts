import { parentPort, workerData } from 'node:worker_threads';
import { GraphQLError } from 'graphql';
import { createApolloPlanning } from './apollo-planner';

/*
 * The thread that plans. It is told the supergraph when it starts, says when it is ready, and from
 * then on answers one operation after the other.
 */
const port = parentPort;
if (port === null) throw new Error('This file is the start of a worker thread.');
const plan = createApolloPlanning(String(workerData));

port.on('message', (operation: string) => {
  try {
    port.postMessage({ plan: plan(operation) });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    port.postMessage({ refused: error instanceof GraphQLError, message });
  }
});
port.postMessage({ ready: true });
