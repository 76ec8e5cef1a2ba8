import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CorePlan } from '../machine/cores';
import { BENCH_FOLDER } from '../machine/folders';
import { findFreePort } from '../machine/free-port';
import { runProgram } from '../machine/program';
import type { Program } from '../machine/program';
import { untilAnswering } from '../workloads/until-answering';
import type { LiveSubgraph } from './live-subgraphs';
import { composeLive, LIVE_SUBGRAPHS } from './live-subgraphs';

export interface Live extends AsyncDisposable {
  readonly url: string;
  readonly gateway: Program;
  readonly source: Program;
  readonly followers: Program;
}

/**
 * The gateway on its core, the subgraphs and those who follow on the others.
 * @param profile a folder for a processor profile of the gateway, or null
 */
export async function startLive(cores: CorePlan, profile: string | null): Promise<Live> {
  await using stack = new AsyncDisposableStack();
  const started = (program: Program): Program => {
    stack.defer(() => program.stop());
    return program;
  };
  const besides = { environment: { NODE_ENV: 'production' }, cores: cores.surroundings };
  const source = started(
    runProgram({
      name: 'live-subgraphs',
      file: 'tools/bench/dist/live/live-subgraphs-process.js',
      ...besides,
    }),
  );
  const { urls } = await source.hear<{ urls: Record<LiveSubgraph, string> }>();
  const folder = join(BENCH_FOLDER, 'w7');
  mkdirSync(folder, { recursive: true });
  const supergraphFile = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, composeLive(urls));
  const port = await findFreePort();
  const gateway = started(
    runProgram({
      name: 'live-gateway',
      file: 'tools/bench/dist/live/live-gateway-process.js',
      arguments: [supergraphFile, String(port), ...LIVE_SUBGRAPHS.map((name) => urls[name])],
      environment: {
        NODE_ENV: 'production',
        ...(profile !== null && {
          NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${JSON.stringify(profile)}`,
        }),
      },
      cores: cores.candidate,
    }),
  );
  const url = `http://127.0.0.1:${port}/graphql`;
  await untilAnswering([source, gateway], { url, headers: {} });
  const followers = started(
    runProgram({
      name: 'followers',
      file: 'tools/bench/dist/live/followers-process.js',
      ...besides,
    }),
  );
  const owned = stack.move();
  return { url, gateway, source, followers, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
