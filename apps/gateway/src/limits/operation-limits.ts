import type { OperationSize } from '@gezhi/engine';
import type { GatewayProblemCode } from '../gateway-problems';

/** What one operation may cost before any department is asked. */
export interface OperationLimits {
  /** Tokens read; bounds the work of parsing and validating. Default 2,000: seven times the largest example. */
  readonly tokens: number;
  /** Levels of fields. Default 16: what the IDE's own introspection needs, and twice what pages need. */
  readonly depth: number;
  /** Fields, fragments expanded. Default 1,500. */
  readonly fields: number;
  /** Aliases, fragments expanded. Default 100. */
  readonly aliases: number;
  /** Fields at the top, fragments expanded. Default 60. */
  readonly rootFields: number;
  /** Directives in the whole document. Default 200. */
  readonly directives: number;
  /** Directives in one place. Default 8. */
  readonly directivesInOnePlace: number;
  /** Fragments defined. Default 100. */
  readonly fragments: number;
  /** Pairs of fields under one name in one place. Default 2,000: the common fields of twenty types of a union. */
  readonly repeats: number;
  /** Questions about the schema in one operation. Default 2. */
  readonly schemaQuestions: number;
  /** Lists within lists in a question about the schema. Default 2: one more than tools ask. */
  readonly schemaDepth: number;
  /** Values in variables, those within lists and objects included. Default 5,000. */
  readonly variableValues: number;
  /** Levels of lists and objects in variables. Default 32. */
  readonly variableDepth: number;
  /** What all of it may cost, by the sizes and weights the schema declares. Default 50,000: eight times the costliest example. */
  readonly cost: number;
}

export const DEFAULT_LIMITS: OperationLimits = {
  tokens: 2_000,
  depth: 16,
  fields: 1_500,
  aliases: 100,
  rootFields: 60,
  directives: 200,
  directivesInOnePlace: 8,
  fragments: 100,
  repeats: 2_000,
  schemaQuestions: 2,
  schemaDepth: 2,
  variableValues: 5_000,
  variableDepth: 32,
  cost: 50_000,
};

/** Why an operation is refused: a code, and what was given where so much is allowed. */
export interface Excess {
  readonly code: GatewayProblemCode;
  readonly given: number;
  readonly limit: number;
}

/** In the order they are told. */
const CODES: readonly (readonly [
  keyof OperationSize & keyof OperationLimits,
  GatewayProblemCode,
])[] = [
  ['depth', 'OPERATION_TOO_DEEP'],
  ['fragments', 'TOO_MANY_FRAGMENTS'],
  ['directivesInOnePlace', 'TOO_MANY_DIRECTIVES'],
  ['directives', 'TOO_MANY_DIRECTIVES'],
  ['aliases', 'TOO_MANY_ALIASES'],
  ['rootFields', 'TOO_MANY_ROOT_FIELDS'],
  ['fields', 'OPERATION_TOO_LARGE'],
  ['repeats', 'TOO_MANY_REPEATS'],
  ['schemaQuestions', 'INTROSPECTION_TOO_LARGE'],
  ['schemaDepth', 'INTROSPECTION_TOO_LARGE'],
];

/** The first limit an operation exceeds; null when it is within all. */
export function excessOf(size: OperationSize, limits: OperationLimits): Excess | null {
  for (const [name, code] of CODES) {
    if (size[name] > limits[name]) return { code, given: told(size[name]), limit: limits[name] };
  }
  return null;
}

/** Fragments multiply beyond what JSON writes as a number. */
function told(given: number): number {
  return Math.min(given, Number.MAX_SAFE_INTEGER);
}
