import { runProgram } from '../../../machine/program';
import { untilAnswering } from '../../until-answering';
import type { GatewayCandidate } from '../gateway-candidate';

/** The reference: `@apollo/gateway` and Apollo Server with nothing changed, in production mode. */
export const STOCK: GatewayCandidate = {
  name: 'stock',
  title: '@apollo/gateway 2.14.4 behind Apollo Server 5, as installed',
  async start({ port, supergraphFile, cores }) {
    const program = runProgram({
      name: 'stock',
      file: 'tools/bench/dist/workloads/federation/candidates/stock-process.js',
      arguments: [supergraphFile, String(port)],
      environment: { NODE_ENV: 'production' },
      cores,
    });
    const target = { url: `http://127.0.0.1:${port}/`, headers: {} };
    await untilAnswering([program], target);
    return { pid: program.pid, target, stop: () => program.stop() };
  },
};
