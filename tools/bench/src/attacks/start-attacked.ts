import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../machine/free-port';
import { BENCH_FOLDER } from '../machine/folders';
import { coresOfThisMachine } from '../machine/cores';
import { runProgram } from '../machine/program';
import type { Program } from '../machine/program';
import { untilAnswering } from '../workloads/until-answering';
import { ATTACKED, composeAttacked } from './attacked-graph';

export interface Attacked extends AsyncDisposable {
  readonly url: string;
  readonly gateway: Program;
  readonly bystanders: Program;
}

/** The gateway as shipped over the attacked graph, on one core, and those who ask it ordinary questions. */
export async function startAttacked(): Promise<Attacked> {
  await using stack = new AsyncDisposableStack();
  const { candidate, surroundings } = coresOfThisMachine();
  const started = (program: Program): Program => {
    stack.defer(() => program.stop());
    return program;
  };
  const subgraphs = started(
    runProgram({
      name: 'attacked-subgraphs',
      file: 'tools/bench/dist/attacks/attacked-process.js',
      cores: surroundings,
    }),
  );
  const { urls } = await subgraphs.hear<{ urls: Record<string, string> }>();
  const folder = join(BENCH_FOLDER, 'attacks');
  mkdirSync(folder, { recursive: true });
  const supergraphFile = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphFile, composeAttacked(urls));
  const port = await findFreePort();
  const gateway = started(
    runProgram({
      name: 'attacked-gateway',
      file: 'apps/gateway/dist/main.js',
      environment: {
        NODE_ENV: 'test',
        PORT: String(port),
        SUPERGRAPH_FILE: supergraphFile,
        DEVELOPMENT_ISSUER: 'true',
        ...Object.fromEntries(ATTACKED.flatMap((name) => variablesOf(name, urls[name] ?? ''))),
      },
      cores: candidate,
    }),
  );
  const url = `http://127.0.0.1:${port}/graphql`;
  await untilAnswering([subgraphs, gateway], { url, headers: {} });
  const bystanders = started(
    runProgram({
      name: 'bystanders',
      file: 'tools/bench/dist/attacks/bystander-process.js',
      arguments: [url],
      cores: surroundings,
    }),
  );
  await bystanders.hear();
  const owned = stack.move();
  return { url, gateway, bystanders, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

function variablesOf(name: string, url: string): (readonly [string, string])[] {
  const department = name.replaceAll('-', '_').toUpperCase();
  return [
    [`SUBGRAPH_${department}_URL`, url],
    [`SUBGRAPH_${department}_CALL_KEY`, `bench:${randomBytes(32).toString('base64url')}`],
  ];
}
