import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../../../machine/program';
import { demoToken } from '../../demo-token';
import { untilAnswering } from '../../until-answering';
import type { GatewayCandidate, GatewaySetting, RunningGateway } from '../gateway-candidate';
import { composeShop } from '../shop/compose-shop';

/**
 * Our gateway serves the four departments by name, so the shop's subgraphs take theirs. The order
 * of the names stays the same, and with it what the planner prefers.
 */
const DEPARTMENT_OF: Readonly<Record<string, string>> = {
  accounts: 'enforcement',
  inventory: 'grid',
  products: 'party-building',
  reviews: 'services',
};

/**
 * `apps/gateway` as shipped: tokens verified, calls signed, limits on, a line in the log for each
 * request. It runs in the mode `test`, which is production but for the development issuer.
 */
export const GEZHI: GatewayCandidate = {
  name: 'gezhi',
  title: 'the gateway of this clone, with authentication, signed calls and limits on',
  start: (setting) => startGezhi('gezhi', setting, {}),
};

/** Starts it with more variables than its own. */
export async function startGezhi(
  name: string,
  { port, subgraphUrls, folder, cores }: GatewaySetting,
  more: Readonly<Record<string, string>>,
): Promise<RunningGateway> {
  const supergraphFile = join(folder, 'supergraph.graphql');
  writeFileSync(
    supergraphFile,
    composeShop(subgraphUrls, (subgraph) => DEPARTMENT_OF[subgraph] ?? subgraph),
  );
  const program = runProgram({
    name,
    file: 'apps/gateway/dist/main.js',
    environment: {
      NODE_ENV: 'test',
      PORT: String(port),
      SUPERGRAPH_FILE: supergraphFile,
      DEVELOPMENT_ISSUER: 'true',
      // The shop does not say how long its lists are; assumed lengths multiply beyond what it has.
      LIMIT_COST: '1000000000',
      ...subgraphVariables(subgraphUrls),
      ...more,
    },
    cores,
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilAnswering([program], { url: `${origin}/graphql`, headers: {} });
  const headers = { authorization: `Bearer ${await demoToken(origin, 'integrator')}` };
  const target = { url: `${origin}/graphql`, headers };
  return { pid: program.pid, target, stop: () => program.stop() };
}

function subgraphVariables(urls: Readonly<Record<string, string>>): Record<string, string> {
  const variables = Object.entries(urls).flatMap(([name, url]) => {
    const department = (DEPARTMENT_OF[name] ?? name).replaceAll('-', '_').toUpperCase();
    const key = `bench:${randomBytes(32).toString('base64url')}`;
    return [
      [`SUBGRAPH_${department}_URL`, url],
      [`SUBGRAPH_${department}_CALL_KEY`, key],
    ];
  });
  return Object.fromEntries(variables) as Record<string, string>;
}
