import type {
  FetchNode,
  PlanNode,
  QueryPlan,
  QueryPlanSelectionNode,
  SubscriptionNode,
} from '@apollo/query-planner';
import { parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { DocumentNode, FieldNode, OperationDefinitionNode } from 'graphql';
import type { Need, RequiredFields } from '../supergraph/required-fields';
import { groupNeeds, keepFields } from './conflicting-needs';

/**
 * Takes a plan for a supergraph with separated requirements (`separateRequiredFields`) back to the fields
 * subgraphs know. They are fetched under our names, as aliases, and sent under their own; where one
 * request would need a field with several arguments, which a representation has no room for, it
 * becomes several.
 */
export function restoreRequired(plan: QueryPlan, required: RequiredFields): QueryPlan {
  if (required.fields.size === 0 || plan.node === undefined) return plan;
  return { ...plan, node: new Restoration(required).node(plan.node) };
}

class Restoration {
  constructor(private readonly required: RequiredFields) {}

  node(node: PlanNode | SubscriptionNode): PlanNode | SubscriptionNode {
    if (node.kind !== 'Subscription') return this.planNode(node);
    const { primary, rest } = node;
    // The source of a subscription reads no representation, so that it stays one request.
    return {
      ...node,
      primary: this.restored(primary),
      ...(rest && { rest: this.planNode(rest) }),
    };
  }

  private planNode(node: PlanNode): PlanNode {
    switch (node.kind) {
      case 'Fetch':
        return this.fetch(node);
      case 'Flatten':
        return { ...node, node: this.planNode(node.node) };
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map((each) => this.planNode(each)) };
      case 'Condition':
        return {
          ...node,
          ...(node.ifClause && { ifClause: this.planNode(node.ifClause) }),
          ...(node.elseClause && { elseClause: this.planNode(node.elseClause) }),
        };
      case 'Defer':
        return {
          ...node,
          primary: {
            ...node.primary,
            ...(node.primary.node && { node: this.planNode(node.primary.node) }),
          },
          deferred: node.deferred.map((each) => ({
            ...each,
            ...(each.node && { node: this.planNode(each.node) }),
          })),
        };
    }
  }

  private fetch(node: FetchNode): PlanNode {
    const parts = this.split(node).map((each) => this.restored(each));
    const [first = node] = parts;
    if (parts.length <= 1) return first;
    if (node.id === undefined) return { kind: 'Parallel', nodes: parts };
    // What is deferred waits for a request by its id: the last of them, when all are there.
    const { id, ...others } = first;
    const unnamed = parts.slice(1, -1).map(({ id: _id, ...part }) => part);
    void id;
    return { kind: 'Sequence', nodes: [others, ...unnamed, ...parts.slice(-1)] };
  }

  private split(node: FetchNode): readonly FetchNode[] {
    const { requires } = node;
    if (requires === undefined || !this.readsOurs(requires)) return [node];
    const document = parse(node.operation, { noLocation: true });
    const groups = groupNeeds(document, (type, field) =>
      this.required.needsOf(node.serviceName, type, field),
    );
    return groups.map((group) => {
      const { fields } = group;
      const foreign = groups.flatMap((other) => (other === group ? [] : other.needs));
      const left = foreign.filter((need) => !group.needs.some((own) => isSame(own, need)));
      const own = { ...node, requires: this.without(requires, left, '') };
      return groups.length === 1 ? own : withOperation(own, keepFields(document, fields));
    });
  }

  /** Leaves out what only other parts of the request need. */
  private without(
    selections: readonly QueryPlanSelectionNode[],
    left: readonly Need[],
    path: string,
  ): QueryPlanSelectionNode[] {
    return selections.flatMap((each): QueryPlanSelectionNode[] => {
      if (each.kind === 'InlineFragment') {
        return [{ ...each, selections: this.without(each.selections, left, path) }];
      }
      const place = `${path}.${this.required.fields.get(each.name)?.name ?? each.name}`;
      if (left.some((need) => isSame(need, { place, name: each.name }))) return [];
      if (each.selections === undefined) return [each];
      const below = this.without(each.selections, left, place);
      return below.length === 0 ? [] : [{ ...each, selections: below }];
    });
  }

  private restored(node: FetchNode): FetchNode {
    const document = parse(node.operation, { noLocation: true });
    const restored = visit(document, { Field: (field) => this.realField(field) });
    return {
      ...(restored === document ? node : withOperation(node, restored)),
      ...(node.requires && { requires: node.requires.map((each) => this.sent(each)) }),
    };
  }

  private realField(field: FieldNode): FieldNode | undefined {
    const ours = this.required.fields.get(field.name.value);
    if (ours === undefined) return undefined;
    const name = { ...field.name, value: ours.name };
    return { ...field, alias: field.alias ?? field.name, name, arguments: ours.arguments };
  }

  /** As a representation has it: read under our name (`alias`), sent under the subgraph's (`name`). */
  private sent(selection: QueryPlanSelectionNode): QueryPlanSelectionNode {
    const selections = selection.selections?.map((each) => this.sent(each));
    if (selection.kind === 'InlineFragment') return { ...selection, selections: selections ?? [] };
    const ours = this.required.fields.get(selection.name);
    return {
      ...selection,
      ...(ours && { alias: selection.name, name: ours.name }),
      ...(selections && { selections }),
    };
  }

  private readsOurs(selections: readonly QueryPlanSelectionNode[]): boolean {
    return selections.some(
      (each) =>
        (each.kind === 'Field' && this.required.fields.has(each.name)) ||
        this.readsOurs(each.selections ?? []),
    );
  }
}

function isSame(one: Need, other: Need): boolean {
  return one.place === other.place && one.name === other.name;
}

/** The request with another operation, and of its variables those that one uses. */
function withOperation(node: FetchNode, document: DocumentNode): FetchNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const declaring = visit(document, {
    OperationDefinition: (operation): OperationDefinitionNode => ({
      ...operation,
      variableDefinitions: operation.variableDefinitions?.filter(({ variable }) =>
        used.has(variable.name.value),
      ),
    }),
  });
  const { operationDocumentNode: _parsed, ...others } = node;
  return {
    ...others,
    operation: stripIgnoredCharacters(print(declaring)),
    ...(node.variableUsages && {
      variableUsages: node.variableUsages.filter((name) => used.has(name)),
    }),
  };
}
