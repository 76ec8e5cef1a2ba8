import type { CorePlan } from '../../machine/cores';
import { DATABASE_PART } from '../../load/run-load';
import { runProgram } from '../../machine/program';
import type { OpenRequest, OpenWorkload, RunningCandidate, Workload } from '../../workload';
import type { ByHandSetting } from './by-hand/by-hand-process';
import { openCityDatabases } from './city-databases';
import type { CityDatabases } from './city-databases';
import { districtOverview, reportEvent } from './city-operations';
import type { CityOperation } from './city-operations';
import { startCityPlatform } from './city-platform';
import { CITY_BUILDS } from './departments';
import { removeReportedEvents } from './remove-reported-events';

interface CityWorkload {
  readonly name: string;
  readonly title: string;
  readonly query: string;
  readonly operation: () => CityOperation;
  /** Undoes what the workload changes. */
  readonly reset?: (databases: CityDatabases) => Promise<void>;
}

/** A workload on the demonstration city: the platform beside the same answers from SQL by hand. */
function cityWorkload(city: CityWorkload): Workload {
  return {
    name: city.name,
    title: city.title,
    queries: [city.query],
    candidates: ['gezhi', 'sql'],
    builds: CITY_BUILDS,
    open: (request) => openCity(city, request),
  };
}

export const CITY_WORKLOADS: readonly Workload[] = [
  {
    name: 'w3',
    title: 'cross-domain report: all subdistricts, four domains, a month and the month before',
    query: 'district-overview',
    operation: districtOverview,
  },
  {
    name: 'w5',
    title: 'an event reported: a mutation with idempotency and a search for duplicates',
    query: 'report-event',
    operation: reportEvent,
    reset: removeReportedEvents,
  },
].map(cityWorkload);

async function openCity(city: CityWorkload, request: OpenRequest): Promise<OpenWorkload> {
  await using stack = new AsyncDisposableStack();
  const { cores, onProgress } = request;
  const databases = stack.use(await openCityDatabases(cores.candidate, onProgress));
  const { reset } = city;
  if (reset) stack.defer(() => reset(databases));
  const { query, identity } = city.operation();
  const { serverProcess } = databases;
  const database: Record<string, number[]> =
    serverProcess === null ? {} : { [DATABASE_PART]: [serverProcess] };
  const candidates: RunningCandidate[] = [];
  if (request.candidates.includes('gezhi')) {
    onProgress('starting gezhi: gateway and four subgraphs');
    const platform = await startCityPlatform({ databases: databases.urls, cores: cores.candidate });
    stack.use(platform);
    const parts = { gateway: [platform.gateway], subgraphs: platform.subgraphs, ...database };
    candidates.push({ name: 'gezhi', target: await platform.targetFor(identity), parts });
  }
  if (request.candidates.includes('sql')) {
    onProgress('starting sql: the limit by hand');
    const byHand = await startByHand({ workload: city.name, databases: databases.urls }, cores);
    stack.defer(() => byHand.program.stop());
    const parts = { server: [byHand.program.pid], ...database };
    candidates.push({ name: 'sql', target: { url: byHand.url, headers: {} }, parts });
  }
  const owned = stack.move();
  return {
    queries: [{ ...query, name: city.query, ...(reset && { reset: () => reset(databases) }) }],
    candidates,
    detached: serverProcess === null ? [] : [serverProcess],
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

async function startByHand(setting: ByHandSetting, cores: CorePlan) {
  const program = runProgram({
    name: 'sql',
    file: 'tools/bench/dist/workloads/city/by-hand/by-hand-process.js',
    environment: { NODE_ENV: 'production' },
    cores: cores.candidate,
  });
  const { url } = await program.ask<{ url: string }>(setting);
  return { program, url };
}
