import { flag, wholeNumber } from '@gezhi/environment';
import {
  ACCESS_TOKEN_ALGORITHMS,
  ASYMMETRIC_ALGORITHMS,
  DEFAULT_CLAIM_MAP,
  isClaimPointer,
  isRole,
  LARGEST_SKEW_SECONDS,
  ROLES,
} from '@gezhi/identity';
import type { Role } from '@gezhi/identity';
import { z } from 'zod';

/** Variables about the identity provider: who is believed, and where its tokens say what. */
export const issuerVariables = {
  /** The identity provider, exactly as its tokens name it in `iss`. */
  ISSUER_URL: z
    .url()
    .refine((url) => !/[?#]/.test(url), 'has a query or a fragment')
    .optional()
    .describe('the https address of the identity provider'),
  /** Where its public keys are; found through OpenID discovery when left out. */
  JWKS_URL: z.url().optional().describe('the https address of its public keys'),
  /** Our own name in `aud`. */
  AUDIENCE: z.string().default('gezhi'),
  /** Lets everybody become a demo identity; for demonstrations and tests only. */
  DEVELOPMENT_ISSUER: flag(),
  /** Where the development issuer keeps its key between starts. */
  DEVELOPMENT_ISSUER_KEY_FILE: z.string().optional(),

  TOKEN_ALGORITHMS: algorithms(),
  /** Believes only tokens whose header says `at+jwt` (RFC 9068). */
  TOKEN_TYPE_REQUIRED: flag(),
  TOKEN_SKEW_SECONDS: wholeNumber({ min: 0, max: LARGEST_SKEW_SECONDS }).default(30),
  /** A key the provider withdraws is believed no longer than this. */
  KEYS_MAX_AGE_SECONDS: wholeNumber({ min: 60, max: 3_600 }).default(300),
  /** How much longer its keys serve while the provider is down. */
  KEYS_STALE_SECONDS: wholeNumber({ min: 0, max: 86_400 }).default(3_600),

  CLAIM_NAME: pointer(DEFAULT_CLAIM_MAP.name),
  CLAIM_ORGANIZATION: pointer(DEFAULT_CLAIM_MAP.organization),
  CLAIM_ROLES: pointer(DEFAULT_CLAIM_MAP.roles),
  CLAIM_AREAS: pointer(DEFAULT_CLAIM_MAP.areas),
  CLAIM_SCOPES: pointer(DEFAULT_CLAIM_MAP.scopes),
  CLAIM_PURPOSE: pointer(DEFAULT_CLAIM_MAP.purpose),
  CLAIM_CASE_NUMBER: pointer(DEFAULT_CLAIM_MAP.caseNumber),
  ROLE_NAMES: roleNames(),

  /** The public client the IDE signs in as; without it a token is pasted by hand. */
  IDE_CLIENT_ID: z.string().optional(),
  IDE_SCOPES: z.string().default('openid profile'),
  IDE_PARAMETERS: signInParameters(),
};

function algorithms() {
  const known: readonly string[] = ASYMMETRIC_ALGORITHMS;
  return z
    .string()
    .default(ACCESS_TOKEN_ALGORITHMS.join(','))
    .transform(entries)
    .refine((names) => names.length > 0 && names.every((name) => known.includes(name)), {
      message: 'names an algorithm that is not known or not asymmetric',
    })
    .describe(`some of ${ASYMMETRIC_ALGORITHMS.join(',')}`);
}

function pointer(fallback: string) {
  return z
    .string()
    .default(fallback)
    .refine(isClaimPointer, 'is not a JSON Pointer')
    .describe('a JSON Pointer into the claims such as /realm_access/roles');
}

/** `theirs=OURS,…`: the names the provider gives our roles. */
function roleNames() {
  return z
    .string()
    .optional()
    .transform((text, context): ReadonlyMap<string, Role> | null => {
      if (text === undefined) return null;
      const pairs = entries(text).map((entry): [string, Role] | null => {
        const [, theirs, ours] = /^(.+)=([A-Z_]+)$/.exec(entry) ?? [];
        return theirs !== undefined && isRole(ours) ? [theirs, ours] : null;
      });
      const known = pairs.filter((pair) => pair !== null);
      const names = new Map(known);
      if (names.size === pairs.length) return names;
      context.addIssue({ code: 'custom', message: 'has a pair that is wrong or given twice' });
      return z.NEVER;
    })
    .describe(`theirs=OURS[,theirs=OURS], ours being one of ${ROLES.join(', ')}`);
}

/** What the IDE itself sends when it signs in. */
const OWN_PARAMETERS = [
  ...['response_type', 'response_mode', 'client_id', 'redirect_uri', 'scope', 'state', 'nonce'],
  ...['code_challenge', 'code_challenge_method', 'code', 'code_verifier', 'grant_type'],
];

/** `name=value[&name=value]`: what a provider wants besides, such as `resource=…` (RFC 8707) or `audience=…`. */
function signInParameters() {
  return z
    .string()
    .default('')
    .transform((text) => Object.fromEntries(new URLSearchParams(text)))
    .refine((given) => !OWN_PARAMETERS.some((name) => name in given), {
      message: 'names a parameter that the IDE sets itself',
    })
    .describe('name=value[&name=value] such as resource=https://graph.example');
}

function entries(text: string): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
