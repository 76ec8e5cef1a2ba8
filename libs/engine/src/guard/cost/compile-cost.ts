import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
} from 'graphql';
import type {
  DirectiveNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { ArgumentCosts } from './argument-cost';
import type { CostRules, ListSizeRule } from './cost-rules';
import { costOf, largest, product, sum } from './cost-terms';
import type { Cost, CostFunction } from './cost-terms';
import { listSize, variableDefaults, variableOf } from './list-size';
import type { VariableDefaults } from './list-size';

export interface CostSettings {
  /** Items of a list nobody says the size of. */
  readonly listSize: number;
  /** What a change costs beside what is read of it. */
  readonly mutation: number;
  /** What one question about the schema costs; its answer is made once. */
  readonly schemaQuestion: number;
}

const NOT_SIZED: readonly string[] = [];

/**
 * Compiles what one operation costs. Fragments are compiled once for each way they are used, and reckoned once a run,
 * so the work is linear in the text. What depends on no variable becomes a number here.
 */
export class CostCompiler {
  /** How many fragments a run must remember. */
  fragmentCount = 0;
  private readonly argumentCosts: ArgumentCosts;
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly compiled = new Map<string, Cost>();
  private readonly defaults: VariableDefaults;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: CostRules,
    private readonly settings: CostSettings,
    private readonly operation: OperationDefinitionNode,
    fragments: readonly FragmentDefinitionNode[],
  ) {
    this.argumentCosts = new ArgumentCosts(rules);
    this.fragments = new Map(fragments.map((each) => [each.name.value, each]));
    this.defaults = variableDefaults(operation);
  }

  compile(): Cost {
    const { operation, schema, settings } = this;
    const type = schema.getRootType(operation.operation);
    if (!type) return 0;
    const base = operation.operation === 'mutation' ? settings.mutation : 0;
    return sum([base, this.costOfSet(operation.selectionSet, type, NOT_SIZED)]);
  }

  /** An object has one type: of what is asked of different types the most counts. */
  private costOfSet(
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    sized: readonly string[],
  ): Cost {
    const always: Cost[] = [];
    const byType = new Map<string, Cost[]>();
    for (const selection of selections) {
      const cost = this.costOfSelection(selection, type, sized);
      if (cost === 0) continue;
      const guarded = this.guarded(cost, selection.directives);
      const only = isAbstractType(type) ? this.objectTypeOf(selection) : null;
      if (only === null) always.push(guarded);
      else byType.set(only, [...(byType.get(only) ?? []), guarded]);
    }
    if (byType.size === 0) return sum(always);
    return sum([...always, largest([...byType.values()].map(sum))]);
  }

  private costOfSelection(
    selection: SelectionNode,
    type: GraphQLCompositeType,
    sized: readonly string[],
  ): Cost {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.costOfField(selection, type, sized.includes(selection.name.value));
      case Kind.INLINE_FRAGMENT: {
        const condition = selection.typeCondition?.name.value;
        const inner = condition === undefined ? type : this.compositeType(condition);
        return inner === null ? 0 : this.costOfSet(selection.selectionSet, inner, sized);
      }
      case Kind.FRAGMENT_SPREAD:
        return this.costOfFragment(selection.name.value, sized);
    }
  }

  private costOfFragment(name: string, sized: readonly string[]): Cost {
    const key = `${name} ${sized.join()}`;
    const known = this.compiled.get(key);
    if (known !== undefined) return known;
    const fragment = this.fragments.get(name);
    const type = fragment && this.compositeType(fragment.typeCondition.name.value);
    const cost = type ? this.costOfSet(fragment.selectionSet, type, sized) : 0;
    const remembered = typeof cost === 'number' ? cost : this.remembered(cost);
    this.compiled.set(key, remembered);
    return remembered;
  }

  private remembered(cost: CostFunction): CostFunction {
    const number = this.fragmentCount++;
    return (run, size) => {
      const known = run.known[number];
      if (known !== undefined && run.knownFor[number] === size) return known;
      const found = cost(run, size);
      run.known[number] = found;
      run.knownFor[number] = size;
      return found;
    };
  }

  /** @param isSized the object around says how long this list becomes */
  private costOfField(node: FieldNode, parent: GraphQLCompositeType, isSized: boolean): Cost {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') return this.settings.schemaQuestion;
    if (name.startsWith('__') || !('getFields' in parent)) return 0;
    const field = parent.getFields()[name];
    if (field === undefined) return 0;
    const coordinate = this.ruledCoordinate(parent, name);
    const rule = this.rules.sizeOf(coordinate);
    const own = rule === undefined ? null : this.sizeBy(rule, { field, node, coordinate });
    const [sizedFields, inner] =
      rule !== undefined && rule.sizedFields.length > 0 ? [rule.sizedFields, own] : [NOT_SIZED, 1];
    const items = isListType(getNullableType(field.type))
      ? this.itemsOf(isSized, sizedFields.length > 0 ? null : own)
      : 1;
    const one = sum([
      this.weightOf(coordinate, field),
      this.costBelow(node, field, sizedFields, inner ?? 1),
    ]);
    return sum([
      product(items, one),
      ...this.argumentCosts.costOf(field, node, coordinate, this.defaults),
    ]);
  }

  private itemsOf(isSized: boolean, own: Cost | null): Cost {
    if (own !== null) return own;
    return isSized ? (_run, size) => size : this.settings.listSize;
  }

  private costBelow(
    { selectionSet }: FieldNode,
    field: GraphQLField<unknown, unknown>,
    sizedFields: readonly string[],
    size: Cost,
  ): Cost {
    const type = getNamedType(field.type);
    if (selectionSet === undefined || !isCompositeType(type)) return 0;
    const below = this.costOfSet(selectionSet, type, sizedFields);
    if (typeof below === 'number') return below;
    return (run, outer) => below(run, costOf(size, run, outer));
  }

  private sizeBy(
    rule: ListSizeRule,
    of: Pick<Parameters<typeof listSize>[1], 'field' | 'node' | 'coordinate'>,
  ): Cost {
    return listSize(rule, { ...of, defaults: this.defaults, fallback: this.settings.listSize });
  }

  private weightOf(coordinate: string, field: GraphQLField<unknown, unknown>): number {
    const type = getNamedType(field.type);
    const own = this.rules.weightOf(coordinate);
    if (own !== undefined) return own;
    const fallback = isCompositeType(type) ? 1 : 0;
    if (!isAbstractType(type)) return this.rules.weightOf(type.name) ?? fallback;
    const members = this.schema.getPossibleTypes(type);
    return Math.max(...members.map(({ name }) => this.rules.weightOf(name) ?? fallback), fallback);
  }

  /** Where the rule of a field stands: with an interface, often only with a type that has it. */
  private ruledCoordinate(parent: GraphQLCompositeType, field: string): string {
    const own = `${parent.name}.${field}`;
    const isRuled = (coordinate: string) =>
      (this.rules.sizeOf(coordinate) ?? this.rules.weightOf(coordinate)) !== undefined;
    if (!isInterfaceType(parent) || isRuled(own)) return own;
    const members = this.schema.getPossibleTypes(parent);
    return members.map(({ name }) => `${name}.${field}`).find(isRuled) ?? own;
  }

  private guarded(cost: Cost, directives: readonly DirectiveNode[] = []): Cost {
    let result = cost;
    for (const { name, arguments: given } of directives) {
      const wanted = name.value === 'include';
      if (!wanted && name.value !== 'skip') continue;
      const condition = given?.[0]?.value;
      if (condition?.kind === Kind.BOOLEAN && condition.value !== wanted) return 0;
      if (condition?.kind !== Kind.VARIABLE) continue;
      const variable = condition.name.value;
      const inner = result;
      result = (run, size) =>
        (variableOf(variable, run, this.defaults) === true) === wanted
          ? costOf(inner, run, size)
          : 0;
    }
    return result;
  }

  private objectTypeOf(selection: SelectionNode): string | null {
    if (selection.kind === Kind.FIELD) return null;
    const name =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.typeCondition?.name.value
        : this.fragments.get(selection.name.value)?.typeCondition.name.value;
    return name !== undefined && isObjectType(this.schema.getType(name)) ? name : null;
  }

  private compositeType(name: string): GraphQLCompositeType | null {
    const type = this.schema.getType(name);
    return isCompositeType(type) ? type : null;
  }
}
