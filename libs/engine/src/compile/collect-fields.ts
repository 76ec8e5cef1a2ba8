import { isAbstractType, Kind } from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import { blockOf } from '../plan/defer';
import type { Block } from '../plan/defer';
import { KEPT_NAME } from '../plan/keep-selections';
import type { ConditionVariables, Guard } from './guards';

/** A field as the client wrote it, and when it is there. */
export interface GuardedField {
  readonly node: FieldNode;
  readonly guard: Guard;
}

/** Selections and when they are there. */
export interface GuardedSelection {
  readonly selection: SelectionSetNode;
  readonly guard: Guard;
}

/** A fragment of an object that is answered later. */
export interface DeferredSelection extends GuardedSelection {
  readonly block: Block;
}

/** What is collected for one object. */
interface Collected {
  readonly fields: Map<string, GuardedField[]>;
  readonly deferred: DeferredSelection[];
}

/** CollectFields (GraphQL §6.3.2) ahead of time: guards stand for variables not known yet. */
export class FieldCollector {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly conditions: ConditionVariables,
    fragments: readonly FragmentDefinitionNode[],
  ) {
    for (const fragment of fragments) this.fragments.set(fragment.name.value, fragment);
  }

  collect(
    type: GraphQLObjectType | GraphQLInterfaceType,
    selections: readonly GuardedSelection[],
  ): ReadonlyMap<string, readonly GuardedField[]> {
    return this.collectAll(type, selections).fields;
  }

  /** The same, with what is answered later. */
  collectAll(
    type: GraphQLObjectType | GraphQLInterfaceType,
    selections: readonly GuardedSelection[],
  ): Collected {
    const collected: Collected = { fields: new Map(), deferred: [] };
    const visited = new Set<string>();
    for (const { selection, guard } of selections)
      this.add(type, selection, guard, collected, visited);
    return collected;
  }

  private add(
    type: GraphQLObjectType | GraphQLInterfaceType,
    { selections }: SelectionSetNode,
    outer: Guard,
    collected: Collected,
    visited: Set<string>,
  ): void {
    const { fields } = collected;
    for (const selection of selections) {
      const guard = this.conditions.guard(outer, selection.directives);
      if (guard === null) continue;
      if (selection.kind === Kind.FIELD) {
        const name = selection.alias?.value ?? selection.name.value;
        if (name === KEPT_NAME) continue;
        const known = fields.get(name);
        if (known === undefined) fields.set(name, [{ node: selection, guard }]);
        else known.push({ node: selection, guard });
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        if (condition === undefined || this.isOfType(type, condition)) {
          const block = blockOf(selection.directives);
          const { selectionSet } = selection;
          if (block === null) this.add(type, selectionSet, guard, collected, visited);
          else collected.deferred.push({ selection: selectionSet, guard, block });
        }
      } else {
        const name = selection.name.value;
        const key = `${name} ${guard.join(' ')}`;
        if (visited.has(key)) continue;
        visited.add(key);
        const fragment = this.fragments.get(name);
        if (fragment && this.isOfType(type, fragment.typeCondition.name.value)) {
          this.add(type, fragment.selectionSet, guard, collected, visited);
        }
      }
    }
  }

  private isOfType(type: GraphQLObjectType | GraphQLInterfaceType, name: string): boolean {
    if (type.name === name) return true;
    const condition = this.schema.getType(name);
    return isAbstractType(condition) && this.schema.isSubType(condition, type);
  }
}
