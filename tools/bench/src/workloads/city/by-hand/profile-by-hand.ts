import type { AnswerByHand } from './by-hand-answer';
import { sourceOf } from './by-hand-answer';

const FIGURES = `window: $window, compare: PRIOR_PERIOD) {
  key definitionVersion title value numerator denominator unit target suppressed asOf
  window { from to } comparison { value numerator denominator suppressed } }`;

const GRID = `query($area: ID!, $window: MetricWindowInput!) {
  area(code: $area) {
    code name kind households
    parent { code name }
    gridMetrics(keys: ["event.count", "event.onTimeCloseRate", "grid.count", "grid.fulltimeCoverage"], ${FIGURES}
    grids(first: 10) { nodes {
      code name type households flags
      partyBranch { id }
      posts(first: 5, kinds: [GRID_LEADER, FULLTIME_MEMBER]) { nodes { kind workerName } }
    } }
    events(first: 5, filter: { open: true }) {
      nodes { number title state deadline { dueAt status } leadOrganization { id } }
      totalCount
    }
  }
}`;

const ofArea = (selection: string) =>
  `query($of: [_Any!]!, $window: MetricWindowInput!) {
    _entities(representations: $of) { ... on Area { ${selection} } } }`;

const PARTY = ofArea(`
  partyMetrics(keys: ["party.claimRate", "party.memberCount"], ${FIGURES}
  alliances(first: 3) { nodes { name members(first: 5) { nodes { organization { name kind } } } } }`);
const SERVICES = ofArea(
  `serviceMetrics(keys: ["service.applications", "service.onTimeRate"], ${FIGURES}`,
);
const ENFORCEMENT = ofArea(`
  enforcementMetrics(keys: ["enf.visits", "enf.correctionOnTime"], ${FIGURES}
  regulatedSites(first: 5) { nodes {
    name
    inspections(first: 2) { nodes { number plannedOn state leadOrganization { id } } }
  } }`);

const NAMES = `query($of: [_Any!]!) {
  _entities(representations: $of) { ... on Organization { id name } } }`;

/** The fields whose organisations another department names. */
const NAMED = ['partyBranch', 'leadOrganization'];

/**
 * W4: one community through all four subgraphs. The limit of any gateway: the code is known, so all
 * departments are asked at once, then all names at once, and nothing is planned or checked.
 */
export const profileByHand: AnswerByHand = async ({ subgraphs }, { area: code, window }) => {
  const of = [{ __typename: 'Area', code }];
  const entity = async (name: string, query: string): Promise<object | undefined> => {
    const { _entities }: { _entities: readonly object[] } = await sourceOf(subgraphs, name)(query, {
      of,
      window,
    });
    return _entities[0];
  };
  const [{ area }, ...parts] = await Promise.all([
    sourceOf(subgraphs, 'grid')(GRID, { area: code, window }) as Promise<{ area: object }>,
    entity('party-building', PARTY),
    entity('services', SERVICES),
    entity('enforcement', ENFORCEMENT),
  ]);
  const whole = Object.assign(area, ...parts) as object;
  const stubs = namedIn(whole);
  const ids = [...new Set(stubs.map(({ id }) => id))];
  const { _entities: found }: { _entities: readonly Stub[] } = await sourceOf(
    subgraphs,
    'party-building',
  )(NAMES, { of: ids.map((id) => ({ __typename: 'Organization', id })) });
  const names = new Map(found.map(({ id, name }) => [id, name]));
  for (const stub of stubs) {
    stub.name = names.get(stub.id ?? '');
    delete stub.id;
  }
  return { area: whole };
};

interface Stub {
  id?: string;
  name?: string | undefined;
}

/** The organisations in the answer that have no name yet. */
function namedIn(value: unknown): Stub[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) =>
    NAMED.includes(name) && held !== null ? [held as Stub] : namedIn(held),
  );
}
