import { print, stripIgnoredCharacters } from 'graphql';
import type { Block } from '../plan/defer';
import type { Condition, Fetch } from './fetches';

/** Fetches that ask the same of their entities and share one list of representations. */
export interface EntityList {
  readonly fetches: readonly Fetch[];
}

/** One request to one subgraph. */
export interface Step {
  readonly id: number;
  readonly service: string;
  readonly isMutation: boolean;
  readonly conditions: readonly Condition[];
  /** Several only when all ask for entities. */
  readonly fetches: readonly Fetch[];
  /** Empty for a root fetch. */
  readonly lists: readonly EntityList[];
  /** Steps that must have ended before. */
  readonly after: readonly number[];
  readonly block: Block;
}

interface Group {
  readonly depth: number;
  readonly fetches: Fetch[];
}

/**
 * Joins the fetches of a plan into as few requests as possible: entity fetches that may happen at
 * the same time and go to the same subgraph become one; a request nothing waits for moves to where
 * a later one goes to the same subgraph anyway.
 */
export function groupIntoSteps(fetches: readonly Fetch[], isMutation: boolean): readonly Step[] {
  const groups = groupByDepth(fetches);
  // What a mutation reads between two changes must be read between them.
  const joined = isMutation ? groups : sinkLeaves(groups, fetches);
  const stepOf = new Map<Fetch, number>();
  joined.forEach(({ fetches: own }, id) => own.forEach((fetch) => stepOf.set(fetch, id)));
  return joined.map(({ fetches: own }, id) => stepFrom(own, id, isMutation, stepOf));
}

function groupByDepth(fetches: readonly Fetch[]): Group[] {
  const depths = new Map<Fetch, number>();
  const groups = new Map<string, Group>();
  for (const fetch of fetches) {
    const depth = fetch.after.reduce((most, each) => Math.max(most, depths.get(each) ?? 0), -1) + 1;
    depths.set(fetch, depth);
    const key = fetch.requires === null ? `root ${fetch.id}` : `${depth} ${meetingPoint(fetch)}`;
    const group = groups.get(key) ?? { depth, fetches: [] };
    group.fetches.push(fetch);
    groups.set(key, group);
  }
  return [...groups.values()].sort((left, right) => left.depth - right.depth);
}

function sinkLeaves(groups: readonly Group[], fetches: readonly Fetch[]): Group[] {
  const awaited = new Set(fetches.flatMap(({ after }) => after));
  const kept: Group[] = [];
  groups.forEach((group, index) => {
    const isLeaf = group.fetches.every((fetch) => fetch.requires !== null && !awaited.has(fetch));
    const later = isLeaf
      ? groups.slice(index + 1).find((other) => other.depth > group.depth && meet(group, other))
      : undefined;
    if (later === undefined) kept.push(group);
    else later.fetches.push(...group.fetches);
  });
  return kept;
}

function meet({ fetches: [left] }: Group, { fetches: [right] }: Group): boolean {
  if (left?.requires === null || right?.requires === null || !left || !right) return false;
  return meetingPoint(left) === meetingPoint(right);
}

function meetingPoint({ service, conditions, block }: Fetch): string {
  return JSON.stringify([service, conditions, block]);
}

function stepFrom(
  fetches: readonly Fetch[],
  id: number,
  isMutation: boolean,
  stepOf: ReadonlyMap<Fetch, number>,
): Step {
  const [first] = fetches;
  if (first === undefined) throw new Error('A step without a fetch.');
  const after = new Set(fetches.flatMap((fetch) => fetch.after.map((each) => stepOf.get(each))));
  return {
    id,
    service: first.service,
    isMutation: isMutation && first.requires === null && first.operation.operation === 'mutation',
    conditions: first.conditions,
    fetches,
    lists: first.requires === null ? [] : listsOf(fetches),
    after: [...after].filter((each) => each !== undefined && each !== id) as number[],
    block: first.block,
  };
}

/** Fetches share a list when they ask the same and read the answer in the same way. */
function listsOf(fetches: readonly Fetch[]): EntityList[] {
  const lists = new Map<string, Fetch[]>();
  for (const fetch of fetches) {
    const key = print(fetch.selection);
    lists.set(key, [...(lists.get(key) ?? []), fetch]);
  }
  return [...lists.values()].map((own) => ({ fetches: own }));
}

/** What names of lists begin with: nothing the client's variables begin with. */
function prefixOf({ fetches }: Step): string {
  const names = fetches.flatMap(({ variables }) =>
    variables.map((each) => each.variable.name.value),
  );
  let prefix = '_e';
  while (names.some((name) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}

/** Names of the lists' answers, and of their variables, in the requests of a step. */
export function listNames(step: Step): { readonly answer: string; readonly variable: string }[] {
  if (step.lists.length === 1) return [{ answer: '_entities', variable: 'representations' }];
  const prefix = prefixOf(step);
  return step.lists.map((_, list) => ({ answer: prefix + list, variable: prefix + list }));
}

/** The request of a step for some of its lists: a query that asks for no others. */
export function queryText(step: Step, lists: readonly number[]): string {
  const [first] = step.fetches;
  if (first === undefined) throw new Error('A step without a fetch.');
  if (step.lists.length <= 1) return first.text;
  const names = listNames(step);
  const declared = new Map<string, string>();
  const asked: string[] = [];
  for (const list of lists) {
    const fetch = step.lists[list]?.fetches[0];
    const name = names[list]?.variable;
    if (fetch === undefined || name === undefined) throw new Error('No such list.');
    declared.set(name, `$${name}: [_Any!]!`);
    fetch.variables.forEach((each) => declared.set(each.variable.name.value, print(each)));
    asked.push(`${name}: _entities(representations: $${name}) ${print(fetch.selection)}`);
  }
  const directives = (first.operation.directives ?? []).map(print).join(' ');
  const head = `query ${first.operationName ?? ''}(${[...declared.values()].join(', ')}) ${directives}`;
  return stripIgnoredCharacters(`${head} { ${asked.join(' ')} }`);
}

/** Names of the client's variables that requests of a step need. */
export function usedVariables(step: Step): readonly string[] {
  const names = step.fetches.flatMap(({ variables }) =>
    variables.map(({ variable }) => variable.name.value),
  );
  return [...new Set(names)];
}
