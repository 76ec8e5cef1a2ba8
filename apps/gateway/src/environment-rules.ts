import { distinctSecrets, inProduction, withRules } from '@gezhi/environment';
import type { Rule } from '@gezhi/environment';
import type { z } from 'zod';
import type { GatewayVariables } from './environment';

const CALL_KEYS = [
  'SUBGRAPH_GRID_CALL_KEY',
  'SUBGRAPH_PARTY_BUILDING_CALL_KEY',
  'SUBGRAPH_SERVICES_CALL_KEY',
  'SUBGRAPH_ENFORCEMENT_CALL_KEY',
] as const;

const isPlainHttp = (url: string | undefined) => url !== undefined && !url.startsWith('https:');

/**
 * What no single variable shows. What is unsafe about one alone (weak or demonstration keys, plain http to another
 * machine, key files everybody can read) production refuses by the kind of the variable: see `parseEnvironment`.
 */
const RULES: readonly Rule<GatewayVariables>[] = [
  {
    name: 'PORT',
    message: 'given together with LISTEN; give one of them',
    holds: ({ PORT, LISTEN }) => PORT === undefined || LISTEN === undefined,
  },
  {
    name: 'ISSUER_URL',
    message: 'missing: nobody could sign in (or DEVELOPMENT_ISSUER=true for a demonstration)',
    holds: ({ ISSUER_URL, DEVELOPMENT_ISSUER }) =>
      ISSUER_URL !== undefined || DEVELOPMENT_ISSUER === true,
  },
  {
    name: 'DEVELOPMENT_ISSUER',
    message: 'given together with ISSUER_URL; one of them decides who somebody is',
    holds: ({ ISSUER_URL, DEVELOPMENT_ISSUER }) =>
      ISSUER_URL === undefined || DEVELOPMENT_ISSUER !== true,
  },
  {
    name: 'SAFELIST_FOLDER',
    message: 'missing: SAFELIST_MODE asks for lists of operations',
    holds: ({ SAFELIST_MODE, SAFELIST_FOLDER }) =>
      SAFELIST_MODE === 'off' || SAFELIST_FOLDER !== undefined,
  },
  {
    name: 'RATE_LIMITS_DATABASE_URL',
    message: 'given without RATE_LIMITS_FILE; there is nothing to count',
    holds: ({ RATE_LIMITS_DATABASE_URL, RATE_LIMITS_FILE }) =>
      RATE_LIMITS_DATABASE_URL === undefined || RATE_LIMITS_FILE !== undefined,
  },
  inProduction({
    name: 'DEVELOPMENT_ISSUER',
    message: 'refused in production: it lets everybody become anybody',
    holds: ({ DEVELOPMENT_ISSUER }) => DEVELOPMENT_ISSUER !== true,
  }),
  inProduction({
    name: 'ISSUER_URL',
    message: 'not https: in production keys fetched over plain http prove nothing',
    holds: ({ ISSUER_URL }) => !isPlainHttp(ISSUER_URL),
  }),
  inProduction({
    name: 'JWKS_URL',
    message: 'not https: in production keys fetched over plain http prove nothing',
    holds: ({ JWKS_URL }) => !isPlainHttp(JWKS_URL),
  }),
  {
    name: 'IDE_CLIENT_ID',
    message: 'given without ISSUER_URL; the IDE signs in with that identity provider',
    holds: ({ IDE_CLIENT_ID, ISSUER_URL }) =>
      IDE_CLIENT_ID === undefined || ISSUER_URL !== undefined,
  },
  ...distinctSecrets<GatewayVariables>(
    CALL_KEYS,
    (given, name) => given[name as (typeof CALL_KEYS)[number]]?.secret,
    'has the same secret as another subgraph, which could then call it as the gateway',
  ),
];

/** Adds the rules over several variables, among them what production refuses to start with. */
export function safetyRules<T extends z.ZodObject>(variables: T): T {
  return withRules(variables, RULES as readonly Rule<z.output<T>>[]);
}
