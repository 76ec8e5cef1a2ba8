import { runProgram } from '../../../machine/program';
import type { ProgramOptions } from '../../../machine/program';
import { untilAnswering } from '../../until-answering';
import type { GatewaySetting, RunningGateway } from '../gateway-candidate';

interface PeerProgram extends Pick<ProgramOptions, 'file' | 'arguments' | 'environment'> {
  readonly name: string;
  /** Where it is installed. */
  readonly folder: string;
  readonly runs: 'on-node' | 'by-itself';
}

/** Starts another gateway in production mode and waits until it answers at `/graphql`. */
export async function startPeer(
  { name, folder, runs, environment, ...program }: PeerProgram,
  { port, cores }: GatewaySetting,
): Promise<RunningGateway> {
  const running = runProgram({
    ...program,
    name,
    foreign: { runs, folder },
    environment: { NODE_ENV: 'production', ...environment },
    cores,
  });
  const target = { url: `http://127.0.0.1:${port}/graphql`, headers: {} };
  await untilAnswering([running], target);
  return { pid: running.pid, target, stop: () => running.stop() };
}
