import { getNamedType, getNullableType, isInputObjectType, isListType } from 'graphql';
import type { FieldNode, GraphQLField, GraphQLInputType, GraphQLNamedInputType } from 'graphql';
import type { CostRules } from './cost-rules';
import type { Cost } from './cost-terms';
import { hasVariable, valueOf } from './list-size';
import type { VariableDefaults } from './list-size';

/** What the arguments of a field cost: the weights on arguments that are given, and on what is in them. */
export class ArgumentCosts {
  private readonly weighted = new Map<string, boolean>();

  constructor(private readonly rules: CostRules) {}

  costOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
    coordinate: string,
    defaults: VariableDefaults,
  ): Cost[] {
    const costs: Cost[] = [];
    for (const { name, type } of field.args) {
      const own = this.rules.weightOf(`${coordinate}(${name})`);
      if (own === undefined && !this.hasWeight(type)) continue;
      const given = node.arguments?.find((each) => each.name.value === name)?.value;
      if (given === undefined) continue;
      const cost = (value: unknown) =>
        value === undefined || value === null ? 0 : (own ?? 0) + this.costOfValue(value, type);
      if (hasVariable(given)) costs.push((run) => cost(valueOf(given, run, defaults)));
      else costs.push(cost(valueOf(given, null, defaults)));
    }
    return costs;
  }

  private costOfValue(value: unknown, given: GraphQLInputType): number {
    if (value === undefined || value === null || !this.hasWeight(given)) return 0;
    const type = getNullableType(given);
    if (isListType(type)) {
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.reduce<number>((sum, each) => sum + this.costOfValue(each, type.ofType), 0);
    }
    if (!isInputObjectType(type)) return this.rules.weightOf(type.name) ?? 0;
    let cost = 0;
    const fields = type.getFields();
    for (const [name, inner] of Object.entries(value)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined || inner === null) continue;
      cost += this.rules.weightOf(`${type.name}.${name}`) ?? 0;
      cost += this.costOfValue(inner, field.type);
    }
    return cost;
  }

  /** Whether anything in values of a type has a weight; most have not, and are not looked at. */
  private hasWeight(type: GraphQLInputType): boolean {
    const named = getNamedType(type);
    const known = this.weighted.get(named.name);
    if (known !== undefined) return known;
    const found = this.reachesWeight(named, new Set());
    this.weighted.set(named.name, found);
    return found;
  }

  private reachesWeight(type: GraphQLNamedInputType, seen: Set<string>): boolean {
    if (seen.has(type.name)) return false;
    seen.add(type.name);
    if (this.rules.weightOf(type.name) !== undefined) return true;
    if (!isInputObjectType(type)) return false;
    return Object.values(type.getFields()).some(
      (field) =>
        this.rules.weightOf(`${type.name}.${field.name}`) !== undefined ||
        this.reachesWeight(getNamedType(field.type), seen),
    );
  }
}
