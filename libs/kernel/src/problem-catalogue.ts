import type { Language, Text } from './language';
import type { Refusal, RefusalParam } from './refusal';

/** The shape a refusal takes in the graph; every kind is one GraphQL type. */
export type ProblemKind =
  'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT' | 'INVALID_INPUT' | 'INVALID_TRANSITION' | 'RULE';

/** One entry of the error catalogue: what clients program against and people read. */
export interface ProblemDefinition {
  readonly code: string;
  readonly kind: ProblemKind;
  /** What the caller reads; `{name}` is filled from the refusal's parameters. */
  readonly message: Text;
  /** When it happens and what to do about it. */
  readonly meaning: Text;
  /** The version of Gezhi that first answered it. */
  readonly since: string;
  /** The law, standard or spec row behind the rule. */
  readonly source?: string;
}

export interface ProblemCatalogue<Code extends string = string> {
  readonly name: string;
  readonly definitions: Readonly<Record<Code, ProblemDefinition>>;
  find(code: string): ProblemDefinition | undefined;
}

/** Defines the problems one owner (the kernel, a subgraph, the gateway) can answer. */
export function defineProblems<const Code extends string>(
  name: string,
  table: Readonly<Record<Code, Omit<ProblemDefinition, 'code'>>>,
): ProblemCatalogue<Code> {
  const definitions = {} as Record<Code, ProblemDefinition>;
  for (const code of Object.keys(table) as Code[]) definitions[code] = { code, ...table[code] };
  return {
    name,
    definitions,
    find: (code) => (Object.hasOwn(definitions, code) ? definitions[code as Code] : undefined),
  };
}

/** Joins catalogues; a code defined twice is a mistake of ours and is thrown at start. */
export function joinProblems(
  name: string,
  ...catalogues: readonly ProblemCatalogue[]
): ProblemCatalogue {
  const joined: Record<string, ProblemDefinition> = {};
  for (const catalogue of catalogues) {
    for (const definition of Object.values(catalogue.definitions)) {
      if (Object.hasOwn(joined, definition.code)) {
        throw new Error(`Problem ${definition.code} of ${catalogue.name} is already defined`);
      }
      joined[definition.code] = definition;
    }
  }
  return {
    name,
    definitions: joined,
    find: (code) => (Object.hasOwn(joined, code) ? joined[code] : undefined),
  };
}

/** The message of a refusal in the reader's language. */
export function renderProblem(
  definition: ProblemDefinition,
  params: Refusal['params'],
  language: Language,
): string {
  return definition.message[language].replace(/\{(\w+)\}/g, (_, name: string) =>
    show(params[name], language),
  );
}

function show(value: RefusalParam | undefined, language: Language): string {
  if (value === undefined || value === null) return language === 'zh' ? '无' : 'none';
  if (typeof value === 'object')
    return value.join(language === 'zh' ? '、' : ', ') || show(null, language);
  return String(value);
}
