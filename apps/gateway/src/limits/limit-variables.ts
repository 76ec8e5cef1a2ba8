import { isIP } from 'node:net';
import { databaseUrl, wholeNumber } from '@gezhi/environment';
import { z } from 'zod';
import type { GatewayVariables } from '../environment';
import { SAFELIST_MODES } from '../persisted/safelist';
import { DEFAULT_UPLOAD_LIMITS } from '../uploads/upload-limits';
import type { UploadLimits } from '../uploads/upload-limits';
import { DEFAULT_LIMITS } from './operation-limits';
import type { OperationLimits } from './operation-limits';

const limit = (name: keyof OperationLimits, max = 1_000_000) =>
  wholeNumber({ min: 1, max }).default(DEFAULT_LIMITS[name]);

/** Variables about what is answered, and how much of it; docs/operations/limits.md explains each. */
export const limitVariables = {
  LIMIT_TOKENS: limit('tokens', 20_000),
  LIMIT_DEPTH: limit('depth', 100),
  LIMIT_FIELDS: limit('fields', 20_000),
  LIMIT_ALIASES: limit('aliases', 20_000),
  LIMIT_ROOT_FIELDS: limit('rootFields', 20_000),
  LIMIT_DIRECTIVES: limit('directives', 20_000),
  LIMIT_DIRECTIVES_IN_ONE_PLACE: limit('directivesInOnePlace', 20_000),
  LIMIT_FRAGMENTS: limit('fragments', 20_000),
  LIMIT_REPEATS: limit('repeats'),
  LIMIT_SCHEMA_QUESTIONS: limit('schemaQuestions', 100),
  LIMIT_SCHEMA_DEPTH: limit('schemaDepth', 3),
  LIMIT_VARIABLE_VALUES: limit('variableValues'),
  LIMIT_VARIABLE_DEPTH: limit('variableDepth', 500),
  LIMIT_COST: limit('cost', 1_000_000_000),
  LIMIT_BODY_BYTES: wholeNumber({ min: 1_024, max: 16_777_216 }).default(262_144),
  /** Longest time to receive one operation. */
  LIMIT_RECEIVE_SECONDS: wholeNumber({ min: 1, max: 300 }).default(10),
  /** Files of one operation. */
  LIMIT_UPLOAD_FILES: wholeNumber({ min: 1, max: 50 }).default(DEFAULT_UPLOAD_LIMITS.files),
  LIMIT_UPLOAD_FILE_BYTES: bytes(DEFAULT_UPLOAD_LIMITS.fileBytes),
  /** Of one request with files. */
  LIMIT_UPLOAD_BYTES: bytes(DEFAULT_UPLOAD_LIMITS.requestBytes),
  /** Of all requests with files at once. */
  LIMIT_UPLOADS_UNDER_WAY_BYTES: bytes(DEFAULT_UPLOAD_LIMITS.underWayBytes),

  AUTOMATIC_PERSISTED_QUERIES: z.enum(['on', 'off']).default('on').describe('on or off'),
  SAFELIST_MODE: z.enum(SAFELIST_MODES).default('off').describe('off, log or on'),
  /** Holds a list of operations for each client, `<client>.json`. */
  SAFELIST_FOLDER: z.string().optional().describe('a folder'),

  /** Who may spend how much; without it nobody is limited. */
  RATE_LIMITS_FILE: z.string().optional().describe('a file of JSON'),
  /** Where gateways count together; without it each counts for itself. */
  RATE_LIMITS_DATABASE_URL: databaseUrl().optional(),
  /** While that database fails: each counts for itself, or nobody is answered. */
  RATE_LIMITS_FAILURE: z.enum(['open', 'closed']).default('open').describe('open or closed'),
  /** Proxies whose X-Forwarded-For is believed. */
  TRUSTED_PROXIES: addresses().optional(),
};

export function operationLimitsOf(given: Readonly<GatewayVariables>): OperationLimits {
  return {
    tokens: given.LIMIT_TOKENS,
    depth: given.LIMIT_DEPTH,
    fields: given.LIMIT_FIELDS,
    aliases: given.LIMIT_ALIASES,
    rootFields: given.LIMIT_ROOT_FIELDS,
    directives: given.LIMIT_DIRECTIVES,
    directivesInOnePlace: given.LIMIT_DIRECTIVES_IN_ONE_PLACE,
    fragments: given.LIMIT_FRAGMENTS,
    repeats: given.LIMIT_REPEATS,
    schemaQuestions: given.LIMIT_SCHEMA_QUESTIONS,
    schemaDepth: given.LIMIT_SCHEMA_DEPTH,
    variableValues: given.LIMIT_VARIABLE_VALUES,
    variableDepth: given.LIMIT_VARIABLE_DEPTH,
    cost: given.LIMIT_COST,
  };
}

export function uploadLimitsOf(given: Readonly<GatewayVariables>): UploadLimits {
  return {
    ...DEFAULT_UPLOAD_LIMITS,
    files: given.LIMIT_UPLOAD_FILES,
    fileBytes: given.LIMIT_UPLOAD_FILE_BYTES,
    requestBytes: given.LIMIT_UPLOAD_BYTES,
    underWayBytes: given.LIMIT_UPLOADS_UNDER_WAY_BYTES,
    stallMilliseconds: given.LIMIT_RECEIVE_SECONDS * 1_000,
  };
}

function bytes(usual: number) {
  return wholeNumber({ min: 1_024, max: 2_147_483_647 }).default(usual);
}

/** Addresses and networks: `10.0.0.7,10.1.0.0/16`. */
function addresses() {
  return z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine(
      (all) => all.every(isAddress),
      'is not a list of addresses such as 10.0.0.7,10.1.0.0/16',
    )
    .describe('addresses or networks, separated by commas');
}

function isAddress(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}
