import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../machine/folders';
import type { Query } from '../../workload';

/** An operation of the city, and the demo identity that asks it. */
export interface CityOperation {
  readonly query: Omit<Query, 'name' | 'reset'>;
  readonly identity: string;
}

/** The same documents that the IDE offers and `npm run report` sends. */
export function savedOperation(name: string): string {
  return readFileSync(join(ROOT, 'apps', 'gateway', 'operations', `${name}.graphql`), 'utf8');
}

/** What the platform says about a definition; the limit by hand gives the figures alone. */
const DESCRIPTIVE = ['asOf', 'title', 'definitionVersion', 'unit', 'target', 'window'];

/** W1: what a grid member has to do. */
export function myTasks(): CityOperation {
  return {
    identity: 'grid-member-320104001002C001',
    query: {
      request: { query: savedOperation('front-end-my-tasks'), variables: {} },
      probes: [],
      ignored: ['endCursor'],
    },
  };
}

/**
 * One list of the grid's own, in no two requests the same: nothing can be shared between them. All ask for what was
 * reported since the year 2000, which is everything.
 */
const NEWEST = `query Newest($area: ID!, $from: DateTimeISO!) {
  area(code: $area) {
    name
    events(first: 20, filter: { reportedFrom: $from }) {
      nodes { number title state urgency reportedAt area { code name } deadline { dueAt status } }
    }
  }
}`;

/** `local`: what the gateway costs where one subgraph has all of it. */
export function newestEvents(): CityOperation {
  const varying = { path: 'from', prefix: '2000-01-01T00:00:00.', suffix: 'Z' };
  const variables = { area: '320104001002C001', from: '' };
  return {
    identity: 'grid-member-320104001002C001',
    query: {
      request: { query: NEWEST, variables, varying: [{ ...varying, from: 100_000, step: 1 }] },
      probes: [],
      ignored: [],
    },
  };
}

/** As the saved operation \`front-end-command-board\`, with the whistles and alerts a centre waits for. */
const BOARD = `query CommandBoard($area: ID!) {
  area(code: $area) {
    name
    eventBoard { open overdue approaching byState { state count } whistlesWaiting }
    overdue: events(first: 10, filter: { overdue: true }) {
      nodes { number title urgency leadOrganization { name } deadline { dueAt } }
    }
    alerts(first: 5, filter: { states: [OPEN, ACKNOWLEDGED, ACTION_LINKED] }) {
      nodes { type state week observed }
    }
  }
}`;

/** W2: what a subdistrict's command centre sees at a glance. */
export function commandBoard(): CityOperation {
  return {
    identity: 'subdistrict-command-320104001',
    query: { request: { query: BOARD, variables: { area: '320104001' } }, probes: [], ignored: [] },
  };
}

/** W3: all subdistricts × figures of four domains × a month, with the month before. */
export function districtOverview(): CityOperation {
  const request = (month: string) => ({
    query: savedOperation('integrator-district-overview'),
    variables: { area: '320104', window: { month } },
  });
  return {
    identity: 'integrator',
    query: {
      request: request('2026-10'),
      probes: [request('2026-03')],
      ignored: DESCRIPTIVE,
    },
  };
}

/** W4: one community through all four subgraphs, three levels deep. */
export function communityProfile(): CityOperation {
  const request = (area: string) => ({
    query: savedOperation('integrator-community-profile'),
    variables: { area, window: { month: '2026-10' } },
  });
  return {
    identity: 'integrator',
    query: {
      request: request('320104001002'),
      probes: [request('320104007001')],
      ignored: ['asOf'],
    },
  };
}

const REPORT_EVENT = `mutation ReportEvent($input: ReportEventInput!) {
  reportEvent(input: $input) {
    __typename
    ... on GovEvent {
      id
      number
      state
      urgency
      flags
      title
      version
      reportedAt
      area { code name }
    }
    ... on Problem { code message path }
  }
}`;

/** What the bench reports can be told from anything else, and removed. */
export const REPORTED_TITLE = '压测上报：路灯不亮';
export const REPORTED_KEY = 'bench-';

/**
 * W5: an event reported. Every request has a key of its own and a place of its own, 300 m from the
 * last, so that the search for duplicates looks at what is open and finds nothing.
 */
export function reportEvent(): CityOperation {
  const input = {
    clientMutationId: '',
    source: 'GRID_PATROL',
    nature: 'COMPONENT',
    urgency: 'GENERAL',
    areaCode: '320104001002C001',
    title: REPORTED_TITLE,
    description: '小区东门口第三盏路灯不亮。',
    longitude: 118.8,
    latitude: 0,
  };
  const prefix = `${REPORTED_KEY}${Date.now()}-`;
  return {
    identity: 'grid-member-320104001002C001',
    query: {
      request: {
        query: REPORT_EVENT,
        variables: { input },
        varying: [
          { path: 'input.clientMutationId', prefix, from: 0, step: 1 },
          { path: 'input.latitude', from: 0, step: 0.0027 },
        ],
      },
      probes: [],
      ignored: ['id', 'number', 'reportedAt'],
    },
  };
}

/** By the workload's name. */
export const CITY_OPERATIONS: Readonly<Record<string, () => CityOperation>> = {
  w1: myTasks,
  w2: commandBoard,
  w3: districtOverview,
  w4: communityProfile,
  w5: reportEvent,
};
