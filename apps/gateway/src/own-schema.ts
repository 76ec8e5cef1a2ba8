/** What the gateway keeps in a database is in a schema of its own. */
export const SCHEMA = 'gezhi_gateway';

/** A lock by this number, so that several gateways may start at once. */
const MAKING = 4_725_301;

/** Before the tables of whoever needs one. */
export const MAKE_SCHEMA = `
  SELECT pg_advisory_xact_lock(${MAKING});
  CREATE SCHEMA IF NOT EXISTS ${SCHEMA};`;
