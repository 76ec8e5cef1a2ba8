import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ATTACKED, composeAttacked } from '../attacks/attacked-graph';
import type { CorePlan } from '../machine/cores';
import { BENCH_FOLDER } from '../machine/folders';
import { findFreePort } from '../machine/free-port';
import { runProgram } from '../machine/program';
import type { Program, ProgramOptions } from '../machine/program';
import { untilAnswering } from '../workloads/until-answering';
import { HOT_BODIES } from './hot-operations';
import type { SteadySetting } from './steady-job';

export interface RunningGateway {
  readonly program: Program;
  readonly origin: string;
}

/** What gateways need around them, and how they are started; all of it ends with this. */
export interface Endurance extends AsyncDisposable {
  readonly folder: string;
  readonly sdl: string;
  /** Where the subgraphs are. */
  readonly urls: Readonly<Record<string, string>>;
  /** Starts the gateway as shipped; the same name and port again after it has ended. */
  gateway(options: {
    readonly name: string;
    readonly supergraphFile: string;
    readonly port?: number;
    readonly environment?: Readonly<Record<string, string>>;
    /** Another than the one that is shipped. */
    readonly program?: Pick<ProgramOptions, 'file' | 'arguments'>;
  }): Promise<RunningGateway>;
  /** Starts those who ask without a pause. */
  steady(gateways: readonly RunningGateway[], requestsPerSecond: number): Promise<Program>;
}

export async function startEndurance({ candidate, surroundings }: CorePlan): Promise<Endurance> {
  await using stack = new AsyncDisposableStack();
  const started = (program: Program): Program => {
    stack.defer(() => program.stop());
    return program;
  };
  const subgraphs = started(
    runProgram({
      name: 'endurance-subgraphs',
      file: 'tools/bench/dist/attacks/attacked-process.js',
      cores: surroundings,
    }),
  );
  const { urls } = await subgraphs.hear<{ urls: Record<string, string> }>();
  const folder = join(BENCH_FOLDER, 'endurance');
  mkdirSync(folder, { recursive: true });
  const owned = stack.move();

  return {
    folder,
    sdl: composeAttacked(urls),
    urls,

    async gateway({ name, supergraphFile, port: given, environment = {}, program: other }) {
      const port = given ?? (await findFreePort());
      const program = runProgram({
        name,
        file: 'apps/gateway/dist/main.js',
        ...other,
        environment: {
          NODE_ENV: 'test',
          LOG_LEVEL: 'warn',
          PORT: String(port),
          SUPERGRAPH_FILE: supergraphFile,
          DEVELOPMENT_ISSUER: 'true',
          ...Object.fromEntries(ATTACKED.flatMap((each) => variablesOf(each, urls[each] ?? ''))),
          ...environment,
        },
        cores: candidate,
      });
      owned.defer(() => program.stop());
      const origin = `http://127.0.0.1:${port}`;
      await untilAnswering([subgraphs, program], { url: `${origin}/graphql`, headers: {} });
      await untilAnswering([program], { url: `${origin}/health/ready`, headers: {} });
      return { program, origin };
    },

    async steady(gateways, requestsPerSecond) {
      const setting: SteadySetting = {
        origins: gateways.map(({ origin }) => origin),
        requestsPerSecond,
        bodies: HOT_BODIES,
      };
      const program = runProgram({
        name: 'steady',
        file: 'tools/bench/dist/endurance/steady-process.js',
        arguments: [JSON.stringify(setting)],
        cores: surroundings,
      });
      owned.defer(() => program.stop());
      await program.hear();
      return program;
    },

    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

function variablesOf(name: string, url: string): (readonly [string, string])[] {
  const department = name.replaceAll('-', '_').toUpperCase();
  return [
    [`SUBGRAPH_${department}_URL`, url],
    [`SUBGRAPH_${department}_CALL_KEY`, `bench:${randomBytes(32).toString('base64url')}`],
  ];
}
