import type {
  DeferredNode,
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from '@apollo/query-planner';
import { Kind, parse } from 'graphql';
import type { OperationDefinitionNode, SelectionSetNode, VariableDefinitionNode } from 'graphql';
import { blockOfLabel } from '../plan/defer';
import type { Block } from '../plan/defer';

/** A fetch happens only when this variable has this value. */
export interface Condition {
  readonly variable: string;
  readonly value: boolean;
}

/** One fetch of a plan, taken out of its tree. */
export interface Fetch {
  /** Its place in the plan, from 0. */
  readonly id: number;
  readonly service: string;
  /** Where its objects are in the answer; `@` is every item of a list. Empty for a root fetch. */
  readonly path: readonly string[];
  /** What a representation holds; null for a root fetch. */
  readonly requires: readonly QueryPlanSelectionNode[] | null;
  readonly inputRewrites: readonly FetchDataRewrite[];
  readonly outputRewrites: readonly FetchDataRewrite[];
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  readonly text: string;
  /** What is asked: of the root, or of each entity. */
  readonly selection: SelectionSetNode;
  readonly variables: readonly VariableDefinitionNode[];
  readonly conditions: readonly Condition[];
  /** Fetches that must have ended before. */
  readonly after: readonly Fetch[];
  /** What it is fetched for: 0 is what is answered at once. */
  readonly block: Block;
}

/** Where in a plan a node stands. */
interface Place {
  readonly path: readonly string[];
  readonly conditions: readonly Condition[];
  readonly block: Block;
}

const TOP: Place = { path: [], conditions: [], block: 0 };

const REPRESENTATIONS = 'representations';

/** Lists the fetches of a plan in an order in which each comes after those it waits for. */
export function listFetches(plan: QueryPlan): readonly Fetch[] {
  const fetches: Fetch[] = [];
  if (plan.node === undefined) return fetches;
  if (plan.node.kind !== 'Subscription') {
    visit(plan.node, TOP, [], { fetches, byId: new Map() });
    return fetches;
  }
  // The source comes first; the rest is asked for every event.
  const { primary, rest } = plan.node;
  const found = { fetches, byId: new Map() };
  const source = visit(primary, TOP, [], found);
  if (rest !== undefined) visit(rest, TOP, source, found);
  return fetches;
}

interface Found {
  readonly fetches: Fetch[];
  /** Those that what is answered later names as what it waits for. */
  readonly byId: Map<string, Fetch>;
}

/** Gives back the fetches after which everything in the node is done. */
function visit(
  node: PlanNode,
  place: Place,
  after: readonly Fetch[],
  found: Found,
): readonly Fetch[] {
  switch (node.kind) {
    case 'Fetch': {
      const fetch = fetchOf(node, found.fetches.length, place, after);
      found.fetches.push(fetch);
      if (node.id !== undefined) found.byId.set(node.id, fetch);
      return [fetch];
    }
    case 'Flatten': {
      const path = [...place.path, ...node.path.map(String)];
      return visit(node.node, { ...place, path }, after, found);
    }
    case 'Parallel': {
      return node.nodes.flatMap((each) => visit(each, place, after, found));
    }
    case 'Sequence': {
      let before = after;
      const all: Fetch[] = [];
      for (const each of node.nodes) {
        const last = visit(each, place, before, found);
        all.push(...last);
        before = [...before, ...last];
      }
      return all;
    }
    case 'Condition': {
      const branch = (clause: PlanNode | undefined, value: boolean) => {
        const conditions = [...place.conditions, { variable: node.condition, value }];
        return clause === undefined ? [] : visit(clause, { ...place, conditions }, after, found);
      };
      return [...branch(node.ifClause, true), ...branch(node.elseClause, false)];
    }
    case 'Defer': {
      const { primary, deferred } = node;
      const done = primary.node === undefined ? [] : visit(primary.node, place, after, found);
      for (const each of deferred) visitDeferred(each, place, done, found);
      return done;
    }
  }
}

/** What is answered later begins when what it builds on is there, and after a change when all changes are made. */
function visitDeferred(
  { node, label, depends }: DeferredNode,
  place: Place,
  primary: readonly Fetch[],
  found: Found,
): void {
  if (node === undefined) return;
  if (label === undefined) throw new Error('A deferred part has no label.');
  const needed = depends.map(({ id }) => {
    const fetch = found.byId.get(id);
    if (fetch === undefined)
      throw new Error('A deferred part waits for a fetch that is not there.');
    return fetch;
  });
  const changes = primary.filter(({ operation }) => operation.operation === 'mutation');
  const after = [...new Set([...needed, ...changes])];
  visit(node, { ...place, block: blockOfLabel(label) }, after, found);
}

function fetchOf(node: FetchNode, id: number, place: Place, after: readonly Fetch[]): Fetch {
  const [operation] = parse(node.operation, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A fetch has no operation.');
  const requires = node.requires ?? null;
  // The planner lets what is deferred at the top wait for what it does not need.
  const needsNothing = place.block > 0 && requires === null && place.path.length === 0;
  const changes = after.filter((each) => each.operation.operation === 'mutation');
  return {
    id,
    service: node.serviceName,
    path: place.path,
    requires,
    inputRewrites: node.inputRewrites ?? [],
    outputRewrites: node.outputRewrites ?? [],
    operation,
    operationName: node.operationName,
    text: node.operation,
    selection: requires === null ? operation.selectionSet : entitySelection(operation),
    variables: (operation.variableDefinitions ?? []).filter(
      ({ variable }) => requires === null || variable.name.value !== REPRESENTATIONS,
    ),
    conditions: place.conditions,
    after: needsNothing ? changes : after,
    block: place.block,
  };
}

function entitySelection({ selectionSet }: OperationDefinitionNode): SelectionSetNode {
  const [entities] = selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || entities.selectionSet === undefined) {
    throw new Error('An entity fetch does not ask for entities.');
  }
  return entities.selectionSet;
}
