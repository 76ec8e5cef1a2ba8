import { join } from 'node:path';
import type { GatewayCandidate, GatewaySetting, RunningGateway } from '../gateway-candidate';
import { installPeer } from '../peers/install-peer';
import { startPeer } from '../peers/start-peer';

const PROGRAM = ['node_modules', '@graphql-hive', 'gateway', 'dist', 'bin.js'];

/** As its documentation runs it: the command line on Node, one process, no configuration, nothing reported. */
async function start(
  name: string,
  flags: readonly string[],
  setting: GatewaySetting,
): Promise<RunningGateway> {
  const folder = await installPeer('hive', setting.onProgress);
  const { port, supergraphFile } = setting;
  const address = ['--host', '127.0.0.1', '--port', String(port)];
  return startPeer(
    {
      name,
      folder,
      runs: 'on-node',
      file: join(folder, ...PROGRAM),
      arguments: ['supergraph', supergraphFile, ...address, ...flags],
    },
    setting,
  );
}

export const HIVE: GatewayCandidate = {
  name: 'hive',
  title: 'Hive Gateway 2.15.1 with its own planner, as its command line starts it',
  start: (setting) => start('hive', [], setting),
};

export const HIVE_RUST: GatewayCandidate = {
  name: 'hive-rust',
  title: 'Hive Gateway 2.15.1 with its Rust planner (--hive-router-runtime)',
  start: (setting) => start('hive-rust', ['--hive-router-runtime'], setting),
};
