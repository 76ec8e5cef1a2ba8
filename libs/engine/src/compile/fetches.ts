import type {
  FetchDataRewrite,
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
} from '@apollo/query-planner';
import { Kind, parse } from 'graphql';
import type { OperationDefinitionNode, SelectionSetNode, VariableDefinitionNode } from 'graphql';

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
}

const REPRESENTATIONS = 'representations';

/** Lists the fetches of a plan in an order in which each comes after those it waits for. */
export function listFetches(plan: QueryPlan): readonly Fetch[] {
  const fetches: Fetch[] = [];
  if (plan.node === undefined) return fetches;
  if (plan.node.kind !== 'Subscription') {
    visit(plan.node, [], [], [], fetches);
    return fetches;
  }
  // The source comes first; the rest is asked for every event.
  const { primary, rest } = plan.node;
  const source = visit(primary, [], [], [], fetches);
  if (rest !== undefined) visit(rest, [], [], source, fetches);
  return fetches;
}

/** Gives back the fetches after which everything in the node is done. */
function visit(
  node: PlanNode,
  path: readonly string[],
  conditions: readonly Condition[],
  after: readonly Fetch[],
  found: Fetch[],
): readonly Fetch[] {
  switch (node.kind) {
    case 'Fetch': {
      const fetch = fetchOf(node, found.length, path, conditions, after);
      found.push(fetch);
      return [fetch];
    }
    case 'Flatten':
      return visit(node.node, [...path, ...node.path.map(String)], conditions, after, found);
    case 'Parallel': {
      return node.nodes.flatMap((each) => visit(each, path, conditions, after, found));
    }
    case 'Sequence': {
      let before = after;
      const all: Fetch[] = [];
      for (const each of node.nodes) {
        const last = visit(each, path, conditions, before, found);
        all.push(...last);
        before = [...before, ...last];
      }
      return all;
    }
    case 'Condition': {
      const branch = (clause: PlanNode | undefined, value: boolean) =>
        clause === undefined
          ? []
          : visit(clause, path, [...conditions, { variable: node.condition, value }], after, found);
      return [...branch(node.ifClause, true), ...branch(node.elseClause, false)];
    }
    case 'Defer':
      throw new Error('@defer is not executed.');
  }
}

function fetchOf(
  node: FetchNode,
  id: number,
  path: readonly string[],
  conditions: readonly Condition[],
  after: readonly Fetch[],
): Fetch {
  const [operation] = parse(node.operation, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('A fetch has no operation.');
  const requires = node.requires ?? null;
  return {
    id,
    service: node.serviceName,
    path,
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
    conditions,
    after,
  };
}

function entitySelection({ selectionSet }: OperationDefinitionNode): SelectionSetNode {
  const [entities] = selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || entities.selectionSet === undefined) {
    throw new Error('An entity fetch does not ask for entities.');
  }
  return entities.selectionSet;
}
