import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort } from '../../machine/free-port';
import { BENCH_FOLDER } from '../../machine/folders';
import { runProgram } from '../../machine/program';
import type { OpenRequest, OpenWorkload, RunningCandidate, Workload } from '../../workload';
import { GEZHI } from './candidates/gezhi';
import { GEZHI_OBSERVED } from './candidates/gezhi-observed';
import { HIVE, HIVE_RUST } from './candidates/hive';
import { LIMIT } from './candidates/limit';
import { MERCURIUS } from './candidates/mercurius';
import { NATIVE } from './candidates/native';
import { STOCK } from './candidates/stock';
import type { GatewayCandidate } from './gateway-candidate';
import { composeShop } from './shop/compose-shop';
import { SHOP_QUERIES } from './shop/shop-operations';

/** What the product's own install brings. */
const INSTALLED: readonly GatewayCandidate[] = [STOCK, GEZHI];

/** A peer is one more module here; it is installed when it is asked for. */
const CANDIDATES: readonly GatewayCandidate[] = [
  ...INSTALLED,
  GEZHI_OBSERVED,
  LIMIT,
  HIVE,
  HIVE_RUST,
  MERCURIUS,
  NATIVE,
];

/** The gateway alone, on the public federation benchmark's shape. */
export const W8: Workload = {
  name: 'w8',
  title: 'the gateway alone: four subgraphs that answer from memory',
  queries: SHOP_QUERIES.map(({ name }) => name),
  candidates: CANDIDATES.map(({ name }) => name),
  usualCandidates: INSTALLED.map(({ name }) => name),
  builds: ['apps/gateway'],
  open: openFederation,
};

async function openFederation(request: OpenRequest): Promise<OpenWorkload> {
  await using stack = new AsyncDisposableStack();
  const { cores, onProgress } = request;
  onProgress('starting the subgraphs');
  const shop = runProgram({
    name: 'shop',
    file: 'tools/bench/dist/workloads/federation/shop/shop-process.js',
    environment: { NODE_ENV: 'production' },
    cores: cores.surroundings,
  });
  stack.defer(() => shop.stop());
  const { urls } = await shop.hear<{ urls: Record<string, string> }>();
  const supergraphSdl = composeShop(urls);
  const running: RunningCandidate[] = [];
  for (const candidate of CANDIDATES.filter(({ name }) => request.candidates.includes(name))) {
    onProgress(`starting ${candidate.name}: ${candidate.title}`);
    const folder = join(BENCH_FOLDER, 'w8', candidate.name);
    mkdirSync(folder, { recursive: true });
    const supergraphFile = join(folder, 'supergraph.graphql');
    writeFileSync(supergraphFile, supergraphSdl);
    const gateway = await candidate.start({
      port: await findFreePort(),
      supergraphSdl,
      supergraphFile,
      subgraphUrls: urls,
      folder,
      cores: cores.candidate,
      onProgress,
    });
    stack.defer(() => gateway.stop());
    running.push({
      name: candidate.name,
      target: gateway.target,
      parts: { gateway: [gateway.pid] },
    });
  }
  const owned = stack.move();
  return {
    queries: SHOP_QUERIES,
    candidates: running,
    detached: [],
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
