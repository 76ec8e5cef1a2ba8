import type { z } from 'zod';
import type { GatewayVariables } from './environment';

type Given = Partial<GatewayVariables>;

interface Rule {
  /** The variable the reader should look at. */
  readonly name: keyof GatewayVariables;
  readonly message: string;
  /** Whether the rule is kept; variables that are wrong on their own are undefined here. */
  readonly holds: (given: Given) => boolean;
}

const CALL_KEYS = [
  'SUBGRAPH_GRID_CALL_KEY',
  'SUBGRAPH_PARTY_BUILDING_CALL_KEY',
  'SUBGRAPH_SERVICES_CALL_KEY',
  'SUBGRAPH_ENFORCEMENT_CALL_KEY',
] as const;

const FEWEST_DISTINCT_CHARACTERS = 10;

const isProduction = ({ NODE_ENV }: Given) => NODE_ENV === 'production';
const isPlainHttp = (url: string | undefined) => url !== undefined && !url.startsWith('https:');

const RULES: readonly Rule[] = [
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
    name: 'DEVELOPMENT_ISSUER',
    message: 'refused in production: it lets everybody become anybody',
    holds: (given) => !isProduction(given) || given.DEVELOPMENT_ISSUER !== true,
  },
  {
    name: 'ISSUER_URL',
    message: 'not https: in production keys fetched over plain http prove nothing',
    holds: (given) => !isProduction(given) || !isPlainHttp(given.ISSUER_URL),
  },
  {
    name: 'JWKS_URL',
    message: 'not https: in production keys fetched over plain http prove nothing',
    holds: (given) => !isProduction(given) || !isPlainHttp(given.JWKS_URL),
  },
  ...CALL_KEYS.map((name) => ({
    name,
    message: 'has the same secret as another subgraph, which could then call it as the gateway',
    holds: (given: Given) => CALL_KEYS.every((other) => isDistinct(given, name, other)),
  })),
  ...CALL_KEYS.map((name) => ({
    name,
    message: 'is a demonstration key, refused in production: its secret is named so or too simple',
    holds: (given: Given) => !isProduction(given) || !isDemoKey(given[name]),
  })),
];

/** Adds the rules over several variables, among them what production refuses to start with. */
export function safetyRules<T extends z.ZodObject>(variables: T): T {
  return RULES.reduce(
    (schema, { name, message, holds }) =>
      schema.refine((given) => holds(given as Given), {
        path: [name],
        message,
        when: () => true,
      }),
    variables,
  );
}

function isDistinct(
  given: Given,
  name: (typeof CALL_KEYS)[number],
  other: (typeof CALL_KEYS)[number],
): boolean {
  const key = given[name];
  return name === other || key === undefined || key.secret !== given[other]?.secret;
}

function isDemoKey(key: GatewayVariables['SUBGRAPH_GRID_CALL_KEY'] | undefined): boolean {
  if (key === undefined) return false;
  const named = /^(demo|dev|test|example|local)/i.test(key.keyId);
  return named || new Set(key.secret).size < FEWEST_DISTINCT_CHARACTERS;
}
