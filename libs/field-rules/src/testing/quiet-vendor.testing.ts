/** Before `@apollo/gateway` is loaded: it reports to its vendor unless told not to. */
process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
