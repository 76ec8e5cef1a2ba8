import { runProgram } from '../../../machine/program';
import { untilAnswering } from '../../until-answering';
import type { GatewayCandidate } from '../gateway-candidate';

/**
 * No gateway but a yardstick: `node:http` that remembers the answers of equal requests, and our engine alone for those
 * that differ.
 */
export const LIMIT: GatewayCandidate = {
  name: 'limit',
  title: 'the limit: node:http with remembered answers; the engine alone where all requests differ',
  async start({ port, supergraphFile, subgraphUrls, cores }) {
    const program = runProgram({
      name: 'limit',
      file: 'tools/bench/dist/workloads/federation/candidates/limit-process.js',
      arguments: [supergraphFile, String(port), JSON.stringify(subgraphUrls)],
      environment: { NODE_ENV: 'production' },
      cores,
    });
    const target = { url: `http://127.0.0.1:${port}/`, headers: {} };
    await untilAnswering([program], target);
    return { pid: program.pid, target, stop: () => program.stop() };
  },
};
