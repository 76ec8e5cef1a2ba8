/** A department's subgraph as the launcher starts it: a process of its own with a database of its own. */
export interface Department {
  /** As in the supergraph: `party-building`. */
  readonly name: string;
  /** Name of its database on the embedded server. */
  readonly database: string;
  /** The role its process signs in to that database as: rules of rows bind it. */
  readonly login: string;
  /** The role its process signs in to the bus as: to send in its own name, and to read. */
  readonly busLogin: string;
  /** How its variables begin elsewhere: `PARTY_BUILDING`. */
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
  busLogin: `gezhi_${name.replaceAll('-', '_')}_bus`,
  variable: name.replaceAll('-', '_').toUpperCase(),
}));

/** The database of the bus, which carries the departments' messages, named as those of departments are. */
export const BUS_DATABASE = 'bus';
