import type { CorePlan } from '../../machine/cores';
import { DATABASE_PART } from '../../load/run-load';
import { runProgram } from '../../machine/program';
import type { OpenRequest, OpenWorkload, RunningCandidate, Workload } from '../../workload';
import type { Target } from '../../load/load-job';
import { sourceOf } from './by-hand/by-hand-answer';
import type { ByHandSetting } from './by-hand/by-hand-process';
import { openCityDatabases } from './city-databases';
import type { CityDatabases } from './city-databases';
import {
  commandBoard,
  communityProfile,
  districtOverview,
  myTasks,
  newestEvents,
  reportEvent,
} from './city-operations';
import type { CityOperation } from './city-operations';
import { startCityPlatform, startUnguardedPlatform } from './city-platform';
import type { CityPlatform } from './city-platform';
import { CITY_BUILDS, DEPARTMENTS } from './departments';
import { withMillionEvents } from '../../million/million-events';
import { removeReportedEvents } from './remove-reported-events';

interface CityWorkload {
  readonly name: string;
  readonly title: string;
  /** What is asked, by the query's name; all as the same identity. */
  readonly operations: Readonly<Record<string, () => CityOperation>>;
  /**
   * What the platform is compared with: the same by hand, itself without row rules and signed calls, or (which is
   * then what ratios are against) the grid's subgraph asked without the gateway, as the gateway would.
   */
  readonly limits: readonly ('sql' | 'subgraphs' | 'unguarded' | 'direct')[];
  /** With a million events in the grid instead of the demonstration's. */
  readonly million?: boolean;
  /** Undoes what the workload changes. */
  readonly reset?: (databases: CityDatabases) => Promise<void>;
}

/** A workload on the demonstration city: the platform beside the same answers by hand. */
function cityWorkload(city: CityWorkload): Workload {
  return {
    name: city.name,
    title: city.title,
    queries: Object.keys(city.operations),
    candidates: [...city.limits.filter(isBase), 'gezhi', ...city.limits.filter(isLimit)],
    builds: CITY_BUILDS,
    open: (request) => openCity(city, request),
  };
}

const isBase = (name: string) => name === 'direct';
const isLimit = (name: string) => name !== 'direct';

const WORKLOADS: readonly CityWorkload[] = [
  {
    name: 'w1',
    title: 'task list of a grid member: open events with place, last step and deadline',
    operations: { 'my-tasks': myTasks },
    limits: ['sql', 'unguarded'],
  },
  {
    name: 'w2',
    title:
      'board of a command centre: open events by state, overdue ones, whistles waiting, alerts',
    operations: { 'command-board': commandBoard },
    limits: ['sql'],
  },
  {
    name: 'w3',
    title: 'cross-domain report: all subdistricts, four domains, a month and the month before',
    operations: { 'district-overview': districtOverview },
    limits: ['sql', 'unguarded'],
  },
  {
    name: 'w4',
    title: 'community profile: one community through all four subgraphs, three levels deep',
    operations: { 'community-profile': communityProfile },
    limits: ['subgraphs'],
  },
  {
    name: 'w5',
    title: 'an event reported: a mutation with idempotency and a search for duplicates',
    operations: { 'report-event': reportEvent },
    limits: ['sql'],
    reset: removeReportedEvents,
  },
  {
    name: 'local',
    title: 'what one subgraph has: asked through the gateway, and of the subgraph itself',
    operations: { 'my-tasks': myTasks, 'newest-events': newestEvents },
    limits: ['direct'],
  },
];

/** What people of the grid do all day, once more in a grid of a million events. */
const IN_A_MILLION = ['w1', 'w2', 'w5'];

export const CITY_WORKLOADS: readonly Workload[] = [
  ...WORKLOADS,
  ...WORKLOADS.filter(({ name }) => IN_A_MILLION.includes(name)).map((each) => ({
    ...each,
    name: `${each.name}-million`,
    title: `the same in a grid of a million events: ${each.title.split(':')[0]}`,
    million: true,
  })),
].map(cityWorkload);

async function openCity(city: CityWorkload, request: OpenRequest): Promise<OpenWorkload> {
  await using stack = new AsyncDisposableStack();
  const { cores, onProgress } = request;
  const demonstration = stack.use(await openCityDatabases(cores.candidate, onProgress));
  const databases = city.million
    ? await withMillionEvents(demonstration, request.events, onProgress)
    : demonstration;
  const { reset } = city;
  if (reset) stack.defer(() => reset(databases));
  const operations = Object.entries(city.operations).map(([name, operation]) => ({
    name,
    ...operation(),
  }));
  const identity = operations[0]?.identity ?? '';
  const { serverProcess } = databases;
  const database: Record<string, number[]> =
    serverProcess === null ? {} : { [DATABASE_PART]: [serverProcess] };
  const candidates: RunningCandidate[] = [];
  onProgress('starting gateway and four subgraphs');
  const platform = await startCityPlatform({
    databases: databases.serviceUrls,
    cores: cores.candidate,
  });
  stack.use(platform);
  const { gateway, subgraphs, access } = platform;
  if (request.candidates.includes('direct')) {
    const target = { url: 'http://localhost/graphql', headers: {}, ...signedBy(access, identity) };
    const parts = { subgraphs: [subgraphs[GRID] ?? 0], ...database };
    candidates.push({ name: 'direct', target, parts });
  }
  if (request.candidates.includes('gezhi')) {
    const parts = { gateway: [gateway], subgraphs, ...database };
    candidates.push({ name: 'gezhi', target: await platform.targetFor(identity), parts });
  }
  if (request.candidates.includes('unguarded')) {
    onProgress('starting the platform without row rules and signed calls');
    const bare = await startUnguardedPlatform({
      databases: databases.urls,
      cores: cores.candidate,
    });
    stack.use(bare);
    const parts = { gateway: [bare.gateway], subgraphs: bare.subgraphs, ...database };
    candidates.push({ name: 'unguarded', target: await bare.targetFor(identity), parts });
  }
  const limit = city.limits.find((name) => name !== 'unguarded' && name !== 'direct');
  if (limit !== undefined && request.candidates.includes(limit)) {
    onProgress('starting the limit by hand');
    const setting = { workload: city.name, identity, databases: databases.urls, subgraphs: access };
    const byHand = await startByHand(limit, setting, cores);
    stack.defer(() => byHand.program.stop());
    const asked: Record<string, readonly number[]> = limit === 'subgraphs' ? { subgraphs } : {};
    const parts = { server: [byHand.program.pid], ...asked, ...database };
    candidates.push({ name: limit, target: { url: byHand.url, headers: {} }, parts });
  }
  const owned = stack.move();
  return {
    queries: operations.map(({ name, query }) => ({
      ...query,
      name,
      ...(reset && { reset: () => reset(databases) }),
    })),
    candidates,
    detached: serverProcess === null ? [] : [serverProcess],
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

const GRID = DEPARTMENTS.findIndex(({ name }) => name === 'grid');

function signedBy(
  access: CityPlatform['access'],
  identity: string,
): Pick<Target, 'socket' | 'signed'> {
  const { socket, ...key } = sourceOf(access, 'grid');
  return { socket, signed: { subgraph: 'grid', ...key, identity } };
}

async function startByHand(name: string, setting: ByHandSetting, cores: CorePlan) {
  const program = runProgram({
    name,
    file: 'tools/bench/dist/workloads/city/by-hand/by-hand-process.js',
    environment: { NODE_ENV: 'production' },
    cores: cores.candidate,
  });
  const { url } = await program.ask<{ url: string }>(setting);
  return { program, url };
}
