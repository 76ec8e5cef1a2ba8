/**
 * `@apollo/gateway` sends usage figures to its vendor unless this variable is set when a gateway is
 * made. Government networks are closed and the figures are nobody's business: import this file
 * before the package, always.
 */
process.env.APOLLO_TELEMETRY_DISABLED = '1';
