/** A department's subgraph, a process of its own with a database of its own. */
export interface Department {
  /** As in the supergraph: `party-building`. */
  readonly name: string;
  /** `party_building` */
  readonly database: string;
  /** The role its process signs in to that database as. */
  readonly login: string;
  /** How its variables begin: `PARTY_BUILDING`. */
  readonly variable: string;
}

export const DEPARTMENTS: readonly Department[] = [
  'grid',
  'party-building',
  'services',
  'enforcement',
].map((name) => ({
  name,
  database: name.replaceAll('-', '_'),
  login: `gezhi_${name.replaceAll('-', '_')}`,
  variable: name.replaceAll('-', '_').toUpperCase(),
}));

/** Packages to compile before the city can be served. */
export const CITY_BUILDS: readonly string[] = [
  'apps/gateway',
  'tools/city',
  ...DEPARTMENTS.map(({ name }) => `apps/${name}`),
];
